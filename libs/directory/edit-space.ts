import { randomUUID } from 'node:crypto';
import {
  type ResourceRefusal,
  type ResourceRules,
  createResource,
  editResource,
  setParts,
  withdrawResource,
} from '#libs/agenda';
import { Rollback, type Sql, type Transaction, findRow, insertRow, statement, updateRow } from '#libs/platform';
import { refreshSearchOf } from './edit-venue.js';
import { type SpaceKind } from './kinds.js';
import { SpaceEntity } from './space.entity.js';

/** What a form of a space edits. */
export interface SpaceTexts extends ResourceRules {
  readonly name: string;
  readonly kind: SpaceKind;
  readonly tariffClass: string;
  readonly descriptionFr: string;
  readonly descriptionEn: string;
  readonly needsOperator: boolean;
  readonly stepFree: boolean | null;
  /** The training of the venue whose certificate a member needs to book it; null when none is needed. */
  readonly trainingId: string | null;
  /** Whether only adults book it. */
  readonly adultOnly: boolean;
  /** Whether the venue answers each booking of it first. */
  readonly needsApproval: boolean;
  /** Codes of the vocabulary. */
  readonly equipment: readonly string[];
  readonly capabilities: readonly string[];
  /** Spaces of the same venue that a booking of this one takes, too. */
  readonly partIds: readonly string[];
}

const partResources = statement(
  'directory.partResources',
  `select resource_id as "resourceId" from space where network_id = (select current_network()) and venue_id = $1
      and id = any($2::uuid[]) and withdrawn_at is null`,
);
const vocabularyOf = (table: 'equipment' | 'capability') => ({
  clear: statement(
    `directory.clearSpace.${table}`,
    `delete from space_${table} where network_id = (select current_network()) and space_id = $1 and ${table}_code <> all($2::text[])`,
  ),
  add: statement(
    `directory.addSpace.${table}`,
    `insert into space_${table} (network_id, space_id, ${table}_code)
     select (select current_network()), $1, code from ${table} where code = any($2::text[]) on conflict do nothing`,
  ),
});
const VOCABULARIES = { equipment: vocabularyOf('equipment'), capabilities: vocabularyOf('capability') };

const spacesToEdit = statement(
  'directory.spacesToEdit',
  `select s.id, s.version, s.venue_id as "venueId", s.resource_id as "resourceId", s.name, s.kind, s.tariff_class as "tariffClass",
          s.description_fr as "descriptionFr", s.description_en as "descriptionEn", s.needs_operator as "needsOperator", s.step_free as "stepFree", s.training_id as "trainingId",
          s.adult_only as "adultOnly", s.needs_approval as "needsApproval", s.withdrawn_at as "withdrawnAt",
          r.exclusive, s.capacity, r.buffer_minutes as "bufferMinutes", r.lead_minutes as "leadMinutes",
          r.min_minutes as "minMinutes", r.max_minutes as "maxMinutes",
          array(select equipment_code from space_equipment e where (e.network_id, e.space_id) = (s.network_id, s.id) order by 1) as equipment,
          array(select capability_code from space_capability c where (c.network_id, c.space_id) = (s.network_id, s.id) order by 1) as capabilities,
          array(select p.id from resource_part rp join space p on (p.network_id, p.resource_id) = (rp.network_id, rp.part_id)
                 where (rp.network_id, rp.whole_id) = (s.network_id, s.resource_id) order by p.name, p.id) as "partIds"
     from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where s.network_id = (select current_network()) and ($1::uuid is null or s.venue_id = $1) and ($2::uuid is null or s.id = $2)
    order by s.withdrawn_at is not null, s.name collate "fr-x-icu", s.id`,
);
const withdraw = statement(
  'directory.withdrawSpace',
  `update space set withdrawn_at = $2 where network_id = (select current_network()) and id = $1 and withdrawn_at is null`,
);

export interface SpaceToEdit extends SpaceTexts {
  readonly id: string;
  readonly version: number;
  readonly venueId: string;
  readonly resourceId: string;
  readonly withdrawnAt: Temporal.Instant | null;
}

