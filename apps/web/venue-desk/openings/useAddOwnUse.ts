import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { AddOwnUseMutation, type Conflict, type OwnUseInput } from './documents.js';

/** Enters an own use. A retry of the same request enters it once. */
export function useAddOwnUse() {
  const { t } = useTranslation();
  const [{ fetching }, send] = useMutation(AddOwnUseMutation);
  const [problem, setProblem] = useState('');
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const attempt = useRef({ request: '', key: '' });

  /** @returns whether it was entered */
  async function add(input: OwnUseInput): Promise<boolean> {
    const request = JSON.stringify(input);
    if (attempt.current.request !== request) attempt.current = { request, key: newIdempotencyKey() };
    setProblem('');
    setConflicts([]);
    const { data, error } = await send({ input, idempotencyKey: attempt.current.key });
    const answer = data?.addOwnUse;
    if (answer?.__typename === 'OwnUseAdded') {
      attempt.current = { request: '', key: '' };
      return true;
    }
    if (answer?.__typename === 'OwnUseInConflict') setConflicts(answer.conflicts);
    else setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    return false;
  }
  return { add, fetching, problem, conflicts, setProblem };
}
