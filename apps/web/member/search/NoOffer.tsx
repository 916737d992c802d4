import type { Proposal } from './documents.js';
import { Notice } from '../../parts/Notice.js';
import { JoinWait } from './JoinWait.js';

/** Why no offer fits. The nearest offers follow below it. */
export function NoOffer({ nothing }: { nothing: NonNullable<Proposal['nothing']> }) {
  const { text, waitingListToken: token } = nothing;
  return <Notice tone="warm" text={text} action={token && <JoinWait token={token} />} />;
}
