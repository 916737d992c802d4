import { Button } from '@mantine/core';
import { IconBuildingStore, IconClock, IconDoor, IconEye, IconSearch, IconUsers } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { Figures } from '../../frame/workspace/Figures.js';
import { PageLinks } from '../../frame/workspace/PageLinks.js';
import { lazyPage } from '../../i18n/lazy-page.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { addressOfNeed } from '../../rules/need.js';
import { hoursText } from '../../rules/when.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import { CancelByCode } from './CancelByCode.js';
import { VenueTodayQuery } from './documents.js';
import { VenueStatePanel } from './VenueStatePanel.js';
import { VenueTasks } from './VenueTasks.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';

const Arrivals = lazyPage(() => import('../arrivals/Arrivals.js'), 'arrivals');

/** Where the venue is on its way to being published, what waits, and the pages of its team. */
export default function VenueToday() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const desk = useVenueOfDesk();
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: VenueTodayQuery,
    variables: { venueId: desk.id, slug: desk.slug },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const managed = data?.managedVenue;
  const venue = data?.venue;
  const base = `/${slug}/venues/${desk.slug}/manage`;
  const hours = venue?.openToday.map(({ start, end }) => hoursText(start, end, venue.zone, language)).join(', ');
  const isGone = data && (!managed || !venue || managed.state === 'ARCHIVED');
  return (
    <Page title={t('venueDesk.title', { name: desk.name })} lead={t('venueDesk.lead')}>
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <LoadingBlock height={240} />}
      {isGone && (
        <Notice
          title={t('venueDesk.withdrawn')}
          text={t('venueDesk.withdrawnText')}
          action={
            <Button component={Link} to={`/${slug}/places`}>
              {t('nav.places')}
            </Button>
          }
        />
      )}
      {data && managed && venue && !isGone && (
        <>
          <VenueStatePanel venue={managed} zone={venue.zone} isManager={desk.isManager} base={base} changed={refetch} />
          {managed.state === 'PUBLISHED' && (
            <Suspense fallback={<LoadingBlock height={160} />}>
              <Arrivals venueId={desk.id} zone={venue.zone} arrivals={managed.arrivals} />
            </Suspense>
          )}
          <VenueTasks data={data} venueSlug={desk.slug} base={base} zone={venue.zone} />
          <CancelByCode venueId={desk.id} />
          <Figures
            figures={[
              { label: t('venueDesk.hours'), value: hours || t('venueDesk.closed') },
              { label: t('venueDesk.spaces'), value: String(venue.spaces.totalCount) },
            ]}
          />
          <PageLinks
            links={[
              {
                to: `${base}/page`,
                Icon: IconBuildingStore,
                title: t('venueDesk.page'),
                text: t('venueDesk.pageText'),
              },
              { to: `${base}/spaces`, Icon: IconDoor, title: t('workspace.spaces'), text: t('venueDesk.spacesText') },
              { to: `${base}/hours`, Icon: IconClock, title: t('workspace.hours'), text: t('venueDesk.hoursText') },
              { to: `${base}/team`, Icon: IconUsers, title: t('venueDesk.team'), text: t('venueDesk.teamText') },
              {
                to: `/${slug}/venues/${desk.slug}`,
                Icon: IconEye,
                title: t('venueDesk.publicPage'),
                text: t('venueDesk.publicPageText'),
              },
              {
                to: `/${slug}?${addressOfNeed({ text: '', near: venue.point, nearLabel: venue.name })}`,
                Icon: IconSearch,
                title: t('venueDesk.search'),
                text: t('venueDesk.searchText'),
              },
            ]}
          />
        </>
      )}
    </Page>
  );
}
