import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { percentOf, percentText, sumOf } from '../../rules/figures.js';
import type { VenueFigures } from './documents.js';
import { FigureList } from '../../parts/FigureList.js';

/** The period in four numbers. */
export function Totals({ figures: { hours, bookings, noShows, cancelled } }: { figures: VenueFigures }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { bookedMinutes, openMinutes } = sumOf(hours);
  const shareOfNoShows = percentText(percentOf(noShows, bookings), language);
  return (
    <FigureList
      figures={[
        { label: t('figures.occupancy'), value: percentText(percentOf(bookedMinutes, openMinutes), language) },
        { label: t('figures.bookings'), value: String(bookings) },
        { label: t('figures.noShows'), value: bookings === 0 ? '0' : `${noShows} (${shareOfNoShows})` },
        { label: t('figures.cancelled'), value: String(cancelled) },
      ]}
    />
  );
}
