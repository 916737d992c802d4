import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Page.module.css';

interface Props {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** A page below the header: its title in the tab and on the paper. */
export function Page({ title, lead, aside, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['page']}>
      <title>{t('page.tab', { title })}</title>
      <div className={classes['head']}>
        <div>
          <h1 className={classes['title']}>{title}</h1>
          {lead && <p className={classes['lead']}>{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}
