import { type Icon, IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './Workspace.module.css';

export interface PageLink {
  to: string;
  Icon: Icon;
  title: string;
  text: string;
  /** The page is served outside this web app, so the browser loads it. */
  external?: boolean;
}

/** The pages that exist for the people of a workspace. */
export function PageLinks({ links }: { links: PageLink[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="pages" className={classes['section']}>
      <h2 id="pages" className={classes['heading']}>
        {t('workspace.pages')}
      </h2>
      <ul className={classes['links']}>
        {links.map(({ to, Icon, title, text, external }) => {
          const content = (
            <>
              <Icon size={24} stroke={1.6} aria-hidden />
              <span>
                <strong className={classes['linkTitle']}>{title}</strong>
                <span className={classes['linkText']}>{text}</span>
              </span>
              <IconArrowRight size={18} className={classes['arrow']} aria-hidden />
            </>
          );
          return (
            <li key={to}>
              {external ? (
                <a href={to} className={classes['link']}>
                  {content}
                </a>
              ) : (
                <Link to={to} className={classes['link']}>
                  {content}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
