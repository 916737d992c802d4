import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import { VenueToEditQuery } from './documents.js';
import { VenueFields } from './VenueFields.js';

const VenuePhotos = lazy(() => import('./VenuePhotos.js'));

/** What the page of a venue says and shows. */
export default function VenueEditorPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const venue = useVenueOfDesk();
  const [{ data, error }, refetch] = useQuery({
    query: VenueToEditQuery,
    variables: { venueId: venue.id },
    requestPolicy: 'network-only',
  });
  // Kept while another language is fetched, so that nothing that was typed is lost.
  const [read, setRead] = useState(data);
  if (data && data !== read) setRead(data);
  const edited = read?.managedVenue;
  return (
    <Page
      title={t('venueEditor.title', { name: edited?.name ?? venue.name })}
      lead={t('venueEditor.lead')}
      aside={
        <Link className={desk['link']!} to={`/${slug}/venues/${venue.slug}`}>
          {t('venueEditor.seePage')}
        </Link>
      }
    >
      {error && !read && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!read && !error && <Skeleton h={480} radius="lg" aria-label={t('shell.loading')} />}
      {read && (!edited || edited.state === 'ARCHIVED') && (
        <Notice title={t('venueDesk.withdrawn')} text={t('venueDesk.withdrawnText')} />
      )}
      {edited && edited.state !== 'ARCHIVED' && (
        <>
          <VenueFields key={edited.id} venue={edited} equipment={read.equipment} />
          <Suspense fallback={<Skeleton h={200} radius="lg" mt="xl" aria-label={t('shell.loading')} />}>
            <VenuePhotos venueId={edited.id} slug={edited.slug} />
          </Suspense>
        </>
      )}
    </Page>
  );
}
