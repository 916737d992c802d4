import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { PageTabs } from '../../parts/PageTabs.js';
import { WaitingClaimsQuery } from './documents.js';

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
    [`${base}/no-shows`, t('networkVenues.noShowsPage')],
    [`${base}/bans`, t('networkVenues.bansPage')],
  ] as const;
  return <PageTabs label={t('networkVenues.pages')} pages={pages} />;
}
