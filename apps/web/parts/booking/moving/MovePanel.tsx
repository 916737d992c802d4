import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { Booking } from '../../../api/documents.js';
import { failureKind } from '../../../api/failure.js';
import { announce } from '../../../frame/announce.js';
import { newIdempotencyKey } from '../../../frame/new-idempotency-key.js';
import { useSession } from '../../../frame/session.js';
import { useLanguage } from '../../../i18n/useLanguage.js';
import { lengthsToChoose } from '../../../rules/lengths.js';
import { dateAfter, instantOf, minutesText, moneyText, spanText, timeText, wallClock } from '../../../rules/when.js';
import { FailureNotice } from '../../FailureNotice.js';
import { LoadingBlock } from '../../LoadingBlock.js';
import { Difference } from './Difference.js';
import { MoveSeries } from './MoveSeries.js';
import { type MoveTime, MoveMutation, MoveTimesQuery } from './documents.js';
import classes from './MovePanel.module.css';

const SCOPES = ['ONE', 'FOLLOWING', 'ALL'] as const;
type Scope = (typeof SCOPES)[number];

const minutesOf = ({ start, end }: { start: string; end: string }) => (Date.parse(end) - Date.parse(start)) / 60_000;

/** Chooses another time for a booking; what it costs more or less stands on each button before it is pressed. */
export default function MovePanel({ booking, close }: { booking: Booking; close: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const { code, zone } = booking;
  const [date, setDate] = useState(() => wallClock(booking.start, zone).date);
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const [minutes, setMinutes] = useState(() => minutesOf(booking));
  const panel = useRef<HTMLFieldSetElement>(null);
  const near = date ? instantOf(date, wallClock(booking.start, zone).time, zone) : '';
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: MoveTimesQuery,
    variables: { code, near, minutes, first: 48 },
    requestPolicy: 'network-only',
    pause: !near,
  });
  const moving = useMove(booking);
  const [scope, setScope] = useState<Scope>('ONE');
  const [chosen, setChosen] = useState<MoveTime>();
  useEffect(() => panel.current?.focus(), []);

  const ofDay = data?.moveTimes.filter(({ start }) => wallClock(start, zone).date === date);
  return (
    <fieldset ref={panel} tabIndex={-1} className={classes['panel']}>
      <legend>{t('move.title')}</legend>
      {booking.isInSeries && (
        <NativeSelect
          label={t('moveSeries.which')}
          value={scope}
          data={SCOPES.map((value) => ({ value, label: t(`moveSeries.${value}`) }))}
          onChange={(event) => setScope(event.currentTarget.value as Scope)}
          mb="sm"
        />
      )}
      <div className={classes['pair']}>
        <TextInput
          type="date"
          label={t('move.day')}
          min={today}
          max={dateAfter(today, network.bookingLimits.horizonDays)}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('move.length')}
          value={String(minutes)}
          onChange={(event) => setMinutes(Number(event.currentTarget.value))}
          data={lengthsToChoose(network.bookingLimits, minutes).map((value) => ({
            value: String(value),
            label: minutesText(value),
          }))}
        />
      </div>
      {error && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!error && (fetching || stale) && <LoadingBlock height={120} />}
      {!error && !fetching && ofDay?.length === 0 && <p>{t('move.none')}</p>}
      {!error && !fetching && ofDay && ofDay.length > 0 && (
        <ul className={classes['times']}>
          {ofDay.map((time) => (
            <li key={time.start}>
              <Button
                variant="default"
                radius="xl"
                loading={moving.sending === time.start}
                disabled={moving.sending !== null}
                onClick={() => (scope === 'ONE' ? void moving.to(time) : setChosen(time))}
              >
                {timeText(time.start, zone, language)}
                <Difference price={time.price} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen && scope !== 'ONE' && (
        <MoveSeries key={chosen.start + scope} booking={booking} scope={scope} time={chosen} close={close} />
      )}
      {moving.problem && (
        <output className={classes['problem']}>
          {moving.problem}
          {moving.overCap && (
            <Button radius="xl" onClick={() => void moving.to(moving.overCap!, true)}>
              {t('move.acceptOverCap', { when: spanText(moving.overCap.start, moving.overCap.end, zone, language) })}
            </Button>
          )}
        </output>
      )}
      <Button variant="subtle" radius="xl" onClick={close}>
        {t('move.stay')}
      </Button>
    </fieldset>
  );
}

/** Moves a booking. The key of a time stays the same until an answer arrives, so that a retry counts once. */
function useMove({ code, zone }: Booking) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [, send] = useMutation(MoveMutation);
  const keys = useRef(new Map<string, string>());
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const [overCap, setOverCap] = useState<MoveTime>();

  async function to(time: MoveTime, acceptOverCap = false) {
    const wanted = `${time.start} ${time.end} ${acceptOverCap}`;
    const idempotencyKey = keys.current.get(wanted) ?? newIdempotencyKey();
    keys.current.set(wanted, idempotencyKey);
    setSending(time.start);
    setOverCap(undefined);
    const { start, end, price } = time;
    const { data, error } = await send(
      {
        code,
        start,
        end,
        maxAmountCents: price.amountInclVatCents,
        maxCreditMinutes: price.creditMinutes,
        acceptOverCap,
        idempotencyKey,
      },
      { additionalTypenames: ['Booking', 'Pass', 'MoveTime'] },
    );
    setSending(null);
    const answer = data?.moveBooking;
    if (answer) keys.current.delete(wanted);
    if (!answer) setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    else if (answer.__typename === 'Moved')
      announce(t('move.done', { when: spanText(answer.booking.start, answer.booking.end, zone, language) }));
    else if (answer.__typename === 'MoveOverCap') {
      setProblem(t('move.overCap', { cap: moneyText(answer.capCents, language) }));
      setOverCap(time);
    } else setProblem(answer.__typename === 'MovePriceChanged' ? t('move.priceChanged') : answer.message);
  }
  return { to, sending, problem, overCap };
}
