import { type Sql, namedStatement, statement } from '#libs/platform';

export const SESSION_KINDS = ['TRAINING', 'GROUP_MENTORING', 'EVENT'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];
export const SESSION_STATES = ['PLANNED', 'CANCELLED', 'HELD'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

export interface SessionRow {
  readonly id: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly description: string;
  readonly hostMemberId: string;
  readonly hostName: string;
  readonly venueId: string;
  readonly spaceId: string | null;
  readonly trainingId: string | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** Of the venue. */
  readonly zone: string;
  readonly places: number;
  readonly taken: number;
  readonly state: SessionState;
  readonly sequence: number;
  readonly version: number;
}

const columns = `s.id, s.kind, s.title, s.description, s.host_member_id as "hostMemberId", h.name as "hostName", s.venue_id as "venueId",
  s.space_id as "spaceId", s.training_id as "trainingId", s.starts_at as start, s.ends_at as "end", v.zone, s.places, s.taken, s.state,
  s.sequence, s.version`;
const joins = `join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) and v.withdrawn_at is null
  join member h on (h.network_id, h.id) = (s.network_id, s.host_member_id)`;
const ofNetwork = `s.network_id = (select current_network())`;

const byId = statement('sessions.byId', `select ${columns} from session s ${joins} where ${ofNetwork} and s.id = $1`);
const lockById = statement(
  'sessions.lock',
  `select ${columns} from session s ${joins} where ${ofNetwork} and s.id = $1 for no key update of s`,
);

/** Sessions of venues that are withdrawn are shown to nobody. */
export const sessionById = (tx: Sql, id: string) => tx.maybe<SessionRow>(byId, [id]);
/** Takes the row that all places and the waiting list of a session depend on: every change of them waits for it. */
export const lockSession = (tx: Sql, id: string) => tx.maybe<SessionRow>(lockById, [id]);

/** Which sessions to list. Those to come are planned and not over. */
export interface SessionWish {
  readonly venueId?: string | null;
  readonly trainingId?: string | null;
  readonly kind?: SessionKind | null;
  readonly withPlaces?: boolean;
}

const wishTypes = { venue: 'uuid', training: 'uuid', kind: 'text', free: 'boolean', now: 'timestamptz' } as const;
const wished = `${ofNetwork} and s.state = 'PLANNED' and s.ends_at > :now
  and (:venue is null or s.venue_id = :venue) and (:training is null or s.training_id = :training)
  and (:kind is null or s.kind = :kind) and (not :free or s.taken < s.places and s.starts_at > :now)`;
const listToCome = namedStatement(
  'sessions.toCome',
  { ...wishTypes, start: 'timestamptz', id: 'uuid', most: 'int' },
  `select ${columns} from session s ${joins} where ${wished} and (:start is null or (s.starts_at, s.id) > (:start, :id))
    order by s.starts_at, s.id limit :most`,
);
const countToCome = namedStatement(
  'sessions.countToCome',
  wishTypes,
  `select count(*)::int as n from session s ${joins} where ${wished}`,
);

export interface SessionPage {
  readonly rows: SessionRow[];
  readonly total: number;
}
type After = readonly [start: string, id: string] | null;

export async function sessionsToCome(
  tx: Sql,
  { venueId = null, trainingId = null, kind = null, withPlaces = false }: SessionWish,
  page: { now: Temporal.Instant; after: After; limit: number },
): Promise<SessionPage> {
  const wish = { venue: venueId, training: trainingId, kind, free: withPlaces, now: page.now };
  const cursor = { start: page.after?.[0] ?? null, id: page.after?.[1] ?? null, most: page.limit };
  const rows = await tx.rows<SessionRow>(listToCome, listToCome.values({ ...wish, ...cursor }));
  const { n } = await tx.one<{ n: number }>(countToCome, countToCome.values(wish));
  return { rows, total: n };
}

/** Where a member has a place, an offer or a place in line, or which they lead. */
const mineSql = `${ofNetwork} and s.state = 'PLANNED' and s.ends_at > $2 and (s.host_member_id = $1
  or exists (select from session_place p where (p.network_id, p.session_id) = (s.network_id, s.id) and p.member_id = $1 and p.state in ('OFFERED','TAKEN'))
  or exists (select from waiting_list_entry w where w.network_id = s.network_id and w.subject_id = s.id and w.subject_kind = 'SESSION'
       and w.member_id = $1 and w.state in ('WAITING','OFFERED')))`;
const listMine = statement(
  'sessions.mine',
  `select ${columns} from session s ${joins} where ${mineSql} and ($3::timestamptz is null or (s.starts_at, s.id) > ($3, $4::uuid))
    order by s.starts_at, s.id limit $5`,
);
const countMine = statement('sessions.countMine', `select count(*)::int as n from session s ${joins} where ${mineSql}`);

export async function sessionsOf(
  tx: Sql,
  memberId: string,
  page: { now: Temporal.Instant; after: After; limit: number },
): Promise<SessionPage> {
  const { now, after, limit } = page;
  const rows = await tx.rows<SessionRow>(listMine, [memberId, now, after?.[0] ?? null, after?.[1] ?? null, limit]);
  const { n } = await tx.one<{ n: number }>(countMine, [memberId, now]);
  return { rows, total: n };
}

const overAt = `${ofNetwork} and s.venue_id = $1 and s.state <> 'CANCELLED' and s.ends_at <= $2`;
const listOver = statement(
  'sessions.over',
  `select ${columns} from session s ${joins} where ${overAt} and ($3::timestamptz is null or (s.starts_at, s.id) < ($3, $4::uuid))
    order by s.starts_at desc, s.id desc limit $5`,
);
const countOver = statement('sessions.countOver', `select count(*)::int as n from session s ${joins} where ${overAt}`);

/** The sessions of a venue that are over, the latest first. */
export async function sessionsOver(
  tx: Sql,
  venueId: string,
  page: { now: Temporal.Instant; after: After; limit: number },
): Promise<SessionPage> {
  const { now, after, limit } = page;
  const rows = await tx.rows<SessionRow>(listOver, [venueId, now, after?.[0] ?? null, after?.[1] ?? null, limit]);
  const { n } = await tx.one<{ n: number }>(countOver, [venueId, now]);
  return { rows, total: n };
}

const listNext = statement(
  'sessions.nextTrainings',
  `select n.* from unnest($1::uuid[]) wanted (training_id)
    cross join lateral (
      select ${columns} from session s ${joins}
       where ${ofNetwork} and s.training_id = wanted.training_id and s.state = 'PLANNED' and s.starts_at > $2 and s.taken < s.places
       order by s.starts_at, s.id limit 3) n`,
);

/** The next three sessions of each training that have a free place, the soonest first. */
export const nextTrainingSessions = (tx: Sql, trainingIds: readonly string[], now: Temporal.Instant) =>
  tx.rows<SessionRow>(listNext, [trainingIds, now]);

const anyToCome = statement(
  'sessions.isAnyToCome',
  `select exists (select from session s where ${ofNetwork} and s.host_member_id = $1 and s.state = 'PLANNED')
       or exists (select from session_place p join session s on (s.network_id, s.id) = (p.network_id, p.session_id)
                   where p.network_id = (select current_network()) and p.member_id = $1 and p.state in ('OFFERED','TAKEN') and s.state = 'PLANNED')
       as "isAny"`,
);

/** Whether a member leads, or has a place in, a session that was not held yet. */
export const hasSessionsToCome = async (tx: Sql, memberId: string): Promise<boolean> =>
  (await tx.one<{ isAny: boolean }>(anyToCome, [memberId])).isAny;
