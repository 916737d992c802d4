import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { percentOf, percentText, sumOf } from '../../rules/figures.js';
import type { VenueFigures } from './documents.js';
import classes from './Figures.module.css';

/** The period in four numbers. */
export function Totals({ figures: { hours, bookings, noShows, cancelled } }: { figures: VenueFigures }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { bookedMinutes, openMinutes } = sumOf(hours);
  const totals = [
    [t('figures.occupancy'), percentText(percentOf(bookedMinutes, openMinutes), language)],
    [t('figures.bookings'), String(bookings)],
    [
      t('figures.noShows'),
      bookings === 0 ? '0' : `${noShows} (${percentText(percentOf(noShows, bookings), language)})`,
    ],
    [t('figures.cancelled'), String(cancelled)],
  ];
  return (
    <dl className={classes['totals']}>
      {totals.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
