import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureList } from '../../parts/FigureList.js';
import classes from './Workspace.module.css';

interface Props {
  figures: { label: string; value: string }[];
  /** What this workspace cannot do yet. */
  note?: ReactNode;
}

/** The state of a workspace today, in a few figures. */
export function Figures({ figures, note }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="today" className={classes['section']}>
      <h2 id="today" className={classes['heading']}>
        {t('workspace.today')}
      </h2>
      <FigureList figures={figures} />
      {note && <p className={classes['note']}>{note}</p>}
    </section>
  );
}
