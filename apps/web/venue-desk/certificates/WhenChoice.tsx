import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from '../../parts/PageTabs.module.css';

/** Sessions to come, or sessions that are over. */
export function WhenChoice({ isOver }: { isOver: boolean }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('venueSessions.when')} className={classes['tabs']}>
      <Link to="." aria-current={isOver ? undefined : 'page'}>
        {t('venueSessions.toCome')}
      </Link>
      <Link to="?when=over" aria-current={isOver ? 'page' : undefined}>
        {t('venueSessions.over')}
      </Link>
    </nav>
  );
}
