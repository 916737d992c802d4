import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLive } from '../../live/useLive.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { PageSkeleton } from '../../parts/PageSkeleton.js';
import { VenueQuery } from './documents.js';
import { ManagedBy } from './ManagedBy.js';
import { VenueSessions } from './VenueSessions.js';
import { VenueFacts } from './VenueFacts.js';
import { SLOT_MINUTES } from '../../rules/slot.js';
import { VenueSpaces } from './VenueSpaces.js';
import { VenueView } from './VenueView.js';
import classes from './Venue.module.css';

export default function VenuePage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const variables = { slug: useParams()['venue']!, minutes: SLOT_MINUTES };
  const [{ data, error }, refetch] = useQuery({ query: VenueQuery, variables });
  const venue = data?.venue;
  useLive(venue ? `free:${venue.id}` : null, () => refetch({ requestPolicy: 'network-only' }));

  if (error && !data) {
    return (
      <Page title={t('venue.title')}>
        <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />
      </Page>
    );
  }
  if (!data) return <PageSkeleton />;
  if (!venue) {
    return (
      <Page title={t('venue.title')}>
        <Notice
          text={t('venue.none')}
          action={
            <Button component={Link} to={`/${slug}/places`}>
              {t('nav.places')}
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page title={venue.name} lead={`${t(`venueKind.${venue.kind}`)} · ${venue.address.city}`}>
      <div className={classes['split']}>
        <div className={classes['main']}>
          <VenueView venue={venue} />
          <section aria-labelledby="spaces">
            <h2 id="spaces" className={classes['heading']}>
              {t('place.spaces')}
            </h2>
            {venue.state !== 'PUBLISHED' && <p className={classes['notYet']}>{t('venue.notPublished')}</p>}
            {venue.spaces.edges.length > 0 ? <VenueSpaces venue={venue} /> : <p>{t('venue.noSpaces')}</p>}
          </section>
          {venue.houseRules && (
            <section aria-labelledby="rules">
              <h2 id="rules" className={classes['heading']}>
                {t('venue.houseRules')}
              </h2>
              <p className={classes['rules']}>{venue.houseRules}</p>
            </section>
          )}
          <ManagedBy venue={venue} />
          <VenueSessions venueId={venue.id} />
        </div>
        <VenueFacts venue={venue} />
      </div>
    </Page>
  );
}
