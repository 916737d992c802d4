import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { useAction } from '../../parts/useAction.js';
import { useFocusOnMount } from '../../parts/useFocusOnMount.js';
import { dayText, minutesText, moneyText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import classes from './Pass.module.css';
import {
  ChangeSubscriptionMutation,
  type SubscriptionChange,
  SubscriptionQuoteQuery,
} from './subscription.documents.js';

interface Props {
  title: string;
  confirm: string;
  /** What was done, in words. */
  done: string;
  change: SubscriptionChange;
  changed: (text: string) => void;
  leave: () => void;
}

/** What a change costs and does, as the server computes it, and the button that makes it. */
export function ChangePanel({ title, confirm, done, change, changed, leave }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const [key] = useState(newIdempotencyKey);
  const [{ data, error }, refetch] = useQuery({
    query: SubscriptionQuoteQuery,
    variables: { change },
    requestPolicy: 'network-only',
  });
  const [, send] = useMutation(ChangeSubscriptionMutation);
  const { act, problem, isBusy } = useAction();
  const answer = data?.subscriptionQuote;
  const money = (cents: number) => moneyText(cents, language);
  const day = (at: string) => dayText(at, network.zone, language);

  async function make(acceptedCents: number) {
    const refreshes = { additionalTypenames: ['Subscription', 'Pass', 'Booking'] };
    if (await act(send({ change, acceptedCents, key }, refreshes), done)) changed(done);
  }

  return (
    <section className={classes['change']} aria-labelledby="change">
      <h3 id="change" ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {error && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!answer && !error && <Skeleton h={90} radius="lg" />}
      {answer?.__typename === 'SubscriptionRefused' && <p role="alert">{answer.message}</p>}
      {answer?.__typename === 'SubscriptionQuote' && (
        <>
          <dl className={classes['facts']}>
            <dt>{answer.nowCents < 0 ? t('subscription.givenBack') : t('subscription.now')}</dt>
            <dd>{money(Math.abs(answer.nowCents))}</dd>
            {answer.nowCreditMinutes > 0 && (
              <>
                <dt>{t('subscription.addedHours')}</dt>
                <dd>{minutesText(answer.nowCreditMinutes)}</dd>
              </>
            )}
            <dt>{t('subscription.binds')}</dt>
            <dd>{day(answer.bindsAt)}</dd>
            {answer.nextChargeAt && (
              <>
                <dt>{t('subscription.next')}</dt>
                <dd>
                  {t('subscription.nextOn', { price: money(answer.nextChargeCents), day: day(answer.nextChargeAt) })}
                </dd>
              </>
            )}
          </dl>
          {answer.uncovered.bookings > 0 && (
            <p className={classes['warning']}>
              {t('subscription.uncovered', {
                count: answer.uncovered.bookings,
                hours: minutesText(answer.uncovered.creditMinutes),
                price: money(answer.uncovered.cents),
              })}
            </p>
          )}
          {change.kind === 'SUBSCRIBE' && <p className={classes['muted']}>{t('subscription.express')}</p>}
          {change.kind === 'WITHDRAW' && <p className={classes['muted']}>{t('subscription.withdrawText')}</p>}
          <Button
            radius="xl"
            loading={isBusy}
            onClick={() => void make(Math.max(0, answer.nowCents) + answer.uncovered.cents)}
          >
            {confirm}
          </Button>
        </>
      )}
      <Button radius="xl" variant="subtle" disabled={isBusy} onClick={leave}>
        {t('subscription.leave')}
      </Button>
      <Problem text={problem} />
    </section>
  );
}
