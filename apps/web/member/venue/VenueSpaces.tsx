import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { SPACE_ICON } from '../../parts/kinds.js';
import { SlotButton } from '../../parts/SlotButton.js';
import { SLOT_MINUTES, wantedOf } from '../../rules/slot.js';
import { moneyText } from '../../rules/when.js';
import type { Venue } from './documents.js';
import classes from './Venue.module.css';

/** What can be booked here, each with the way to its next free slot. */
export function VenueSpaces({ venue }: { venue: Venue }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const here = { text: '', near: venue.point, nearLabel: venue.name };
  // Before a venue is published, its spaces have no offers.
  const isBookable = venue.state === 'PUBLISHED';
  return (
    <ul className={classes['spaces']}>
      {venue.spaces.edges.map(({ node: space }) => {
        const Icon = SPACE_ICON[space.kind];
        return (
          <li key={space.id} className={classes['space']}>
            {space.photos[0] ? (
              <img
                className={classes['spacePhoto']}
                src={space.photos[0].small}
                alt={space.photos[0].alternativeText}
                loading="lazy"
              />
            ) : (
              <span className={classes['spaceIcon']}>
                <Icon size={26} stroke={1.6} aria-hidden />
              </span>
            )}
            <div className={classes['spaceBody']}>
              <h3 className={classes['spaceName']}>{space.name}</h3>
              <p className={classes['spaceText']}>
                {t(`spaceKind.${space.kind}`)}
                {space.capacity > 1 && ` · ${t('venue.seats', { count: space.capacity })}`}
                {space.needsOperator && ` · ${t('venue.operator')}`}
              </p>
              <p className={classes['spaceText']}>{space.capabilities.map(({ label }) => label).join(' · ')}</p>
              <p className={classes['spaceText']}>
                {t('venue.price', { price: moneyText(space.hourlyCents, language), weight: space.weight })}
              </p>
              {space.documents.map(({ id, name, url }) => (
                <p key={id} className={classes['spaceText']}>
                  <a href={url} className={classes['link']}>
                    {t('venue.document', { name })}
                  </a>
                </p>
              ))}
            </div>
            {isBookable && (
              <SlotButton
                need={{ ...here, ...wantedOf(space) }}
                start={space.nextFree?.start ?? null}
                minutes={SLOT_MINUTES}
                zone={venue.zone}
                name={space.name}
                variant="light"
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
