import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { Appointment } from '../../api/appointment-documents.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { dateAfter, instantOf, momentText, timeText, wallClock } from '../../rules/when.js';
import { FailureNotice } from '../FailureNotice.js';
import { LoadingBlock } from '../LoadingBlock.js';
import { useAction } from '../useAction.js';
import { useFocusOnMount } from '../useFocusOnMount.js';
import { AppointmentMoveTimesQuery, MoveAppointmentMutation } from './documents.js';
import classes from './Mentoring.module.css';

interface Props {
  appointment: Appointment;
  /** The name of the other side. */
  name: string;
  /** Called with what was done. */
  moved: (text: string) => void;
}

/** Moves an appointment to one of the times at which both are free, and a room where they had one. */
export function MoveAppointment({ appointment, name, moved }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes['answers']}>
      {isOpen ? (
        <Times appointment={appointment} name={name} moved={moved} close={() => setOpen(false)} />
      ) : (
        <Button
          variant="default"
          radius="xl"
          aria-label={t('mentoring.move.openOf', { name })}
          onClick={() => setOpen(true)}
        >
          {t('mentoring.move.open')}
        </Button>
      )}
    </div>
  );
}

function Times({ appointment: { code, start, zone, place }, name, moved, close }: Props & { close: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const field = useFocusOnMount<HTMLInputElement>();
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const [date, setDate] = useState(() => wallClock(start, zone).date);
  const near = date ? instantOf(date, wallClock(start, zone).time, zone) : '';
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AppointmentMoveTimesQuery,
    variables: { code, near },
    requestPolicy: 'network-only',
    pause: !near,
  });
  const [, move] = useMutation(MoveAppointmentMutation);
  const { act, problem, isBusy } = useAction();
  // The key of a time stays the same until an answer arrives, so that a retry counts once.
  const keys = useRef(new Map<string, string>());

  async function to(chosen: string) {
    const idempotencyKey = keys.current.get(chosen) ?? newIdempotencyKey();
    keys.current.set(chosen, idempotencyKey);
    if (await act(move({ code, start: chosen, idempotencyKey })))
      moved(t('mentoring.move.done', { name, when: momentText(chosen, zone, language) }));
  }

  const times = data?.appointmentMoveTimes ?? [];
  const ofDay = times.filter((time) => wallClock(time.start, zone).date === date);
  const shown = ofDay.length > 0 ? ofDay : times;
  return (
    <fieldset className={classes['form']}>
      <legend>{t('mentoring.move.title')}</legend>
      <p className={classes['muted']}>{t(place ? 'mentoring.move.withRoom' : 'mentoring.move.fromAfar', { name })}</p>
      <TextInput
        type="date"
        label={t('mentoring.move.day')}
        ref={field}
        min={today}
        max={dateAfter(today, network.bookingLimits.horizonDays)}
        value={date}
        onChange={({ currentTarget: { value } }) => setDate(value)}
      />
      {error && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!error && fetching && <LoadingBlock height={96} />}
      {!error && !fetching && ofDay.length === 0 && (
        <p>{t(times.length > 0 ? 'mentoring.move.noneThatDay' : 'mentoring.move.none')}</p>
      )}
      {!error && !fetching && shown.length > 0 && (
        <div className={classes['buttons']}>
          {shown.map((time) => (
            <Button
              key={time.start}
              variant="light"
              radius="xl"
              disabled={isBusy}
              aria-label={t('mentoring.move.toOf', { when: momentText(time.start, zone, language) })}
              onClick={() => void to(time.start)}
            >
              {ofDay.length > 0 ? timeText(time.start, zone, language) : momentText(time.start, zone, language)}
            </Button>
          ))}
        </div>
      )}
      <Problem text={problem} />
      <Button variant="subtle" radius="xl" disabled={isBusy} onClick={close}>
        {t('mentoring.move.stay')}
      </Button>
    </fieldset>
  );
}
