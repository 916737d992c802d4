import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../../frame/session.js';
import { useLive } from '../../../live/useLive.js';
import { FailureNotice } from '../../../parts/FailureNotice.js';
import { LoadingBlock } from '../../../parts/LoadingBlock.js';
import { Page } from '../../../parts/Page.js';
import { SignInFirst } from '../../../parts/SignInFirst.js';
import { weekFromAddress, weekOf } from '../../../rules/agenda-week.js';
import { wallClock } from '../../../rules/when.js';
import MyHolds from '../../holds/MyHolds.js';
import { AgendaTabs } from '../AgendaTabs.js';
import { MySpaceWaits } from '../MySpaceWaits.js';
import { OtherAgenda } from '../OtherAgenda.js';
import { RestoredNotice } from '../RestoredNotice.js';
import { AGENDA_CONTEXT, MyAgendaQuery } from './documents.js';
import { Legend } from './Legend.js';
import { SelectedBooking } from './SelectedBooking.js';
import { WAITS } from './week-address.js';
import { WeekBar } from './WeekBar.js';
import { WeekGrid } from './WeekGrid.js';

/** The agenda of one week. The week and the selected booking are in the address. */
export default function WeekPart() {
  const { t } = useTranslation();
  const { network, me } = useSession();
  const [params] = useSearchParams();
  const [today] = useState(() => wallClock(new Date().toISOString(), network.zone).date);
  const [given, setGiven] = useState('');
  const monday = weekFromAddress(params.get('from'), today);
  const show = params.get('show');
  const { start: from, end: until, dates } = weekOf(monday, network.zone);
  const [{ data, error, stale }, refetch] = useQuery({
    query: MyAgendaQuery,
    variables: { from, until },
    requestPolicy: 'cache-and-network',
    context: AGENDA_CONTEXT,
    pause: !me,
  });
  useLive('agenda', () => refetch({ requestPolicy: 'network-only' }));
  const agenda = data?.myAgenda;

  return (
    <Page title={t('bookings.title')} aside={me && <OtherAgenda part="appointments" />}>
      {!me && <SignInFirst />}
      {me && (
        <>
          <AgendaTabs view="week" />
          <RestoredNotice key={given} text={given} />
          <MyHolds />
          <WeekBar monday={monday} today={today} dates={dates} />
          {show === WAITS && <MySpaceWaits />}
          {show !== null && show !== WAITS && <SelectedBooking key={show} code={show} onCancelled={setGiven} />}
          <div aria-busy={stale || (!agenda && !error)}>
            {error && !agenda && (
              <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />
            )}
            {!agenda && !error && <LoadingBlock height={600} />}
            {agenda && (
              <>
                <WeekGrid entries={agenda.edges.map(({ node }) => node)} dates={dates} today={today} />
                {agenda.totalCount > agenda.edges.length && (
                  <p>{t('week.more', { count: agenda.totalCount - agenda.edges.length })}</p>
                )}
                <Legend />
              </>
            )}
          </div>
        </>
      )}
    </Page>
  );
}
