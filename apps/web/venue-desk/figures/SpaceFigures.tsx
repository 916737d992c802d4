import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart.js';
import { shares } from '../../charts/options.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { hoursCount, percentOf, percentText } from '../../rules/figures.js';
import type { VenueFigures } from './documents.js';
import { FigureBlock } from './FigureBlock.js';

interface Props {
  spaces: VenueFigures['spaces'];
  asTable: boolean;
  days: number;
}

const ROW_PIXELS = 28;

/** Occupancy, bookings and no-shows of each space. */
export function SpaceFigures({ spaces, asTable, days }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [booked, own] = [t('figures.booked'), t('figures.own')];
  const rows = [
    t('figures.spaces.columns', { returnObjects: true }),
    ...spaces.map(({ name, openMinutes, bookedMinutes, ownMinutes, bookings, noShows, cancelled }) => [
      name,
      percentText(percentOf(bookedMinutes, openMinutes), language),
      hoursCount(bookedMinutes, language),
      hoursCount(ownMinutes, language),
      hoursCount(openMinutes, language),
      String(bookings),
      String(noShows),
      String(cancelled),
    ]),
  ];
  const option = useMemo(
    () => (width: number) =>
      shares(
        {
          rows: spaces.map(({ name }) => name),
          names: [booked, own],
          parts: [
            spaces.map(({ bookedMinutes, openMinutes }) => percentOf(bookedMinutes, openMinutes) ?? 0),
            spaces.map(({ ownMinutes, openMinutes }) => percentOf(ownMinutes, openMinutes) ?? 0),
          ],
        },
        width,
      ),
    [spaces, booked, own],
  );
  return (
    <FigureBlock
      title={t('figures.spaces.title')}
      text={t('figures.spaces.text')}
      rows={rows}
      file={`occupancy-spaces-${days}`}
      picture={
        asTable ? undefined : (
          <Chart label={t('figures.spaces.picture')} height={70 + spaces.length * ROW_PIXELS} option={option} />
        )
      }
    />
  );
}
