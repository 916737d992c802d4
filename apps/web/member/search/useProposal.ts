import { useCallback, useEffect, useMemo, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { Need } from '../../rules/need.js';
import { type Proposal, ProposeQuery } from './documents.js';
import { type NeedInput, needInputOf } from './need-input.js';

export type ProposalState =
  { status: 'asking' } | { status: 'failed'; error: CombinedError } | { status: 'ready'; proposal: Proposal };

/**
 * Fetches offers once per need. It bypasses the cache: the tokens of offers expire, and a booking elsewhere must not
 * refresh the offers that the member is looking at.
 */
export function useProposal(need: Need): [ProposalState, () => void] {
  const client = useClient();
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<{ question: object; state: ProposalState }>();
  const asked = JSON.stringify(needInputOf(need));
  // A new object per need, client and round: an answer to another question is not shown.
  const question = useMemo(() => ({ asked, client, round }), [asked, client, round]);

  useEffect(() => {
    let current = true;
    void question.client
      .query(ProposeQuery, { need: JSON.parse(question.asked) as NeedInput }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data, error }) => {
        if (!current) return;
        if (data) setAnswer({ question, state: { status: 'ready', proposal: data.propose } });
        else if (error) setAnswer({ question, state: { status: 'failed', error } });
      });
    return () => {
      current = false;
    };
  }, [question]);

  const refetch = useCallback(() => setRound((n) => n + 1), []);
  return [answer?.question === question ? answer.state : { status: 'asking' }, refetch];
}
