import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../../frame/session.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { mondayOf } from '../../rules/agenda-week.js';
import { dateAfter, instantOf, wallClock } from '../../rules/when.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import { useVenueSpaces } from '../useVenueSpaces.js';
import { DoorList } from './DoorList.js';
import { PlanningBar } from './PlanningBar.js';
import { PlanningDetail } from './PlanningDetail.js';
import { PlanningGrid } from './PlanningGrid.js';
import { usePlanning } from './usePlanning.js';

const dateFrom = (sent: string | null, today: string) =>
  sent !== null && /^\d{4}-\d{2}-\d{2}$/.test(sent) && !Number.isNaN(Date.parse(sent)) ? sent : today;

/** What takes the time of each space of a venue, on one day or in one week. Both are in the address. */
export default function PlanningPage() {
  const { t } = useTranslation();
  const { network } = useSession();
  const desk = useVenueOfDesk();
  const [params] = useSearchParams();
  const { zone = network.zone, spaces, error, refetch: refetchSpaces } = useVenueSpaces(desk.slug);
  const [now] = useState(() => new Date().toISOString());
  const today = wallClock(now, zone).date;
  const isWeek = params.get('view') === 'week';
  const day = dateFrom(params.get('day'), today);
  const first = isWeek ? mondayOf(day) : day;
  const dates = Array.from({ length: isWeek ? 7 : 1 }, (_, n) => dateAfter(first, n));
  const from = instantOf(first, '00:00', zone);
  const until = instantOf(dateAfter(first, dates.length), '00:00', zone);
  const { entries, refetch } = usePlanning(desk.id, from, until);
  const chosen = entries?.find(({ id }) => id === params.get('show'));
  const momentOf = (instant: string) => `${wallClock(instant, zone).date} ${wallClock(instant, zone).time}`;
  const rows = () => [
    t('planning.columns', { returnObjects: true }),
    ...(entries ?? []).map(({ spaceId, start, end, kind, state, title, code, seats, note }) => [
      spaces?.find(({ id }) => id === spaceId)?.name ?? t('planning.wholeVenue'),
      momentOf(start),
      momentOf(end),
      t(`planning.kind.${kind}`),
      state ? t(`planning.state.${state}`) : '',
      title ?? '',
      code ?? '',
      String(seats ?? ''),
      note ?? '',
    ]),
  ];
  const isReady = spaces !== undefined && entries !== undefined && entries !== null;

  return (
    <Page
      title={t('planning.title')}
      lead={t('planning.lead')}
      aside={isReady && entries.length > 0 && <DownloadCsv name={`planning-${first}`} rows={rows} />}
    >
      <PlanningBar dates={dates} today={today} isWeek={isWeek} />
      {error && !spaces && <FailureNotice error={error} retry={refetchSpaces} />}
      {entries === null && (
        <Notice
          role="alert"
          tone="warm"
          text={t('planning.failed')}
          action={<Button onClick={refetch}>{t('failure.retry')}</Button>}
        />
      )}
      {!isReady && !error && entries !== null && <LoadingBlock height={400} />}
      {isReady && spaces.length === 0 && <Notice text={t('planning.noSpace')} />}
      {isReady && spaces.length > 0 && (
        <>
          {chosen && <PlanningDetail key={chosen.id} entry={chosen} spaces={spaces} zone={zone} refetch={refetch} />}
          <PlanningGrid spaces={spaces} entries={entries} dates={dates} zone={zone} isWeek={isWeek} />
          {!isWeek && <DoorList spaces={spaces} entries={entries} date={first} zone={zone} venue={desk.name} />}
        </>
      )}
    </Page>
  );
}
