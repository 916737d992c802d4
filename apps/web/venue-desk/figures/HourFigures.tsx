import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart.js';
import { heatmap } from '../../charts/options.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { occupancyGrid, percentText, weekdayNames } from '../../rules/figures.js';
import { openingText } from '../../rules/when.js';
import type { VenueFigures } from './documents.js';
import { FigureBlock } from './FigureBlock.js';

interface Props {
  hours: VenueFigures['hours'];
  asTable: boolean;
  days: number;
}

/** Occupancy by weekday and hour. */
export function HourFigures({ hours, asTable, days }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const grid = useMemo(() => occupancyGrid(hours), [hours]);
  const columns = grid.hours.map((hour) => openingText(`${String(hour).padStart(2, '0')}:00`, language));
  const rows = [
    [t('figures.weekday'), ...columns],
    ...weekdayNames(language, 'long').map((name, day) => [
      name,
      ...grid.percents[day]!.map((percent) => percentText(percent, language)),
    ]),
  ];
  const option = useMemo(
    () => (width: number) =>
      heatmap(
        {
          rows: weekdayNames(language, width < 560 ? 'short' : 'long'),
          columns: grid.hours.map(String),
          percents: grid.percents,
        },
        width,
      ),
    [grid, language],
  );
  return (
    <FigureBlock
      title={t('figures.hours.title')}
      text={t('figures.hours.text')}
      rows={rows}
      file={`occupancy-hours-${days}`}
      picture={asTable ? undefined : <Chart label={t('figures.hours.picture')} height={270} option={option} />}
    />
  );
}
