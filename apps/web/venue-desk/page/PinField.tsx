import { Skeleton, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { MapBoundary } from '../../map/MapBoundary.js';
import desk from '../../network-desk/Desk.module.css';
import { degreesOf } from '../../rules/venue-form.js';
import { FieldConflict } from './FieldConflict.js';
import type { VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

const PointsMap = lazy(() => import('../../map/PointsMap.js'));

/** Six decimals are a tenth of a metre. */
const DECIMALS = 6;
const written = (degrees: number) => String(Number(degrees.toFixed(DECIMALS)));

/** Where the pin is: on a map where it can be moved, and as two numbers that do the same. */
export function PinField({ editor, precision }: { editor: VenueEditor; precision: number | null }) {
  const { t } = useTranslation();
  const { form, set, faults } = editor;
  const { name, point } = form;
  const [lat, lon] = [degreesOf(point.lat), degreesOf(point.lon)];
  const isOnMap = Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return (
    <div className={classes['stack']}>
      <p className={desk['muted']}>{t(precision === null ? 'venueEditor.pinHelp' : 'venueEditor.pinComputed')}</p>
      <div className={classes['map']}>
        <MapBoundary>
          <Suspense fallback={<Skeleton h="100%" radius="lg" />}>
            <PointsMap
              points={isOnMap ? [{ id: 'pin', rank: 1, label: name, lat, lon }] : []}
              label={t('venueEditor.pinMap')}
              note={t('venueEditor.pinNote')}
              onMove={(moved) => set('point', { lat: written(moved.lat), lon: written(moved.lon) })}
            />
          </Suspense>
        </MapBoundary>
      </div>
      <div className={classes['coordinates']}>
        {(['lat', 'lon'] as const).map((axis) => (
          <TextInput
            key={axis}
            inputMode="decimal"
            label={t(`venueEditor.${axis}`)}
            maxLength={30}
            error={faults.includes(axis) && t(`venueEditor.${axis}Wrong`)}
            value={point[axis]}
            onChange={({ currentTarget: { value } }) => set('point', { ...point, [axis]: value })}
          />
        ))}
      </div>
      <FieldConflict
        editor={editor}
        field="point"
        label={t('venueEditor.pin')}
        show={(theirs) => `${theirs.point.lat} ; ${theirs.point.lon}`}
      />
    </div>
  );
}
