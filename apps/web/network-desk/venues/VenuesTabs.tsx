import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../../frame/session.js';
import classes from './Venues.module.css';

/** The pages about venues. */
export function VenuesTabs() {
  const { t } = useTranslation();
  const base = `/${useSession().slug}/admin/venues`;
  const pages = [
    [base, t('networkVenues.all')],
    [`${base}/claims`, t('networkVenues.claimsPage')],
    [`${base}/gaps`, t('networkVenues.gapsPage')],
  ] as const;
  return (
    <nav aria-label={t('networkVenues.pages')} className={classes['tabs']}>
      {pages.map(([to, label]) => (
        <NavLink key={to} to={to} end>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
