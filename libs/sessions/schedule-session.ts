import { Injectable } from '@nestjs/common';
import { isOnGrid, takeTime } from '#libs/agenda';
import { isStaffOf } from '#libs/directory';

import {
  Clock,
  Database,
  type KeyRecord,
  type MemberViewer,
  Random,
  Rollback,
  type Span,
  type Sql,
  SettingsReader,
  earlierResult,
  keyRecord,
  keyed,
  namedStatement,
} from '#libs/platform';
import { type RoomPart, roomParts } from './session-room.js';
import { type SessionKind, type SessionRow, sessionById } from './session.queries.js';
import { sessionHorizonDays } from './sessions.settings.js';

export interface SessionToSchedule extends Span {
  readonly kind: SessionKind;
  readonly title: string;
  readonly description: string;
  readonly venueId: string;
  /** Null: it takes no space of the network. */
  readonly spaceId: string | null;
  /** Null exactly when it is no training. */
  readonly trainingId: string | null;
  readonly hostId: string;
  readonly places: number;
  readonly idempotencyKey: string;
}

export type ScheduleOutcome =
  | { kind: 'SCHEDULED'; session: SessionRow }
  | {
      kind: 'REFUSED';
      code: 'NOT_STAFF' | 'OFF_GRID' | 'IN_THE_PAST' | 'BEYOND_HORIZON' | 'TOO_LONG' | 'TRAINING_NEEDED' | 'NO_SUCH_SPACE' | 'NO_SUCH_TRAINING' | 'ROOM_TAKEN' | 'HOST_BUSY' | 'HOST_NOT_STAFF' | 'KEY_REUSED'; // prettier-ignore
    };
type RefusalCode = Extract<ScheduleOutcome, { kind: 'REFUSED' }>['code'];

const GRID_MINUTES = 15;
/** The longest allocation of a space is 28 hours, with a buffer of at most four. */
const LONGEST_HOURS = 12;

const schedule = namedStatement(
  'sessions.schedule',
  { key: 'jsonb', claim: 'jsonb', parts: 'jsonb', session: 'jsonb' },
  `with ${keyed(':key')},
   host as (
     select m.id
       from member m
       join keyed on true
      where m.network_id = (select current_network()) and m.id = (:claim ->> 'member_id')::uuid and m.left_at is null
        for key share of m),
   claim as (
     select c.*
       from jsonb_to_record(:claim) c (network_id uuid, holder_id uuid, member_id uuid, during tstzrange, state text, at timestamptz)
       join host on true),
   part as (
     select p.*
       from jsonb_to_recordset(:parts) p (resource_id uuid, exclusive boolean, capacity int, during tstzrange, seats int)
       join keyed on true),
   ${takeTime},
   scheduled as (
     insert into session (network_id, id, kind, title, description, host_member_id, venue_id, space_id, training_id, during, places,
                          state, scheduled_at)
     select c.network_id, c.holder_id, s.kind, s.title, s.description, c.member_id, s.venue_id, s.space_id, s.training_id, c.during,
            s.places, 'PLANNED', c.at
       from claim c
       join attended on true
      cross join jsonb_to_record(:session) s (kind text, title text, description text, venue_id uuid, space_id uuid, training_id uuid, places int)
     returning id)
   select (select count(*) from keyed) = 1 as keyed,
          (select count(*) from taken) = (select count(*) from part)
            and (select count(*) from seated) = (
              select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 900), 0) from part where not exclusive) as "roomTaken",
          (select count(*) from scheduled) = 1 as scheduled`,
);
const readTraining = namedStatement(
  'sessions.venueTraining',
  { venue: 'uuid', training: 'uuid' },
  `select training_id as id from venue_training where network_id = (select current_network()) and venue_id = :venue and training_id = :training`,
);

const readHost = namedStatement(
  'sessions.hostRole',
  { member: 'uuid', venue: 'uuid' },
  `select id from role_grant
    where network_id = (select current_network()) and member_id = :member and venue_id = :venue
      and role in ('VENUE_STAFF','VENUE_MANAGER') and revoked_at is null limit 1`,
);
/** Nobody takes the time of somebody else: who leads a session belongs to the staff of its venue. */
const isHostStaff = async (tx: Sql, { hostId, venueId }: SessionToSchedule): Promise<boolean> =>
  (await tx.maybe(readHost, readHost.values({ member: hostId, venue: venueId }))) !== undefined;

const range = ({ start, end }: Span): string => `[${start.toString()},${end.toString()})`;

