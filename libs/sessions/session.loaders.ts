import DataLoader from 'dataloader';
import { type Database, type RequestContext, type Sql, statement } from '#libs/platform';
import { type PlaceRow } from './place.queries.js';
import { waitingCounts } from './waiting-list/waiting-list.queries.js';

/** What a member has to do with a session. */
export interface Mine {
  readonly sessionId: string;
  readonly place: PlaceRow | null;
  readonly offer: { readonly id: string; readonly expiresAt: Temporal.Instant } | null;
  /** 1 for the first in line. */
  readonly position: number | null;
}
interface MineRow {
  sessionId: string;
  placeId: string | null;
  placeState: PlaceRow['state'];
  since: Temporal.Instant;
  attendance: PlaceRow['attendance'];
  memberName: string;
  offerId: string | null;
  expiresAt: Temporal.Instant | null;
  position: number | null;
}

const readMine = statement(
  'sessions.mineIn',
  `select wanted.id as "sessionId", p.id as "placeId", p.state as "placeState", p.since, p.attendance, m.name as "memberName",
          o.id as "offerId", o.expires_at as "expiresAt",
          case when w.state = 'WAITING' then (
            select count(*)::int from waiting_list_entry b
             where b.network_id = w.network_id and b.subject_id = w.subject_id and b.subject_kind = 'SESSION' and b.state = 'WAITING'
               and b.turn <= w.turn) end as position
     from unnest($1::uuid[]) wanted (id)
     join member m on m.network_id = (select current_network()) and m.id = $2
     left join session_place p on (p.network_id, p.session_id, p.member_id) = (m.network_id, wanted.id, m.id) and p.state in ('OFFERED','TAKEN')
     left join waiting_list_entry w on (w.network_id, w.subject_id, w.member_id) = (m.network_id, wanted.id, m.id)
                                   and w.subject_kind = 'SESSION' and w.state in ('WAITING','OFFERED')
     left join waiting_offer o on (o.network_id, o.entry_id) = (w.network_id, w.id) and o.state = 'LIVE' and o.expires_at > $3`,
);

const MINE = Symbol('what the viewer has to do with sessions');
const WAITING = Symbol('people in line for sessions');

function loader<Value>(
  request: RequestContext,
  database: Database,
  name: symbol,
  load: (tx: Sql, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): DataLoader<string, Value | undefined> {
  const { id } = request.viewer.network;
  const read = async (ids: readonly string[]) => {
    const found = await database.inTransaction(id, (tx) => load(tx, ids));
    return ids.map((one) => found.get(one));
  };
  if (!request.loaders.has(name))
    request.loaders.set(name, new DataLoader<string, Value | undefined>(read, { cache: false }));
  return request.loaders.get(name) as DataLoader<string, Value | undefined>;
}

/** What the viewer has in sessions; undefined for people who are not members. */
export const mineIn = (request: RequestContext, database: Database, now: Temporal.Instant) =>
  loader<Mine>(request, database, MINE, async (tx, ids) => {
    const memberId = request.viewer.member?.id;
    if (memberId === undefined) return new Map();
    const rows = await tx.rows<MineRow>(readMine, [ids, memberId, now]);
    return new Map(rows.map((row) => [row.sessionId, mineOf(row, memberId)]));
  });

function mineOf(row: MineRow, memberId: string): Mine {
  const { sessionId, placeId, placeState: state, since, attendance, memberName, offerId, expiresAt, position } = row;
  return {
    sessionId,
    place: placeId === null ? null : { id: placeId, sessionId, memberId, memberName, state, since, attendance },
    offer: offerId === null ? null : { id: offerId, expiresAt: expiresAt! },
    position,
  };
}

export const waitingFor = (request: RequestContext, database: Database) =>
  loader<number>(request, database, WAITING, (tx, ids) => waitingCounts(tx, 'SESSION', ids));
