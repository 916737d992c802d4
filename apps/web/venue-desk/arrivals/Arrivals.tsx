import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import { useLive } from '../../live/useLive.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { ListCsv } from '../../parts/ListCsv.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { allNodes } from '../../parts/all-nodes.js';
import { arrivalState } from '../../rules/arrivals.js';
import { dateAfter, dayText, instantOf, wallClock } from '../../rules/when.js';
import classes from './Arrivals.module.css';
import { ArrivalRow } from './ArrivalRow.js';
import { BookForMemberForm } from './BookForMemberForm.js';
import { type VenueBooking, VenueBookingsQuery } from './documents.js';
import { PaperListForm } from './PaperListForm.js';
import { PrintedList } from './PrintedList.js';
import { WalkInForm } from './WalkInForm.js';

interface Props {
  venueId: string;
  zone: string;
  /** How the venue learns who came. */
  arrivals: 'NONE' | 'CHECK_IN' | 'PAPER_LIST';
}

const FIRST = 50;

/** Who comes on a day, who is there and who is late; the list for paper, and people without a booking. */
export default function Arrivals({ venueId, zone, arrivals }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useClient();
  const [params] = useSearchParams();
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const asked = params.get('day');
  const day = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today;
  const [whole, setWhole] = useState<VenueBooking[]>();
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: VenueBookingsQuery,
    variables: { venueId, day, first: FIRST, after: null },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  useLive(`planning:${venueId}`, refetch);
  const list = error ? undefined : data?.venueBookings;
  const rows = list?.edges.map(({ node }) => node) ?? [];
  const there = rows.filter(({ checkIn, state }) => checkIn && state === 'IN_USE').length;

  async function print() {
    const all = await allNodes(async (after) => {
      const page = await client
        .query(VenueBookingsQuery, { venueId, day, first: FIRST, after }, { requestPolicy: 'network-only' })
        .toPromise();
      return page.data?.venueBookings ?? null;
    });
    if (!all) return;
    setWhole(all);
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  }

  return (
    <section aria-labelledby="arrivals" className={desk['section']}>
      <h2 id="arrivals" className={desk['heading']}>
        {t('arrivals.title', { day: dayText(instantOf(day, '12:00', zone), zone, language) })}
      </h2>
      <nav className={classes['days']} aria-label={t('arrivals.days')}>
        <Link to={`?day=${dateAfter(day, -1)}`}>{t('arrivals.before')}</Link>
        {day !== today && <Link to="?">{t('arrivals.today')}</Link>}
        <Link to={`?day=${dateAfter(day, 1)}`}>{t('arrivals.after')}</Link>
        <Button
          variant="default"
          size="xs"
          radius="xl"
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={rows.length === 0}
          onClick={() => void print()}
        >
          {t('arrivals.print')}
        </Button>
        {rows.length > 0 && (
          <ListCsv
            name={`arrivals-${day}`}
            query={VenueBookingsQuery}
            variables={{ venueId, day }}
            list={({ venueBookings }) => venueBookings}
            columns={t('arrivals.csvColumns', { returnObjects: true })}
            row={(one) => [
              one.code,
              one.memberName,
              one.spaces,
              String(one.seats),
              `${wallClock(one.start, zone).date} ${wallClock(one.start, zone).time}`,
              `${wallClock(one.end, zone).date} ${wallClock(one.end, zone).time}`,
              t(`arrivals.state.${arrivalState(one)}`),
              one.checkIn ? wallClock(one.checkIn.at, zone).time : '',
              one.leftAt ? wallClock(one.leftAt, zone).time : '',
              one.note,
            ]}
          />
        )}
      </nav>
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && fetching && <LoadingBlock height={160} />}
      {list?.totalCount === 0 && <Notice text={t('arrivals.none')} />}
      {list && list.totalCount > 0 && (
        <>
          <p className={desk['muted']}>{t('arrivals.count', { count: list.totalCount, there })}</p>
          <ul className={desk['rows']}>
            {rows.map((booking) => (
              <ArrivalRow
                key={booking.id}
                booking={booking}
                venueId={venueId}
                zone={zone}
                canCheckIn={arrivals !== 'NONE'}
                changed={refetch}
              />
            ))}
          </ul>
          {list.totalCount > rows.length && (
            <p className={desk['muted']}>{t('arrivals.more', { count: rows.length })}</p>
          )}
        </>
      )}
      {arrivals === 'PAPER_LIST' && rows.length > 0 && day <= today && (
        <PaperListForm key={day} venueId={venueId} day={day} rows={rows} zone={zone} entered={refetch} />
      )}
      {day === today && <WalkInForm venueId={venueId} booked={refetch} />}
      {day >= today && <BookForMemberForm venueId={venueId} day={day} zone={zone} booked={refetch} />}
      {whole && (
        <PrintedList
          rows={whole}
          zone={zone}
          title={t('arrivals.title', { day: dayText(instantOf(day, '12:00', zone), zone, language) })}
        />
      )}
    </section>
  );
}
