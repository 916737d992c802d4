import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useAction } from '../useAction.js';
import {
  JoinWaitingListMutation,
  LeaveSessionMutation,
  LeaveWaitingListMutation,
  TakePlaceMutation,
} from './documents.js';

/** Takes a place in a session, gives it back, joins its waiting list and leaves it. Pages that show it are fetched again. */
export function useSessionPlace(sessionId: string) {
  const { t } = useTranslation();
  const { act, problem, isBusy } = useAction();
  const [full, setFull] = useState('');
  const [, takePlace] = useMutation(TakePlaceMutation);
  const [, leaveSession] = useMutation(LeaveSessionMutation);
  const [, joinWaitingList] = useMutation(JoinWaitingListMutation);
  const [, leaveWaitingList] = useMutation(LeaveWaitingListMutation);
  const [key, setKey] = useState(newIdempotencyKey);

  /** A click whose answer was lost is repeated with the same key. */
  async function keyed<Answer>(send: (idempotencyKey: string) => Promise<Answer | undefined>) {
    setFull('');
    const answer = await send(key);
    if (answer) setKey(newIdempotencyKey());
    return answer;
  }

  return {
    problem: problem || full,
    isBusy,
    take: async () => {
      const answer = await keyed((idempotencyKey) => act(takePlace({ sessionId, idempotencyKey })));
      if (answer?.__typename === 'SessionFull') setFull(answer.message);
      return answer?.__typename === 'PlaceTaken' ? t('sessionPlaces.done.taken') : undefined;
    },
    join: async () =>
      (await keyed((idempotencyKey) => act(joinWaitingList({ sessionId, idempotencyKey })))) &&
      t('sessionPlaces.done.joined'),
    leave: async () => (await act(leaveSession({ sessionId }))) && t('sessionPlaces.done.left'),
    leaveLine: async () => (await act(leaveWaitingList({ sessionId }))) && t('sessionPlaces.done.leftLine'),
  };
}
