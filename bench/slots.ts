import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { OfferTokens } from '#libs/offers';
import { monthOf } from '#libs/passes';
import { post } from './load.js';
import { type Slot, type Town, type TownMember, type TownSpace } from './town.types.js';

/** The booking mutation, with the fields of the confirmation page. Refused clients request no alternatives. */
export const BOOK = `mutation Book($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) { __typename
  ... on Confirmed { booking { id code state start end cancelFreeUntil icsUrl access { code opensAt } items { seats }
    charge { creditMinutes creditMinutesFromPass creditMinutesPaid amountInclVatCents } } }
  ... on Taken { message } ... on Refused { code message } } }`;
/** Variables for sending the document without booking anything. */
export const BOOK_NOTHING = { token: 'none', key: 'none at all' };

const MINUTES = 60;
const FREE_DAYS = 57;
/** Minutes in the lot of each member for the load. */
const PACK_MINUTES = 1_000_000;
/** Groups of members who compete for contested hours, separate from those who book alone. */
const GROUPS = 62;

/** Gives a lot of hours and a session to members without future bookings or included hours, and lifts the booking quota. */
export async function prepareBookers(client: pg.ClientBase): Promise<void> {
  for (const statement of [
    `insert into network_setting select id, 'booking.perHour', '1000000', '[2020-01-01,)' from network`,
    `create table booker as
     select m.network_id, m.id, a.id account_id, p.id pass_id, 'session of ' || a.email secret, uuidv7() lot_id
       from member m join account a on a.id = m.account_id join pass p on (p.network_id, p.owner_member_id) = (m.network_id, m.id)
       join plan l on (l.network_id, l.id) = (p.network_id, p.plan_id) and l.included_minutes = 0 and l.seats = 1
      where not exists (select from booking b where b.member_id = m.id and b.ends_at > now()) and not exists (select from role_grant g where g.member_id = m.id)`,
    `insert into sign_in_session (token_hash, account_id, created_at, last_seen_at, expires_at)
     select sha256(convert_to(secret, 'UTF8')), account_id, now(), now(), now() + interval '30 days' from booker`,
    `insert into hours_lot (network_id, id, pass_id, kind, valid, granted_minutes, remaining_minutes)
     select network_id, lot_id, pass_id, 'PACK', tstzrange(now() - interval '1 day', now() + interval '1 year'), ${PACK_MINUTES}, ${PACK_MINUTES} from booker`,
    `insert into hours_transaction (network_id, id, kind, made_at) select network_id, lot_id, 'GRANT', now() from booker`,
    `insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
     select network_id, lot_id, lot_id, account, sign * ${PACK_MINUTES} from booker, (values ('ISSUED', -1), ('LOT', 1)) side (account, sign)`,
  ])
    await client.query(statement);
}

export const readBookers = async (client: pg.ClientBase): Promise<TownMember[]> =>
  (await client.query<TownMember>(`select id, secret from booker order by uuid_hash_extended(id, 1)`)).rows;

/** Every hour in which an exclusive space is open and free, including its buffer, with a member for each. */
export async function readFreeHours(client: pg.ClientBase, members: readonly TownMember[]): Promise<Slot[]> {
  const spaces = (
    await client.query<TownSpace & { place: number }>(
      `select s.id, w.weight from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id) ${JOIN_PRICES} where ${BOOKABLE} order by s.id`,
    )
  ).rows;
  const { rows } = await client.query<{ place: number; start: number }>(
    `with bookable as materialized (
       select row_number() over (order by s.id)::int - 1 place, r.network_id, r.id, r.calendar_id, r.buffer_minutes * interval '1 minute' buffer
         from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id) ${JOIN_PRICES} where ${BOOKABLE})
     select place, extract(epoch from at)::int "start"
       from bookable r join open_interval o using (network_id, calendar_id)
      cross join generate_series(o.starts_at, o.ends_at - interval '${MINUTES} minutes', interval '90 minutes') at
      where at > current_date + interval '30 hours' and at < current_date + interval '${FREE_DAYS} days'
        and not exists (select from allocation a where a.network_id = r.network_id and a.resource_id = r.id and a.state in ('HELD','PENDING','CONFIRMED','IN_USE')
                          and a.starts_at > at - interval '28 hours' and a.starts_at < at + interval '${MINUTES} minutes' + r.buffer and a.ends_at > at)
      order by at, place`,
  );
  const independentMembers = members.slice(GROUPS * 16);
  const slots = assignInTurn(rows, independentMembers.length).map(({ row: { place, start }, turn }) => ({
    space: spaces[place]!,
    member: independentMembers[turn]!,
    start: Temporal.Instant.fromEpochMilliseconds(start * 1_000),
  }));
  return scatter(slots);
}

