import { Skeleton } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import classes from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { CalendarForm } from './CalendarForm.js';
import { CalendarItem } from './CalendarItem.js';
import { type DeskSpace, OutsideCalendarsQuery } from './documents.js';

/** The calendars that a venue keeps elsewhere: when each was read, what is wrong with it, and one more. */
export default function CalendarsPart({ spaces, zone }: { spaces: readonly DeskSpace[]; zone: string }) {
  const { t } = useTranslation();
  const { id: venueId } = useDeskVenue();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(venueId, 20, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: OutsideCalendarsQuery,
    variables: { venueId, first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = data?.outsideCalendars;
  return (
    <>
      <CalendarForm spaces={spaces} added={refetch} />
      <section aria-labelledby="calendars" className={classes['section']}>
        {error && !list && <FailureNotice error={error} retry={refetch} />}
        {!list && !error && <Skeleton h={200} radius="lg" aria-label={t('shell.loading')} />}
        {list && (
          <>
            <h2 id="calendars" ref={heading} tabIndex={-1} className={classes['heading']}>
              {t('venueOpenings.calendars', { count: list.totalCount })}
            </h2>
            {list.totalCount === 0 && <p className={classes['muted']}>{t('venueOpenings.noCalendar')}</p>}
            <ul className={classes['rows']}>
              {list.edges.map(({ node }) => (
                <CalendarItem key={node.id} calendar={node} zone={zone} changed={refetch} />
              ))}
            </ul>
            <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
          </>
        )}
      </section>
    </>
  );
}
