import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import classes from './AgendaTabs.module.css';

const VIEWS = { upcoming: '', week: '?view=week', past: '?past' };

/** The ways to look at one's agenda. */
export function AgendaTabs({ view }: { view: keyof typeof VIEWS }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  return (
    <nav aria-label={t('bookings.title')} className={classes['tabs']}>
      {Object.entries(VIEWS).map(([name, query]) => (
        <Link key={name} to={`/${slug}/bookings${query}`} aria-current={name === view ? 'page' : undefined}>
          {t(`bookings.${name as keyof typeof VIEWS}`)}
        </Link>
      ))}
    </nav>
  );
}
