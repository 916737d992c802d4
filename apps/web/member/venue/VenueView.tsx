import { useTranslation } from 'react-i18next';
import { ArchPicture } from '../../parts/ArchPicture.js';
import { Pictures } from '../../parts/pictures/Pictures.js';
import type { Venue } from './documents.js';
import classes from './Venue.module.css';

/** The picture and what the place says of itself. */
export function VenueView({ venue }: { venue: Venue }) {
  const { t } = useTranslation();
  return (
    <div className={classes['view']} data-photos={venue.photos.length > 0}>
      {venue.photos.length > 0 ? (
        <Pictures pictures={venue.photos} />
      ) : (
        <ArchPicture kind={venue.kind} seed={venue.slug} size="large" />
      )}
      <div>
        {venue.description && <p className={classes['description']}>{venue.description}</p>}
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
