import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import cards from '../../parts/Card.module.css';
import { CardSkeletons } from '../../parts/CardSkeletons.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { usePaging } from '../../parts/usePaging.js';
import tabs from '../agenda/AgendaTabs.module.css';
import { OtherAgenda } from '../agenda/OtherAgenda.js';
import { RestoredNotice } from '../agenda/RestoredNotice.js';
import { MyAppointmentsQuery } from './documents.js';
import { MentorWaits } from './MentorWaits.js';
import { MyAppointmentCard } from './MyAppointmentCard.js';

/** My appointments with mentors, those to come or those past. */
export function MyAppointments() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const [params] = useSearchParams();
  const isPast = params.has('past');
  const list = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState('');
  const paging = usePaging(String(isPast), 10, () => list.current?.focus());
  const [{ data, error, stale }, reexecuteQuery] = useQuery({
    query: MyAppointmentsQuery,
    variables: { when: isPast ? 'PAST' : 'UPCOMING', first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
    pause: !me,
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const changed = (text: string) => {
    setDone(text);
    refetch();
  };
  const found = data?.myAppointments;
  const search = `/${slug}?${new URLSearchParams({ q: t('appointments.findNeed') })}`;

  return (
    <Page title={t('nav.myAppointments')} lead={t('appointments.lead')} aside={me && <OtherAgenda part="bookings" />}>
      {!me && <SignInFirst />}
      {me && (
        <>
          <nav aria-label={t('appointments.views')} className={tabs['tabs']}>
            {(['upcoming', 'past'] as const).map((view) => (
              <Link
                key={view}
                to={`/${slug}/appointments${view === 'past' ? '?past' : ''}`}
                aria-current={(view === 'past') === isPast ? 'page' : undefined}
              >
                {t(`appointments.${view}`)}
              </Link>
            ))}
          </nav>
          <RestoredNotice key={done} text={done} />
          {!isPast && <MentorWaits changed={changed} />}
          <h2 className="visually-hidden">{t(isPast ? 'appointments.past' : 'appointments.upcoming')}</h2>
          <div ref={list} tabIndex={-1} aria-busy={stale || (!found && !error)}>
            {error && !found && <FailureNotice error={error} retry={refetch} />}
            {!found && !error && <CardSkeletons count={2} />}
            {found?.edges.length === 0 && (
              <Notice
                text={t(isPast ? 'appointments.nonePast' : 'appointments.none')}
                action={
                  <Button component={Link} to={search} radius="xl">
                    {t('appointments.find')}
                  </Button>
                }
              />
            )}
            {found && found.edges.length > 0 && (
              <ol className={cards['list']}>
                {found.edges.map(({ node }) => (
                  <li key={node.code}>
                    <MyAppointmentCard appointment={node} changed={changed} />
                  </li>
                ))}
              </ol>
            )}
          </div>
          {found && <Pager paging={paging} shown={found.edges.length} total={found.totalCount} {...found.pageInfo} />}
        </>
      )}
    </Page>
  );
}
