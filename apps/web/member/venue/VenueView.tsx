import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { ArchPicture } from '../../parts/ArchPicture.js';
import { Pictures } from '../../parts/pictures/Pictures.js';
import { dayText } from '../../rules/when.js';
import type { Venue } from './documents.js';
import classes from './Venue.module.css';

/** The picture and what the place says of itself. */
export function VenueView({ venue }: { venue: Venue }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { stale, confirmedAt, zone } = venue;
  const confirmed = confirmedAt && t('venue.confirmed', { day: dayText(confirmedAt, zone, language) });
  const freshness = stale ? t('venue.stale') : confirmed;
  return (
    <div className={classes['view']} data-photos={venue.photos.length > 0}>
      {venue.photos.length > 0 ? (
        <Pictures pictures={venue.photos} />
      ) : (
        <ArchPicture kind={venue.kind} seed={venue.slug} size="large" />
      )}
      <div>
        {venue.description && <p className={classes['description']}>{venue.description}</p>}
        {freshness && <p className={classes['invented']}>{freshness}</p>}
        {venue.invented && <p className={classes['invented']}>{t('venue.inventedText')}</p>}
        {venue.equipment.length > 0 && (
          <ul className={classes['equipment']} aria-label={t('place.equipment')}>
            {venue.equipment.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
