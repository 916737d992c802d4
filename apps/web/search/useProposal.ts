import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { VariablesOf } from '../api/graphql.js';
import type { SpaceKind } from '../parts/kinds.js';
import type { Need } from '../rules/need.js';
import { type Proposal, ProposeQuery } from './documents.js';

export type ProposalState =
  | { status: 'idle' }
  | { status: 'asking' }
  | { status: 'failed'; error: CombinedError }
  | { status: 'ready'; proposal: Proposal };

type NeedInput = VariablesOf<typeof ProposeQuery>['need'];

function inputOf(need: Need): NeedInput {
  const { accessible, kind, text, ...fields } = need;
  return {
    ...fields,
    ...(text ? { text } : {}),
    ...(kind ? { kind: kind as SpaceKind } : {}),
    ...(accessible ? { accessible } : {}),
  };
}

/**
 * Asks for offers once per need. Not a cached query: offers carry tokens that age, and must not be asked for again
 * behind the member's back when a booking changes something else.
 */
export function useProposal(need: Need, wanted: boolean): [ProposalState, () => void] {
  const client = useClient();
  const [round, setRound] = useState(0);
  const [state, setState] = useState<ProposalState>({ status: 'idle' });
  const asked = wanted ? JSON.stringify(inputOf(need)) : null;

  useEffect(() => {
    if (asked === null) return setState({ status: 'idle' });
    let current = true;
    setState({ status: 'asking' });
    void client
      .query(ProposeQuery, { need: JSON.parse(asked) as NeedInput }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data, error }) => {
        if (!current) return;
        if (data) setState({ status: 'ready', proposal: data.propose });
        else if (error) setState({ status: 'failed', error });
      });
    return () => {
      current = false;
    };
  }, [asked, client, round]);

  const again = useCallback(() => setRound((n) => n + 1), []);
  return [state, again];
}
