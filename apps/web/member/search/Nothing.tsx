import type { Proposal } from './documents.js';
import { Notice } from '../../parts/Notice.js';

/** Never an empty answer: why nothing fits, and (below it) the nearest that does. */
export function Nothing({ nothing }: { nothing: NonNullable<Proposal['nothing']> }) {
  return <Notice tone="warm" text={nothing.text} />;
}
