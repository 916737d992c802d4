import { Button } from '@mantine/core';
import { IconHourglassHigh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Offer } from '../../api/documents.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useSession } from '../../frame/session.js';
import { TimeLeft } from '../../parts/TimeLeft.js';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';
import { HOLD_CHANGES, HoldMutation, ReleaseMutation } from './documents.js';
import { storeHoldEnd } from './hold-end.js';
import classes from './Holds.module.css';

/** Keeps the space of an offer for some minutes, while the member decides. The offer can be booked meanwhile. */
export default function KeepOffer({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const { network } = useSession();
  const minutes = network.bookingLimits.holdMinutes;
  const [held, setHeld] = useState<{ id: string; until: string } | null>(null);
  const [taken, setTaken] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const [, hold] = useMutation(HoldMutation);
  const [, release] = useMutation(ReleaseMutation);
  const { act, problem, isBusy } = useAction();

  async function keep() {
    const answer = await act(hold({ token: offer.token, key }, HOLD_CHANGES), t('holds.kept', { count: minutes }));
    setTaken(answer?.__typename === 'Taken' ? answer.message : '');
    if (answer?.__typename !== 'Held') return;
    setHeld(answer);
    storeHoldEnd(answer.until);
  }
  async function giveBack(id: string) {
    await act(release({ id }, HOLD_CHANGES), t('holds.given'));
    setHeld(null);
    setKey(newIdempotencyKey());
  }

  return (
    <>
      {held ? (
        <span className={classes['kept']}>
          <IconHourglassHigh size={18} aria-hidden />
          {t('holds.keptFor')} <TimeLeft until={held.until} over={t('holds.over')} />
          <Button
            variant="subtle"
            radius="xl"
            size="compact-md"
            loading={isBusy}
            onClick={() => void giveBack(held.id)}
          >
            {t('holds.giveBack')}
          </Button>
        </span>
      ) : (
        <Button variant="subtle" radius="xl" loading={isBusy} onClick={() => void keep()}>
          {t('holds.keep', { count: minutes })}
        </Button>
      )}
      <Problem text={problem || taken} />
    </>
  );
}
