import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { RestoredNotice } from '../../member/agenda/RestoredNotice.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import classes from '../../parts/mentoring/Mentoring.module.css';
import { Notice } from '../../parts/Notice.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { MentorAppointmentsQuery } from '../documents.js';
import { MentorAppointmentCard } from './MentorAppointmentCard.js';

/** The appointments of a mentor, page by page. */
export function MentorAppointmentList({ isPast }: { isPast: boolean }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const [done, setDone] = useState('');
  const paging = usePaging(String(isPast), 20, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: MentorAppointmentsQuery,
    variables: { when: isPast ? 'PAST' : 'UPCOMING', first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const changed = (text: string) => {
    setDone(text);
    refetch();
  };
  const list = data?.mentorAppointments;
  if (error && !list) return <FailureNotice error={error} retry={refetch} />;
  if (!list) return <LoadingBlock height={320} />;
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="visually-hidden">
        {t(isPast ? 'mentorSessions.past' : 'mentorSessions.upcoming')}
      </h2>
      <RestoredNotice key={done} text={done} />
      {list.totalCount === 0 && (
        <Notice
          text={t(isPast ? 'mentorSessions.nonePast' : 'mentorSessions.none')}
          action={
            <Button component={Link} to={`/${slug}/mentoring/hours`} variant="default" radius="xl">
              {t('mentorSessions.hours')}
            </Button>
          }
        />
      )}
      <ul className={classes['list']}>
        {list.edges.map(({ node }) => (
          <li key={node.code}>
            <MentorAppointmentCard appointment={node} changed={changed} />
          </li>
        ))}
      </ul>
      <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
    </>
  );
}
