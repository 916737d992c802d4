import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { WalkInForMutation } from './documents.js';

/** Somebody has come without a booking: named by mail address or by the code of any booking here. */
export function WalkInForm({ venueId, booked }: { venueId: string; booked: () => void }) {
  const { t } = useTranslation();
  const [who, setWho] = useState('');
  const [idempotencyKey, setKey] = useState(newIdempotencyKey);
  const [, walkIn] = useMutation(WalkInForMutation);
  const { act, problem, isBusy } = useAction(t('arrivals.walkInBad'));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const person = who.includes('@') ? { email: who.trim() } : { bookingCode: who.trim() };
    const answer = await act(walkIn({ venueId, person, idempotencyKey }));
    setKey(newIdempotencyKey());
    if (!answer) return;
    setWho('');
    booked();
  }

  return (
    <form className={desk['panel']} onSubmit={(event) => void submit(event)}>
      <h3>{t('arrivals.walkIn')}</h3>
      <p className={desk['muted']}>{t('arrivals.walkInText')}</p>
      <TextInput
        label={t('arrivals.walkInWho')}
        required
        maxLength={254}
        value={who}
        onChange={({ currentTarget: { value } }) => setWho(value)}
      />
      <Button type="submit" variant="default" radius="xl" loading={isBusy}>
        {t('arrivals.walkInBook')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
