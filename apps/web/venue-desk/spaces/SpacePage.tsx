import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { lazyPage } from '../../i18n/lazy-page.js';
import classes from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { SpaceFormQuery } from './documents.js';
import own from './Spaces.module.css';
import { WithdrawSpace } from './WithdrawSpace.js';

const EditSpace = lazy(() => import('./EditSpace.js'));
const CalendarFeeds = lazyPage(() => import('../../parts/feeds/CalendarFeeds.js'), 'feeds');
const SpaceFilesPanel = lazyPage(() => import('./SpaceFilesPanel.js'), 'pictures');

/** One space: its form, its photos and documents, its hours, and the end of it. */
export default function SpacePage() {
  const { t } = useTranslation();
  const { id: venueId, base } = useDeskVenue();
  const spaceId = useParams()['space'] ?? '';
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: SpaceFormQuery,
    variables: { venueId },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const space = data?.managedVenue?.spaces.find(({ id }) => id === spaceId);
  const all = (
    <Link className={classes['link']!} to={`${base}/spaces`}>
      {t('venueSpaces.back')}
    </Link>
  );
  if (error && !data) return <FailureNotice error={error} retry={refetch} whole />;
  if (!data) return <Skeleton h={480} radius="lg" aria-label={t('shell.loading')} />;
  if (!space) return <Notice whole title={t('venueSpaces.unknown')} text={t('venueSpaces.unknownText')} action={all} />;
  if (space.withdrawnAt)
    return (
      <Notice
        whole
        title={t('venueSpaces.withdrawnTitle', { name: space.name })}
        text={t('venueSpaces.withdrawnText')}
        action={all}
      />
    );
  return (
    <Page title={space.name} lead={t('venueSpaces.editLead')} aside={all}>
      <p className={own['links']}>
        <Link className={classes['link']!} to={`${base}/hours?space=${space.id}`}>
          {t('venueSpaces.hours')}
        </Link>{' '}
        ·{' '}
        <Link className={classes['link']!} to={`${base}/openings?part=pass&space=${space.id}`}>
          {t('venueSpaces.openings')}
        </Link>
      </p>
      <Suspense fallback={<Skeleton h={480} radius="lg" aria-label={t('shell.loading')} />}>
        <EditSpace key={space.id} space={space} choices={data} />
      </Suspense>
      <Suspense fallback={<Skeleton h={200} radius="lg" mt="xl" aria-label={t('shell.loading')} />}>
        <SpaceFilesPanel spaceId={space.id} />
      </Suspense>
      <Suspense fallback={<Skeleton h={120} radius="lg" mt="xl" aria-label={t('shell.loading')} />}>
        <CalendarFeeds spaceId={space.id} />
      </Suspense>
      <WithdrawSpace space={space} changed={refetch} />
    </Page>
  );
}