/** Schedules a session: the space and the host's time are taken in the statement that writes it, all or nothing. */
@Injectable()
export class ScheduleSession {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async schedule(viewer: MemberViewer, wanted: SessionToSchedule): Promise<ScheduleOutcome> {
    const now = this.clock.now();
    if (!isStaffOf(viewer, wanted.venueId)) return { kind: 'REFUSED', code: 'NOT_STAFF' };
    const horizonDays = (await this.settings.at(viewer.network.id, now)).get(sessionHorizonDays);
    const work = (tx: Sql) => this.attempt(tx, viewer, wanted, now, horizonDays);
    return this.database.inTransaction(viewer.network.id, work);
  }

  private async attempt(
    tx: Sql,
    viewer: MemberViewer,
    wanted: SessionToSchedule,
    now: Temporal.Instant,
    horizonDays: number,
  ): Promise<ScheduleOutcome> {
    const { idempotencyKey, ...request } = wanted;
    const key = {
      actorId: viewer.member.id,
      operation: 'scheduleSession',
      key: idempotencyKey,
      request: JSON.stringify(request),
    };
    const earlier = await earlierResult(tx, key);
    if (earlier.kind === 'KEY_REUSED') return { kind: 'REFUSED', code: 'KEY_REUSED' };
    if (earlier.kind === 'REPLAY') return { kind: 'SCHEDULED', session: (await sessionById(tx, earlier.resultId))! };
    const fault = faultOf(wanted, now, horizonDays);
    if (fault) return { kind: 'REFUSED', code: fault };
    if (wanted.trainingId) {
      const shared = await tx.maybe(
        readTraining,
        readTraining.values({ venue: wanted.venueId, training: wanted.trainingId }),
      );
      if (!shared) return { kind: 'REFUSED', code: 'NO_SUCH_TRAINING' };
    }
    if (wanted.hostId !== viewer.member.id && !(await isHostStaff(tx, wanted)))
      return { kind: 'REFUSED', code: 'HOST_NOT_STAFF' };
    const parts = wanted.spaceId ? await roomParts(tx, wanted.spaceId, wanted.venueId, wanted) : [];
    if (!parts) return { kind: 'REFUSED', code: 'NO_SUCH_SPACE' };
    const id = this.random.uuid();
    const counts = await this.write(tx, viewer.network.id, id, wanted, parts, keyRecord(key, id, now), now);
    if (counts.scheduled) return { kind: 'SCHEDULED', session: (await sessionById(tx, id))! };
    // The same request at the same moment: ask again for what it led to.
    if (!counts.keyed) throw Object.assign(new Error('the key was claimed meanwhile'), { code: '40001' });
    throw new Rollback<ScheduleOutcome>({ kind: 'REFUSED', code: counts.roomTaken ? 'HOST_BUSY' : 'ROOM_TAKEN' });
  }

  private write(
    tx: Sql,
    networkId: string,
    id: string,
    wanted: SessionToSchedule,
    parts: readonly RoomPart[],
    key: KeyRecord,
    now: Temporal.Instant,
  ): Promise<{ keyed: boolean; roomTaken: boolean; scheduled: boolean }> {
    const records = {
      key,
      claim: {
        network_id: networkId,
        holder_id: id,
        member_id: wanted.hostId,
        during: range(wanted),
        state: 'CONFIRMED',
        at: now.toString(),
      },
      parts: parts.map(({ resourceId, exclusive, capacity, seats, ...during }) => ({
        resource_id: resourceId,
        exclusive,
        capacity,
        seats,
        during: range(during),
      })),
      session: {
        kind: wanted.kind,
        title: wanted.title,
        description: wanted.description,
        venue_id: wanted.venueId,
        space_id: wanted.spaceId,
        training_id: wanted.trainingId,
        places: wanted.places,
      },
    };
    return tx.one(
      schedule,
      schedule.values(records).map((record) => JSON.stringify(record)),
    );
  }
}

function faultOf(wanted: SessionToSchedule, now: Temporal.Instant, horizonDays: number): RefusalCode | undefined {
  const { start, end, kind, trainingId } = wanted;
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
  if (!isOnGrid(start, GRID_MINUTES) || !isOnGrid(end, GRID_MINUTES) || minutes <= 0) return 'OFF_GRID';
  if (minutes > LONGEST_HOURS * 60) return 'TOO_LONG';
  if (Temporal.Instant.compare(start, now) <= 0) return 'IN_THE_PAST';
  if (Temporal.Instant.compare(start, now.add({ hours: 24 * horizonDays })) > 0) return 'BEYOND_HORIZON';
  return (kind === 'TRAINING') === (trainingId !== null) ? undefined : 'TRAINING_NEEDED';
}
