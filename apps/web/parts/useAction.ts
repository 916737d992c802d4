import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationResult } from 'urql';
import { failureKind } from '../api/failure.js';
import { announce } from '../frame/announce.js';

interface Answer {
  __typename: string;
  message?: string;
}
type Accepted<One extends Answer> = Exclude<One, { __typename: `${string}Refused` }>;
const isAccepted = <One extends Answer>(answer: One): answer is Accepted<One> => !answer.__typename.endsWith('Refused');

/** Sends mutations: says in words why one failed or was refused, and announces one that was done. */
export function useAction(badInput?: string) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);

  /** @returns what the api answered; undefined when it failed or was refused */
  async function act<Field extends string, One extends Answer>(
    sending: Promise<OperationResult<Record<Field, One>>>,
    done?: string,
  ): Promise<Accepted<One> | undefined> {
    setBusy(true);
    const { data, error } = await sending;
    setBusy(false);
    const [answer] = Object.values<One>(data ?? {});
    if (!answer) {
      const isBad = error?.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');
      setProblem(isBad && badInput ? badInput : t(`failure.${error ? failureKind(error) : 'broken'}.text`));
      return undefined;
    }
    if (!isAccepted(answer)) {
      setProblem(answer.message ?? t('failure.broken.text'));
      return undefined;
    }
    setProblem('');
    if (done) announce(done);
    return answer;
  }
  return { act, problem, isBusy };
}
