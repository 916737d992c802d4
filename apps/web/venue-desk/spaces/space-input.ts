import type { SpaceKind } from '../../parts/kinds.js';
import type { SpaceDraft } from '../../rules/space-draft.js';
import type { ManagedSpace, SpaceInput } from './documents.js';

export type Draft = SpaceDraft<SpaceKind>;

export const draftOf = ({ id: _id, version: _version, withdrawnAt: _at, capacity, ...space }: ManagedSpace): Draft => ({
  ...space,
  capacity: String(capacity),
});

export const inputOf = ({ name, capacity, ...draft }: Draft): SpaceInput => ({
  ...draft,
  name: name.trim(),
  capacity: Number(capacity),
  equipment: [...draft.equipment],
  capabilities: [...draft.capabilities],
  partIds: [...draft.partIds],
});
