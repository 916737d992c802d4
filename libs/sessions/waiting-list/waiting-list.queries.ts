import { type Sql, statement } from '#libs/platform';

/** What people wait for. A new kind is added to the check of its table and declares itself with `declareWaitingSubject`. */
export type WaitingSubjectKind = 'SESSION' | 'SPACE_TIME';

export interface WaitingEntry {
  readonly id: string;
  readonly memberId: string;
  readonly subjectId: string;
  readonly joinedAt: Temporal.Instant;
  readonly state: 'WAITING' | 'OFFERED';
}

export interface LiveOffer {
  readonly id: string;
  readonly entryId: string;
  readonly memberId: string;
  readonly subjectKind: WaitingSubjectKind;
  readonly subjectId: string;
  readonly holdId: string;
  readonly expiresAt: Temporal.Instant;
}

const join = statement(
  'sessions.joinWaitingList',
  `insert into waiting_list_entry (network_id, id, subject_kind, subject_id, member_id, joined_at, state)
   select m.network_id, $1, $2, $3, m.id, $5, 'WAITING'
     from member m
    where m.network_id = (select current_network()) and m.id = $4 and m.left_at is null for key share
   on conflict (network_id, subject_id, subject_kind, member_id) where state in ('WAITING','OFFERED') do nothing`,
);
const entryColumns = `w.id, w.member_id as "memberId", w.subject_id as "subjectId", w.joined_at as "joinedAt", w.state`;
const live = `w.network_id = (select current_network()) and w.state in ('WAITING','OFFERED')`;
const firstWaiting = statement(
  'sessions.firstWaiting',
  `select ${entryColumns} from waiting_list_entry w
     join member m on (m.network_id, m.id) = (w.network_id, w.member_id) and m.left_at is null
    where ${live} and w.subject_kind = $1 and w.subject_id = $2 and w.state = 'WAITING' and w.id <> all($3::uuid[])
    order by w.turn limit 1`,
);
const entryOf = statement(
  'sessions.waitingEntry',
  `select ${entryColumns} from waiting_list_entry w where ${live} and w.subject_kind = $1 and w.subject_id = $2 and w.member_id = $3`,
);
const setEntry = statement(
  'sessions.setWaitingEntry',
  `update waiting_list_entry set state = $2 where network_id = (select current_network()) and id = $1 and state in ('WAITING','OFFERED')`,
);
const closeList = statement(
  'sessions.closeWaitingList',
  `update waiting_list_entry w set state = 'CLOSED' where ${live} and w.subject_kind = $1 and w.subject_id = $2 returning w.member_id as "memberId"`,
);
const insertOffer = statement(
  'sessions.makeWaitingOffer',
  `with entry as (
     update waiting_list_entry set state = 'OFFERED' where network_id = (select current_network()) and id = $2 and state = 'WAITING'
     returning network_id, id)
   insert into waiting_offer (network_id, id, entry_id, hold_id, offered_at, expires_at, state)
   select network_id, $1, id, $3, $4, $5, 'LIVE' from entry`,
);
const offerColumns = `o.id, o.entry_id as "entryId", w.member_id as "memberId", w.subject_kind as "subjectKind", w.subject_id as "subjectId",
  o.hold_id as "holdId", o.expires_at as "expiresAt"`;
const fromOffers = `from waiting_offer o join waiting_list_entry w on (w.network_id, w.id) = (o.network_id, o.entry_id)
  where o.network_id = (select current_network()) and o.state = 'LIVE'`;
const offerById = statement('sessions.waitingOffer', `select ${offerColumns} ${fromOffers} and o.id = $1`);
const offersOf = statement(
  'sessions.waitingOffersOf',
  `select ${offerColumns} ${fromOffers} and w.subject_kind = $1 and w.subject_id = $2 and w.state = 'OFFERED' order by o.expires_at, o.id`,
);
const overdueOffers = statement(
  'sessions.overdueOffers',
  `select ${offerColumns} ${fromOffers} and w.subject_kind = $1 and o.expires_at <= $2 order by o.expires_at, o.id limit 200`,
);
const endOffer = statement(
  'sessions.endWaitingOffer',
  `update waiting_offer set state = $2 where network_id = (select current_network()) and id = $1 and state = 'LIVE'
      and case $2 when 'ACCEPTED' then expires_at > $3 when 'LAPSED' then expires_at <= $3 else true end`,
);
const countWaiting = statement(
  'sessions.countWaiting',
  `select w.subject_id as "subjectId", count(*)::int as n from waiting_list_entry w
    where ${live} and w.subject_kind = $1 and w.subject_id = any($2::uuid[]) group by 1`,
);

/** Puts a member at the end of the line. @returns false when they are in line already, or no longer a member */
export const insertEntry = async (
  tx: Sql,
  kind: WaitingSubjectKind,
  entry: { id: string; subjectId: string; memberId: string; at: Temporal.Instant },
): Promise<boolean> => (await tx.run(join, [entry.id, kind, entry.subjectId, entry.memberId, entry.at])) === 1;

/** @param passedOver entries that are left out */
export const firstInLine = (tx: Sql, kind: WaitingSubjectKind, subjectId: string, passedOver: readonly string[]) =>
  tx.maybe<WaitingEntry>(firstWaiting, [kind, subjectId, passedOver]);
export const liveEntry = (tx: Sql, kind: WaitingSubjectKind, subjectId: string, memberId: string) =>
  tx.maybe<WaitingEntry>(entryOf, [kind, subjectId, memberId]);
export const endEntry = (tx: Sql, entryId: string, state: 'ACCEPTED' | 'LEFT' | 'LAPSED' | 'CLOSED') =>
  tx.run(setEntry, [entryId, state]);
/** Ends a line when what people waited for is over or cancelled. @returns who was in it */
export const closeEntries = async (tx: Sql, kind: WaitingSubjectKind, subjectId: string): Promise<string[]> =>
  (await tx.rows<{ memberId: string }>(closeList, [kind, subjectId])).map(({ memberId }) => memberId);

/** @returns false when the person no longer waits */
export const insertLiveOffer = async (
  tx: Sql,
  offer: { id: string; entryId: string; holdId: string; at: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<boolean> =>
  (await tx.run(insertOffer, [offer.id, offer.entryId, offer.holdId, offer.at, offer.expiresAt])) === 1;

export const liveOffer = (tx: Sql, offerId: string) => tx.maybe<LiveOffer>(offerById, [offerId]);
export const liveOffers = (tx: Sql, kind: WaitingSubjectKind, subjectId: string) =>
  tx.rows<LiveOffer>(offersOf, [kind, subjectId]);
/** Live offers whose time is over, in all lists of a kind. */
export const offersPast = (tx: Sql, kind: WaitingSubjectKind, now: Temporal.Instant) =>
  tx.rows<LiveOffer>(overdueOffers, [kind, now]);

/** Ends a live offer. It can be accepted before it expires and lapses from then on. @returns whether it ended by this call */
export const closeOffer = async (
  tx: Sql,
  offerId: string,
  state: 'ACCEPTED' | 'DECLINED' | 'LAPSED' | 'WITHDRAWN',
  now: Temporal.Instant,
): Promise<boolean> => (await tx.run(endOffer, [offerId, state, now])) === 1;

/** How many people are in line for each of these. */
export async function waitingCounts(
  tx: Sql,
  kind: WaitingSubjectKind,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows<{ subjectId: string; n: number }>(countWaiting, [kind, subjectIds]);
  return new Map(rows.map(({ subjectId, n }) => [subjectId, n]));
}