const JOIN_PRICES = `join tariff t on t.network_id = s.network_id and t.valid @> now()
  join tariff_weight w on (w.network_id, w.tariff_id, w.tariff_class) = (s.network_id, t.id, s.tariff_class) and w.weight > 0`;
const BOOKABLE = `r.exclusive and r.min_minutes <= ${MINUTES} and r.max_minutes >= ${MINUTES}
  and not exists (select from resource_part p where p.network_id = r.network_id and r.id in (p.whole_id, p.part_id))`;

/** Assigns hours to people in turn, and omits hours for which all people have another one at the same time. */
function assignInTurn<Row extends { start: number }>(
  rows: readonly Row[],
  people: number,
): { row: Row; turn: number }[] {
  const taken: { row: Row; turn: number }[] = [];
  for (const row of rows) {
    const last = taken[taken.length - people];
    if (!last || last.row.start <= row.start - MINUTES * 60) taken.push({ row, turn: taken.length % people });
  }
  return taken;
}

/** Distributes items over town and time, with a stride that has no common factor with their number. */
function scatter<Item>(items: readonly Item[]): Item[] {
  const coprime = (a: number, b: number): boolean => (b === 0 ? a === 1 : coprime(b, a % b));
  let stride = Math.max(1, Math.floor(items.length * 0.382));
  while (items.length > 1 && !coprime(items.length, stride)) stride++;
  return items.map((_, i) => items[(i * stride) % items.length]!);
}

/** Free slots, each for another member, space and time. */
export async function freeSlots(town: Town): Promise<() => Slot> {
  const slots = await town.freeHours();
  let used = 0;
  // The last tenth is reserved for contested bookings.
  const count = Math.floor(slots.length * 0.9);
  return () => {
    if (used === count) throw new Error('The town has no free slots left. Create a larger one.');
    return slots[used++]!;
  };
}

/** One hour of one space for `clients` requests of different members, then the next hour. */
export async function contestedSlots(town: Town, clients: number): Promise<() => Slot> {
  const slots = (await town.freeHours()).slice(Math.floor((await town.freeHours()).length * 0.9));
  const hours = slots
    .map((slot) => ({ slot, start: slot.start.epochMilliseconds / 1_000 }))
    .toSorted((a, b) => a.start - b.start);
  const contested = assignInTurn(hours, GROUPS);
  let used = 0;
  return () => {
    const contestedHour = contested[Math.floor(used / clients)];
    if (!contestedHour) throw new Error('There are no contested hours left. Create more.');
    const member = town.members[contestedHour.turn * clients + (used++ % clients)]!;
    return { ...contestedHour.row.slot, member };
  };
}

/** The request to the api for a slot, with the token of an offer. */
export function apiBookRequest(town: Town, secret: string, ask: (variables: object, session: string) => Buffer) {
  const tokens = new OfferTokens(secret);
  return ({ space, member, start }: Slot): Buffer => {
    const token = tokens.seal({
      networkId: town.networkId,
      memberId: member.id,
      spaceId: space.id,
      seats: 1,
      start,
      end: start.add({ minutes: MINUTES }),
      ceilingCents: 0,
      ceilingCreditMinutes: MINUTES * space.weight,
      expiresAt: Temporal.Now.instant().add({ minutes: 15 }),
    });
    return ask({ token, key: randomUUID() }, member.secret);
  };
}

/** The request to the raw server for a slot, with plain values. */
export const rawBookRequest = ({ space, member, start }: Slot): Buffer =>
  post('/book', {
    session: member.secret,
    spaceId: space.id,
    start,
    end: start.add({ minutes: MINUTES }),
    month: monthOf(start, 'Europe/Paris'),
    weight: space.weight,
  });
