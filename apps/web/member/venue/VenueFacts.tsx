import { IconClock, IconMapPin, IconWheelchair, IconWorld } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MapBoundary } from '../../map/MapBoundary.js';
import type { Venue } from './documents.js';
import { VenueHours } from './VenueHours.js';
import classes from './Venue.module.css';

const PointsMap = lazy(() => import('../../map/PointsMap.js'));

const known = (value: boolean | null) => (value === null ? 'unknown' : value ? 'yes' : 'no');

/** A place's own site, when what was written down is an address of one. */
const siteOf = (text: string | null): URL | null => {
  const site = text === null ? null : URL.parse(text);
  return site && /^https?:$/.test(site.protocol) ? site : null;
};

/** Where, when, who, and for whom it is easy to get in. */
export function VenueFacts({ venue }: { venue: Venue }) {
  const { t } = useTranslation();
  const { street, postcode, city } = venue.address;
  const site = siteOf(venue.website);
  const { stepFree, accessibleToilet, hearingLoop } = venue.accessibility;
  return (
    <aside className={classes['facts']} aria-label={t('venue.facts')}>
      <div className={classes['map']}>
        <MapBoundary>
          <Suspense fallback={<Skeleton h="100%" radius="lg" />}>
            <PointsMap
              points={[{ id: venue.slug, rank: 1, label: venue.name, ...venue.point }]}
              label={t('map.venue')}
            />
          </Suspense>
        </MapBoundary>
      </div>
      <h2 className={classes['factTitle']}>
        <IconMapPin size={20} aria-hidden />
        {t('venue.address')}
      </h2>
      <p>
        {street}
        <br />
        {postcode} {city}
      </p>
      <h2 className={classes['factTitle']}>
        <IconClock size={20} aria-hidden />
        {t('venue.hours')}
      </h2>
      <VenueHours venue={venue} />
      <h2 className={classes['factTitle']}>
        <IconWheelchair size={20} aria-hidden />
        {t('venue.accessibility')}
      </h2>
      <dl className={classes['pairs']}>
        <dt>{t('place.stepFree')}</dt>
        <dd>{t(`known.${known(stepFree)}`)}</dd>
        <dt>{t('venue.accessibleToilet')}</dt>
        <dd>{t(`known.${known(accessibleToilet)}`)}</dd>
        <dt>{t('venue.hearingLoop')}</dt>
        <dd>{t(`known.${known(hearingLoop)}`)}</dd>
      </dl>
      <h2 className={classes['factTitle']}>
        <IconWorld size={20} aria-hidden />
        {t('venue.owner')}
      </h2>
      <p>
        {venue.owner.name}
        {site && (
          <>
            <br />
            <a href={site.href} rel="noreferrer" className={classes['link']}>
              {site.hostname}
            </a>
          </>
        )}
      </p>
    </aside>
  );
}
