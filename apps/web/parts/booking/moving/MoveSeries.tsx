import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { Booking } from '../../../api/documents.js';
import { failureKind } from '../../../api/failure.js';
import { announce } from '../../../frame/announce.js';
import { newIdempotencyKey } from '../../../frame/new-idempotency-key.js';
import { useLanguage } from '../../../i18n/useLanguage.js';
import { momentText, spanText } from '../../../rules/when.js';
import { FailureNotice } from '../../FailureNotice.js';
import { LoadingBlock } from '../../LoadingBlock.js';
import { Difference } from './Difference.js';
import { MoveSeriesMutation, type MoveTime, SeriesMoveQuery } from './documents.js';
import classes from './MovePanel.module.css';

interface Props {
  booking: Booking;
  scope: 'FOLLOWING' | 'ALL';
  time: MoveTime;
  close: () => void;
}

/** What moving a series with one of its bookings does to each of them, and the button that does it. */
export function MoveSeries({ booking: { code, zone }, scope, time: { start, end }, close }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [key] = useState(newIdempotencyKey);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: SeriesMoveQuery,
    variables: { code, scope, start, end },
    requestPolicy: 'network-only',
  });
  const [{ fetching: isMoving }, send] = useMutation(MoveSeriesMutation);
  const [problem, setProblem] = useState('');
  const said = (answer: { message: string; start?: string }) =>
    answer.start ? `${momentText(answer.start, zone, language)} : ${answer.message}` : answer.message;

  if (error) return <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (fetching || !data) return <LoadingBlock height={80} />;
  const seen = data.previewSeriesMove;
  if (seen.__typename !== 'SeriesMovePreview') return <output className={classes['problem']}>{said(seen)}</output>;
  const { moves, kept, amountInclVatCents: maxAmountCents, creditMinutes: maxCreditMinutes } = seen;

  async function move() {
    const variables = { code, scope, start, end, maxAmountCents, maxCreditMinutes, key };
    const { data: sent, error: failure } = await send(variables, {
      additionalTypenames: ['Booking', 'Pass', 'MoveTime'],
    });
    const answer = sent?.moveSeries;
    if (!answer) return setProblem(t(`failure.${failure ? failureKind(failure) : 'broken'}.text`));
    if (answer.__typename !== 'SeriesMoved') return setProblem(said(answer));
    announce(t('moveSeries.done', { count: moves.length }));
    close();
  }
  return (
    <div className={classes['series']}>
      <ul>
        {moves.map((one) => (
          <li key={one.code}>{spanText(one.start, one.end, zone, language)}</li>
        ))}
      </ul>
      {kept > 0 && <p>{t('moveSeries.kept', { count: kept })}</p>}
      <Button radius="xl" loading={isMoving} onClick={() => void move()}>
        {t('moveSeries.move', { count: moves.length })}
        <Difference price={seen} />
      </Button>
      {problem && <output className={classes['problem']}>{problem}</output>}
    </div>
  );
}
