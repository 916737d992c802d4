import { IconClock, IconMapPin, IconWheelchair } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { ArchPicture } from '../../parts/ArchPicture.js';
import cards from '../../parts/Card.module.css';
import { Fact } from '../../parts/Fact.js';
import { SPACE_ICON } from '../../parts/kinds.js';
import type { Filter } from '../../rules/filter.js';
import { SlotButton } from '../../parts/SlotButton.js';
import { earliestSlot, wantedOf } from '../../rules/slot.js';
import { distanceText, hoursText } from '../../rules/when.js';
import type { VenueHit } from './documents.js';
import classes from './Places.module.css';

interface Props {
  hit: VenueHit;
  rank: number;
  lit: boolean;
  filter: Filter;
}

/** A venue in the directory, with a link to its next free slot. */
export function VenueCard({ hit, rank, lit, filter }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const title = useId();
  const { venue, matchingSpaces, matchingSpaceCount } = hit;
  // Of the spaces found when some were asked for, else of all the place has.
  const isOfSpaces = filter.capability !== undefined || filter.equipment.length > 0 || filter.text !== '';
  const soonest = venue.nextFree;
  const space =
    matchingSpaces.find(({ id }) => id === soonest?.space.id) ?? (soonest && { ...soonest.space, capabilities: [] });
  const whole = soonest && space && { start: soonest.start, wanted: wantedOf(space) };
  const next = isOfSpaces ? earliestSlot(matchingSpaces) : whole;
  const first = matchingSpaces[0];
  const wanted = filter.capability
    ? { capability: filter.capability }
    : (next?.wanted ?? (first ? wantedOf(first) : {}));
  const more = matchingSpaceCount - matchingSpaces.length;
  return (
    <article className={cards['card']} data-lit={lit} aria-labelledby={title}>
      <div className={cards['row']}>
        <ArchPicture kind={venue.kind} seed={venue.slug} rank={rank} />
        <div className={cards['head']}>
          <p className={cards['kicker']}>
            {t(`venueKind.${venue.kind}`)}
            {venue.invented && ` · ${t('places.invented')}`}
          </p>
          <h3 id={title} className={cards['title']}>
            <Link to={`/${slug}/venues/${venue.slug}`}>{venue.name}</Link>
          </h3>
        </div>
        <div className={cards['body']}>
          <p className={cards['facts']}>
            <Fact Icon={IconMapPin}>
              {venue.address.city}
              {hit.distanceMeters !== null && ` · ${distanceText(hit.distanceMeters, language)}`}
            </Fact>
            <Fact Icon={IconClock}>
              {venue.openToday.length > 0
                ? t('place.today', {
                    hours: venue.openToday
                      .map(({ start, end }) => hoursText(start, end, venue.zone, language))
                      .join(', '),
                  })
                : t('place.closedToday')}
            </Fact>
            {venue.accessibility.stepFree === true && <Fact Icon={IconWheelchair}>{t('place.stepFree')}</Fact>}
          </p>
          <ul className={classes['spaces']} aria-label={t('place.spaces')}>
            {matchingSpaces.map((space) => {
              const Icon = SPACE_ICON[space.kind];
              return (
                <li key={space.id} className={classes['space']}>
                  <Icon size={15} aria-hidden />
                  {space.name}
                </li>
              );
            })}
            {more > 0 && <li className={classes['space']}>{t('places.moreSpaces', { count: more })}</li>}
          </ul>
          <div className={cards['actions']}>
            <SlotButton
              need={{ text: '', near: venue.point, nearLabel: venue.name, ...wanted }}
              start={filter.freeAt ?? next?.start ?? null}
              minutes={filter.freeMinutes}
              zone={venue.zone}
              name={venue.name}
            />
          </div>
        </div>
      </div>
    </article>
  );
}
