import { useTranslation } from 'react-i18next';
import { useSession } from './session.js';
import classes from './Frame.module.css';

/** Tells suspended members why they cannot book. */
export function SuspensionBanner() {
  const { t } = useTranslation();
  const suspension = useSession().me?.suspension;
  if (!suspension) return null;
  return <output className={classes['banner']}>{t('shell.suspended', { reason: suspension.reason })}</output>;
}
