import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Appointment } from '../../api/appointment-documents.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../useAction.js';
import { CancelAppointmentMutation } from './documents.js';
import classes from './Mentoring.module.css';

interface Props {
  appointment: Appointment;
  /** The name of the other side. */
  name: string;
  /** Called with what was done. */
  cancelled: (text: string) => void;
}

/** Cancels an appointment with a reason, or withdraws a request; it names what follows first. */
export function CancelAppointment({ appointment: { code, state, place }, name, cancelled }: Props) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [, cancel] = useMutation(CancelAppointmentMutation);
  const { act, problem, isBusy } = useAction(t('mentoring.cancel.bad'));
  const isRequest = state === 'PENDING';
  const label = t(isRequest ? 'mentoring.cancel.withdraw' : 'mentoring.cancel.cancel');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await act(cancel({ code, reason: reason.trim() || null })))
      cancelled(t(isRequest ? 'mentoring.cancel.withdrawn' : 'mentoring.cancel.done', { name }));
  }

  if (!isAsking)
    return (
      <div className={classes['answers']}>
        <Button
          variant="default"
          radius="xl"
          aria-label={t(isRequest ? 'mentoring.cancel.withdrawOf' : 'mentoring.cancel.cancelOf', { name })}
          onClick={() => setAsking(true)}
        >
          {label}
        </Button>
      </div>
    );
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)}>
      {isRequest ? (
        <p>{t('mentoring.cancel.sureWithdraw')}</p>
      ) : (
        <>
          <p>{t(place ? 'mentoring.cancel.sureRoom' : 'mentoring.cancel.sure', { name })}</p>
          <TextInput
            label={t('mentoring.cancel.reason')}
            description={t('mentoring.cancel.reasonHelp')}
            maxLength={300}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
          />
        </>
      )}
      <div className={classes['buttons']}>
        <Button type="submit" radius="xl" loading={isBusy}>
          {label}
        </Button>
        <Button variant="subtle" radius="xl" disabled={isBusy} onClick={() => setAsking(false)}>
          {t('mentoring.cancel.keep')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
