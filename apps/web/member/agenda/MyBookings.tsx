import { Button } from '@mantine/core';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { BookingFields } from '../../api/documents.js';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { useLive } from '../../live/useLive.js';
import { lazyPage } from '../../i18n/lazy-page.js';
import cards from '../../parts/Card.module.css';
import { CardSkeletons } from '../../parts/CardSkeletons.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { usePaging } from '../../parts/usePaging.js';
import { BookingTicket } from '../../parts/booking/BookingTicket.js';
import MyHolds from '../holds/MyHolds.js';
import { AgendaTabs } from './AgendaTabs.js';
import { MySessions } from './MySessions.js';
import { MySpaceWaits } from './MySpaceWaits.js';
import { OtherAgenda } from './OtherAgenda.js';
import { RestoredNotice } from './RestoredNotice.js';

const CalendarFeeds = lazyPage(() => import('../../parts/feeds/CalendarFeeds.js'), 'feeds');

const MyBookingsQuery = graphql(
  `
    query MyBookings($when: BookingsWhen!, $first: Int!, $after: String) {
      myBookings(when: $when, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            ...BookingFields
          }
        }
      }
    }
  `,
  [BookingFields],
);

export function MyBookings() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const [params] = useSearchParams();
  const past = params.has('past');
  const list = useRef<HTMLDivElement>(null);
  const [given, setGiven] = useState('');
  const paging = usePaging(String(past), 10, () => list.current?.focus());
  const [{ data, error, stale }, refetch] = useQuery({
    query: MyBookingsQuery,
    variables: { when: past ? 'PAST' : 'UPCOMING', first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
    pause: !me,
  });
  useLive('agenda', () => refetch({ requestPolicy: 'network-only' }));
  const found = data?.myBookings;

  return (
    <Page title={t('bookings.title')} aside={me && <OtherAgenda part="appointments" />}>
      {!me && <SignInFirst />}
      {me && (
        <>
          <AgendaTabs view={past ? 'past' : 'upcoming'} />
          <RestoredNotice key={given} text={given} />
          {!past && <MyHolds />}
          {!past && <MySpaceWaits />}
          {!past && <MySessions />}
          <h2 className="visually-hidden">{t(past ? 'bookings.past' : 'bookings.upcoming')}</h2>
          <div ref={list} tabIndex={-1} aria-busy={stale || (!found && !error)}>
            {error && !found && (
              <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />
            )}
            {!found && !error && <CardSkeletons count={3} />}
            {found?.edges.length === 0 && (
              <Notice
                text={t(past ? 'bookings.nonePast' : 'bookings.none')}
                action={
                  <Button component={Link} to={`/${slug}`}>
                    {t('bookings.search')}
                  </Button>
                }
              />
            )}
            {found && found.edges.length > 0 && (
              <ol className={cards['list']}>
                {found.edges.map(({ node }) => (
                  <li key={node.id}>
                    <BookingTicket booking={node} onCancelled={setGiven} />
                  </li>
                ))}
              </ol>
            )}
          </div>
          {found && <Pager paging={paging} shown={found.edges.length} total={found.totalCount} {...found.pageInfo} />}
          {!past && found && (
            <Suspense fallback={null}>
              <CalendarFeeds />
            </Suspense>
          )}
        </>
      )}
    </Page>
  );
}
