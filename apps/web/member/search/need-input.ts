import type { VariablesOf } from '../../api/graphql.js';
import type { SpaceKind } from '../../parts/kinds.js';
import type { Need } from '../../rules/need.js';
import type { UnderstandQuery } from './documents.js';

export type NeedInput = VariablesOf<typeof UnderstandQuery>['need'];

/** A need of the address as the api takes it. */
export function needInputOf(need: Need): NeedInput {
  const { kind, text, mentorName: _, ...fields } = need;
  return { ...fields, ...(text ? { text } : {}), ...(kind ? { kind: kind as SpaceKind } : {}) };
}
