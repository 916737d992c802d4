import type { Proposal } from './documents.js';
import { Notice } from '../../parts/Notice.js';

/** Why no offer fits. The nearest offers follow below it. */
export function NoOffer({ nothing }: { nothing: NonNullable<Proposal['nothing']> }) {
  return <Notice tone="warm" text={nothing.text} />;
}
