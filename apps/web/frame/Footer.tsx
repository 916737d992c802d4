import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from './session.js';
import classes from './Footer.module.css';

export function Footer() {
  const { t } = useTranslation();
  const { network, slug } = useSession();
  return (
    <footer className={classes['footer']}>
      <div className={classes['footerInner']}>
        <p>{t('shell.footer', { name: network.name, count: network.venueCount })}</p>
        <nav aria-label={t('legalLinks.label')} className={classes['footerLinks']}>
          {(['terms', 'privacy', 'accessibility'] as const).map((page) => (
            <Link key={page} to={`/${slug}/legal/${page}`}>
              {t(`legalLinks.${page}`)}
            </Link>
          ))}
        </nav>
        <p>
          <Link to="/?choose">{t('account.otherNetwork')}</Link>
        </p>
      </div>
    </footer>
  );
}
