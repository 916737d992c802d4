import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Booking } from '../../api/documents.js';
import { graphql } from '../../api/graphql.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../useAction.js';
import classes from './BookingTicket.module.css';

const CancelSeriesMutation = graphql(`
  mutation CancelSeries($code: String!, $scope: SeriesScope!, $key: ID!) {
    cancelSeries(code: $code, scope: $scope, idempotencyKey: $key) {
      __typename
      ... on SeriesCancelled {
        cancelled
        kept
      }
      ... on Refused {
        message
      }
    }
  }
`);
const SCOPES = ['FOLLOWING', 'ALL'] as const;

interface Props {
  booking: Booking;
  /** Called with what happened, by a list from which bookings are about to disappear. */
  onEnded?: ((text: string) => void) | undefined;
}

/** Cancels the bookings of a series that can be cancelled free of charge: those from this one on, or all. */
export function EndSeries({ booking: { code }, onEnded }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const [, cancel] = useMutation(CancelSeriesMutation);
  const { act, problem, isBusy } = useAction();
  const [text, setText] = useState('');

  async function end(scope: (typeof SCOPES)[number]) {
    const answer = await act(cancel({ code, scope, key }, { additionalTypenames: ['Booking', 'Pass'] }));
    if (answer?.__typename !== 'SeriesCancelled') return;
    const { cancelled, kept } = answer;
    setKey(newIdempotencyKey());
    if (cancelled === 0) return setText(t('seriesEnd.none'));
    const done = t('seriesEnd.done', { count: cancelled });
    onEnded?.(kept > 0 ? `${done} ${t('seriesEnd.kept', { count: kept })}` : done);
    setAsking(false);
  }

  if (!asking)
    return (
      <Button variant="subtle" radius="xl" onClick={() => setAsking(true)}>
        {t('seriesEnd.ask')}
      </Button>
    );
  return (
    <div className={classes['question']}>
      <span>{text || t('seriesEnd.which')}</span>
      {SCOPES.map((scope) => (
        <Button key={scope} variant="default" radius="xl" loading={isBusy} onClick={() => void end(scope)}>
          {t(`seriesEnd.${scope}`)}
        </Button>
      ))}
      <Button variant="subtle" radius="xl" disabled={isBusy} onClick={() => setAsking(false)}>
        {t('seriesEnd.keep')}
      </Button>
      <Problem text={problem} />
    </div>
  );
}
