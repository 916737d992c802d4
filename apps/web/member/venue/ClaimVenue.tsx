import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText } from '../../rules/when.js';
import { MyVenueClaimsQuery } from './claim.documents.js';
import { ClaimForm } from './ClaimForm.js';
import classes from './Venue.module.css';

/** Lets a member ask the network to make them the manager of a venue, and shows what became of it. */
export function ClaimVenue({ venueId, name }: { venueId: string; name: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, me, network } = useSession();
  const { pathname } = useLocation();
  const [params, setParams] = useSearchParams();
  const [{ data }, refetch] = useQuery({
    query: MyVenueClaimsQuery,
    pause: !me?.member,
    requestPolicy: 'cache-and-network',
  });
  const claim = data?.myVenueClaims.find(({ venue }) => venue.id === venueId);
  const isOpen = params.has('claim');
  const day = (instant: string) => dayText(instant, network.zone, language);
  const show = (open: boolean) => {
    const next = new URLSearchParams(params);
    if (open) next.set('claim', '');
    else next.delete('claim');
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const sent = () => {
    show(false);
    refetch({ requestPolicy: 'network-only' });
  };

  return (
    <section aria-labelledby="claim" className={classes['claim']}>
      <h2 id="claim" className={classes['claimTitle']}>
        {t('venueClaim.title')}
      </h2>
      {!claim && <p>{t('venueClaim.text')}</p>}
      {claim?.state === 'WAITING' && <p>{t('venueClaim.waiting', { day: day(claim.madeAt) })}</p>}
      {claim?.state === 'REFUSED' && (
        <p>
          {t('venueClaim.refused', { day: day(claim.decidedAt ?? claim.madeAt) })}{' '}
          {claim.reason && t('venueClaim.reason', { reason: claim.reason })}
        </p>
      )}
      {claim?.state === 'APPROVED' && <p>{t('venueClaim.ended')}</p>}
      {!me?.member && (
        <Button
          component={Link}
          to={`/${slug}/sign-in?${new URLSearchParams({ next: `${pathname}?claim` })}`}
          variant="light"
          radius="xl"
        >
          {t('venueClaim.signIn')}
        </Button>
      )}
      {me?.member && !isOpen && (
        <Button variant="light" radius="xl" onClick={() => show(true)}>
          {t(claim?.state === 'WAITING' ? 'venueClaim.change' : 'venueClaim.open')}
        </Button>
      )}
      {me?.member && isOpen && <ClaimForm venueId={venueId} name={name} sent={sent} close={() => show(false)} />}
    </section>
  );
}
