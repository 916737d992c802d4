import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from './session.js';
import classes from './Frame.module.css';

export function Footer() {
  const { t } = useTranslation();
  const { network } = useSession();
  return (
    <footer className={classes['footer']}>
      <div className={classes['footerInner']}>
        <p>{t('shell.footer', { name: network.name, count: network.venueCount })}</p>
        <p>
          <Link to="/?choose">{t('account.otherNetwork')}</Link>
        </p>
      </div>
    </footer>
  );
}