/** All spaces of a venue as its staff see them, withdrawn ones last. */
export const spacesToEditOf = (tx: Sql, venueId: string): Promise<SpaceToEdit[]> =>
  tx.rows<SpaceToEdit>(spacesToEdit, [venueId, null]);

export const spaceToEdit = (tx: Sql, id: string): Promise<SpaceToEdit | undefined> =>
  tx.maybe<SpaceToEdit>(spacesToEdit, [null, id]);

export type SpaceRefusal = ResourceRefusal | 'CYCLE' | 'UNKNOWN_PART';

const columnsOf = (texts: SpaceTexts) => {
  const { name, kind, tariffClass, descriptionFr, descriptionEn, capacity } = texts;
  const { needsOperator, stepFree, trainingId, adultOnly, needsApproval } = texts;
  return {
    name,
    kind,
    tariffClass,
    descriptionFr,
    descriptionEn,
    capacity,
    needsOperator,
    stepFree,
    trainingId,
    adultOnly,
    needsApproval,
  };
};

async function writeRelated(
  tx: Sql,
  venueId: string,
  { id, resourceId }: { id: string; resourceId: string },
  texts: SpaceTexts,
): Promise<SpaceRefusal | undefined> {
  for (const [which, { clear, add }] of Object.entries(VOCABULARIES)) {
    const codes = texts[which as keyof typeof VOCABULARIES];
    await tx.run(clear, [id, codes]);
    if (codes.length > 0) await tx.run(add, [id, codes]);
  }
  const wanted = [...new Set(texts.partIds)];
  const parts = await tx.rows<{ resourceId: string }>(partResources, [venueId, wanted]);
  if (parts.length < wanted.length) return 'UNKNOWN_PART';
  if (parts.some((part) => part.resourceId === resourceId)) return 'CYCLE';
  return setParts(tx, resourceId, parts.map((part) => part.resourceId)); // prettier-ignore
}

/** Creates a space with the hours of its venue, which must be locked. The caller refreshes the search. @returns its id */
export async function createSpace(
  tx: Transaction,
  venue: { networkId: string; id: string; calendarId: string },
  texts: SpaceTexts,
): Promise<{ id: string } | { refusal: SpaceRefusal }> {
  const id = randomUUID();
  const resourceId = await createResource(tx, venue.calendarId, texts);
  await insertRow(tx, SpaceEntity, {
    networkId: venue.networkId,
    id,
    venueId: venue.id,
    resourceId,
    invented: false,
    ...columnsOf(texts),
  });
  const refusal = await writeRelated(tx, venue.id, { id, resourceId }, texts);
  return refusal ? { refusal } : { id };
}

/**
 * Changes a space as it was read; bookings that exist stay as they are. Its venue must be locked.
 * @param until no booking starts after this instant
 */
export async function editSpace(
  tx: Transaction,
  key: { networkId: string; id: string; version: number },
  texts: SpaceTexts,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<'UPDATED' | 'CONFLICT' | SpaceRefusal> {
  const row = await findRow(tx, SpaceEntity, key);
  if (!row) return 'CONFLICT';
  // What belongs to the space beside its row counts as a change of the row, too: the version tells the second of two editors.
  const changes = { ...columnsOf(texts), changedAt: now };
  if ((await updateRow<SpaceEntity>(tx, SpaceEntity, key, changes)) === 'CONFLICT') return 'CONFLICT';
  const refusal =
    (await writeRelated(tx, row.venueId, row, texts)) ?? (await editResource(tx, row.resourceId, texts, now, until));
  if (refusal) throw new Rollback<SpaceRefusal>(refusal);
  await refreshSearchOf(tx, row.venueId);
  return 'UPDATED';
}

/** From now on a space cannot be booked; bookings that exist stay. @returns false when it was withdrawn before */
export async function withdrawSpace(
  tx: Sql,
  { id, resourceId, venueId }: { id: string; resourceId: string; venueId: string },
  now: Temporal.Instant,
): Promise<boolean> {
  if ((await tx.run(withdraw, [id, now])) === 0) return false;
  await withdrawResource(tx, resourceId, now);
  await refreshSearchOf(tx, venueId);
  return true;
}
