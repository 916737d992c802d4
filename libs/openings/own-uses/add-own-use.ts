import { Injectable } from '@nestjs/common';
import { isOnGrid, quarterMinutes, takeOwnTime } from '#libs/agenda';
import { isStaffOf } from '#libs/directory';
import { Clock, Database, type MemberViewer, Random, Rollback, type Sql, claimKey } from '#libs/platform';
import { type OpeningRefusal } from '../openings.types.js';
import {
  type ConflictRow,
  type OwnUseRow,
  conflictsOf,
  insertOwnUse,
  othersWithin,
  ownUseById,
  removeOwnUses,
  spaceToUse,
} from './own-use.queries.js';

export interface OwnUseRequest {
  readonly spaceId: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly seats: number | null;
  readonly title: string;
  readonly idempotencyKey: string;
}

export type AddOwnUseOutcome =
  | { kind: 'ADDED'; ownUse: OwnUseRow; conflicts: readonly ConflictRow[] }
  | { kind: 'CONFLICT'; venueId: string; conflicts: readonly ConflictRow[] }
  | { kind: 'REFUSED'; code: OpeningRefusal };

const LONGEST_HOURS = 31 * 24;
const HOURS_AHEAD = 366 * 24;
const ATTEMPTS = 5;

/** Enters a time at which the venue uses a space itself: all of it or nothing, by the rule that also decides bookings. */
@Injectable()
export class AddOwnUse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async add(viewer: MemberViewer, wanted: OwnUseRequest): Promise<AddOwnUseOutcome> {
    const now = this.clock.now();
    const fault = faultOf(wanted, now);
    if (fault) return { kind: 'REFUSED', code: fault };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const work = (tx: Sql) => this.attempt(tx, viewer, wanted, now);
      const outcome = await this.database.inTransaction(viewer.network.id, work);
      if (outcome !== 'AGAIN') return outcome;
    }
    return { kind: 'REFUSED', code: 'BUSY' };
  }

  private async attempt(
    tx: Sql,
    viewer: MemberViewer,
    wanted: OwnUseRequest,
    now: Temporal.Instant,
  ): Promise<AddOwnUseOutcome | 'AGAIN'> {
    const { spaceId, start, end, seats, title, idempotencyKey } = wanted;
    const refuse = (outcome: AddOwnUseOutcome | 'AGAIN'): never => {
      throw new Rollback(outcome);
    };
    const space = await spaceToUse(tx, spaceId);
    if (!space || !isStaffOf(viewer, space.venueId)) return refuse({ kind: 'REFUSED', code: 'NOT_FOUND' });
    if (seats !== null && seats > space.capacity) return refuse({ kind: 'REFUSED', code: 'TOO_MANY_SEATS' });
    const id = this.random.uuid();
    const request = JSON.stringify([spaceId, start.toString(), end.toString(), seats, title]);
    const key = { actorId: viewer.member.id, operation: 'addOwnUse', key: idempotencyKey, request };
    const claim = await claimKey(tx, key, id, now);
    if (claim.kind === 'KEY_REUSED') return refuse({ kind: 'REFUSED', code: 'KEY_REUSED' });
    if (claim.kind === 'REPLAY') return added(tx, claim.resultId, now);
    await insertOwnUse(tx, { id, spaceId, start, end, seats, title, addedById: viewer.member.id, now });
    const { resourceId } = space;
    const own = { networkId: viewer.network.id, holderId: id, resourceId, start, end, seats, now };
    const taken = await takeOwnTime(tx, own, true);
    if (taken === 'AGAIN') return refuse('AGAIN');
    if (taken === 'WHOLE') return added(tx, id, now);
    const conflicts = await othersWithin(tx, resourceId, { start, end }, now);
    return refuse({ kind: 'CONFLICT', venueId: space.venueId, conflicts });
  }

  /** Gives the time back. What is removed already stays so. */
  remove(viewer: MemberViewer, id: string): Promise<OpeningRefusal | undefined> {
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const ownUse = await ownUseById(tx, id);
      if (!ownUse || !isStaffOf(viewer, ownUse.venueId)) return 'NOT_FOUND';
      if (ownUse.imported) return 'IMPORTED';
      await removeOwnUses(tx, [id]);
      return undefined;
    });
  }
}

async function added(tx: Sql, id: string, now: Temporal.Instant): Promise<AddOwnUseOutcome> {
  const ownUse = (await ownUseById(tx, id))!;
  return { kind: 'ADDED', ownUse, conflicts: (await conflictsOf(tx, [id], now)).get(id) ?? [] };
}

function faultOf({ start, end }: OwnUseRequest, now: Temporal.Instant): OpeningRefusal | undefined {
  const [from, until, at] = [start.epochMilliseconds, end.epochMilliseconds, now.epochMilliseconds];
  const hours = (until - from) / 3_600_000;
  if (!isOnGrid(start, quarterMinutes) || !isOnGrid(end, quarterMinutes)) return 'OFF_GRID';
  if (hours <= 0) return 'REVERSED';
  if (until <= at) return 'OVER_ALREADY';
  if (hours > LONGEST_HOURS) return 'TOO_LONG';
  return until > at + HOURS_AHEAD * 3_600_000 ? 'TOO_FAR_AHEAD' : undefined;
}
