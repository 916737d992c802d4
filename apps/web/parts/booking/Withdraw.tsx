import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { BookingFields, type Booking } from '../../api/documents.js';
import { graphql } from '../../api/graphql.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../useAction.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { momentText } from '../../rules/when.js';
import classes from './BookingTicket.module.css';

const WithdrawMutation = graphql(
  `
    mutation Withdraw($code: String!, $key: ID!) {
      withdrawFromBooking(code: $code, idempotencyKey: $key) {
        __typename
        ... on Withdrawn {
          booking {
            ...BookingFields
          }
        }
        ... on Refused {
          code
          message
        }
      }
    }
  `,
  [BookingFields],
);

interface Props {
  booking: Booking;
  /** Called with what happened, by a list from which the booking is about to disappear. */
  onWithdrawn?: ((text: string) => void) | undefined;
}

/** The withdrawal from the contract, in the two steps and the words that consumer law asks for. */
export function Withdraw({ booking, onWithdrawn }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const [key] = useState(newIdempotencyKey);
  const [, withdraw] = useMutation(WithdrawMutation);
  const { act, problem, isBusy } = useAction();
  const { code, withdrawableUntil, zone } = booking;
  if (!withdrawableUntil) return null;

  async function confirm() {
    const refreshes = { additionalTypenames: ['Booking', 'Pass'] };
    const done = t('withdrawal.done');
    if (await act(withdraw({ code, key }, refreshes), done)) onWithdrawn?.(done);
  }

  if (!asking)
    return (
      <Button variant="subtle" radius="xl" onClick={() => setAsking(true)}>
        {t('withdrawal.start')}
      </Button>
    );
  return (
    <div className={classes['question']}>
      <span>{t('withdrawal.meaning', { when: momentText(withdrawableUntil, zone, language) })}</span>
      <Button radius="xl" loading={isBusy} onClick={() => void confirm()}>
        {t('withdrawal.confirm')}
      </Button>
      <Button variant="subtle" radius="xl" disabled={isBusy} onClick={() => setAsking(false)}>
        {t('cancel.keep')}
      </Button>
      <Problem text={problem} />
    </div>
  );
}
