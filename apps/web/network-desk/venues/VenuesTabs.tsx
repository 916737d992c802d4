import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { WaitingClaimsQuery } from './documents.js';
import classes from './Venues.module.css';

/** The pages about venues. */
export function VenuesTabs() {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: WaitingClaimsQuery, requestPolicy: 'cache-and-network' });
  const count = data?.venueClaims.totalCount ?? 0;
  const base = `/${useSession().slug}/admin/venues`;
  const pages = [
    [base, t('networkVenues.all')],
    [`${base}/claims`, count > 0 ? t('networkVenues.claimsWaiting', { count }) : t('networkVenues.claimsPage')],
    [`${base}/gaps`, t('networkVenues.gapsPage')],
    [`${base}/bans`, t('networkVenues.bansPage')],
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
