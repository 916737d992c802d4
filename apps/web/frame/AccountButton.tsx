import { IconLogin2, IconUser } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from './session.js';
import classes from './Frame.module.css';

const AccountMenu = lazy(() => import('./AccountMenu.js'));

export function AccountButton() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const { pathname, search } = useLocation();
  if (me) {
    const placeholder = (
      <span className={classes['tool']}>
        <IconUser size={18} aria-hidden />
        <span className={classes['who']}>{me.name}</span>
      </span>
    );
    return (
      <Suspense fallback={placeholder}>
        <AccountMenu me={me} />
      </Suspense>
    );
  }
  const next = pathname.endsWith('/sign-in') ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  return (
    <Link to={`/${slug}/sign-in${next}`} className={classes['tool']}>
      <IconLogin2 size={18} className={classes['extra']} aria-hidden />
      {t('account.signIn')}
    </Link>
  );
}
