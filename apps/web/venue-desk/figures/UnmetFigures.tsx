import { useTranslation } from 'react-i18next';
import { Notice } from '../../parts/Notice.js';
import type { VenueFigures } from './documents.js';
import { FigureBlock } from './FigureBlock.js';

interface Props {
  unmet: VenueFigures['unmet'];
  days: number;
}

/** What was looked for around the venue and not found. */
export function UnmetFigures({ unmet, days }: Props) {
  const { t } = useTranslation();
  const rows = [
    t('figures.unmet.columns', { returnObjects: true }),
    ...unmet.map(({ why, kind, capability, times }) => [
      capability ?? (kind ? t(`spaceKind.${kind}`) : t('figures.unmet.anything')),
      t(`figures.unmet.why.${why}`),
      String(times),
    ]),
  ];
  return (
    <FigureBlock
      title={t('figures.unmet.title')}
      text={t('figures.unmet.text')}
      rows={rows}
      file={`unmet-needs-${days}`}
      picture={unmet.length === 0 ? <Notice text={t('figures.unmet.none')} /> : undefined}
    />
  );
}
