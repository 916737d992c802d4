import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart.js';
import { columns } from '../../charts/options.js';
import { Notice } from '../../parts/Notice.js';
import type { VenueFigures } from './documents.js';
import { FigureBlock } from './FigureBlock.js';

interface Props {
  leadTimes: VenueFigures['leadTimes'];
  asTable: boolean;
  days: number;
}

/** How long before their start bookings were made. */
export function LeadTimeFigures({ leadTimes, asTable, days }: Props) {
  const { t } = useTranslation();
  const rows = [
    t('figures.leadTimes.columns', { returnObjects: true }),
    ...leadTimes.map(({ leadTime, bookings }) => [t(`figures.leadTime.${leadTime}`), String(bookings)]),
  ];
  const option = useMemo(
    () => (width: number) =>
      columns(
        {
          names: leadTimes.map(({ leadTime }) => t(`figures.leadTime.${leadTime}`)),
          values: leadTimes.map(({ bookings }) => bookings),
        },
        width,
      ),
    [leadTimes, t],
  );
  const picture = leadTimes.some(({ bookings }) => bookings > 0) ? (
    <Chart label={t('figures.leadTimes.picture')} height={240} option={option} />
  ) : (
    <Notice text={t('figures.leadTimes.none')} />
  );
  return (
    <FigureBlock
      title={t('figures.leadTimes.title')}
      text={t('figures.leadTimes.text')}
      rows={rows}
      file={`lead-times-${days}`}
      picture={asTable ? undefined : picture}
    />
  );
}
