import type { SpaceKind } from '../../parts/kinds.js';
import type { SpaceDraft } from '../../rules/space-draft.js';
import type { ManagedSpace, SpaceInput } from './documents.js';

export type Draft = SpaceDraft<SpaceKind>;

/** Field by field, because an answer has more, such as `__typename`, which the server would refuse. */
export const draftOf = (space: ManagedSpace): Draft => ({
  name: space.name,
  kind: space.kind,
  tariffClass: space.tariffClass,
  descriptionFr: space.descriptionFr,
  descriptionEn: space.descriptionEn,
  capacity: String(space.capacity),
  sharesSeats: space.sharesSeats,
  bufferMinutes: space.bufferMinutes,
  leadMinutes: space.leadMinutes,
  minMinutes: space.minMinutes,
  maxMinutes: space.maxMinutes,
  needsOperator: space.needsOperator,
  stepFree: space.stepFree,
  adultOnly: space.adultOnly,
  needsApproval: space.needsApproval,
  trainingId: space.trainingId,
  equipment: space.equipment,
  capabilities: space.capabilities,
  partIds: space.partIds,
});

export const inputOf = ({ name, capacity, ...draft }: Draft): SpaceInput => ({
  ...draft,
  name: name.trim(),
  capacity: Number(capacity),
  equipment: [...draft.equipment],
  capabilities: [...draft.capabilities],
  partIds: [...draft.partIds],
});
