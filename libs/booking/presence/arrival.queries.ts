import { type Arrivals } from '#libs/directory';
import { type Sql, statement } from '#libs/platform';
import { type AnswerSide, type NoShowOutcome } from '../rules/no-show-answers.js';
import { type BookingState } from '../rules/states.js';

/** By the printed code, the code on the screen, the six digits of the booking, or the staff. */
export const CHECK_IN_WAYS = ['DECLARED', 'ROTATING_CODE', 'CODE', 'STAFF'] as const;
export type CheckInWay = (typeof CHECK_IN_WAYS)[number];

export interface NoShowRow {
  readonly at: Temporal.Instant;
  readonly contestedAt: Temporal.Instant | null;
  readonly contest: string | null;
  readonly answers: readonly {
    readonly side: AnswerSide;
    readonly outcome: NoShowOutcome;
    readonly words: string;
    readonly at: Temporal.Instant;
  }[];
}

/** What is known of the arrival at a booking. */
export interface ArrivalRow {
  readonly id: string;
  readonly code: string;
  readonly memberId: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly zone: string;
  readonly state: BookingState;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** All of its spaces are desks. */
  readonly isDesk: boolean;
  readonly arrivals: Arrivals;
  readonly checkIn: {
    readonly at: Temporal.Instant;
    readonly how: CheckInWay;
    readonly enteredAt: Temporal.Instant;
  } | null;
  readonly leftAt: Temporal.Instant | null;
  readonly noShow: NoShowRow | null;
  readonly mustReconfirmBy: Temporal.Instant | null;
  readonly reconfirmedAt: Temporal.Instant | null;
}

type Stored<Row> = { [Key in keyof Row]: Row[Key] extends Temporal.Instant | null ? string : Row[Key] };
interface RawArrival extends Omit<ArrivalRow, 'checkIn' | 'noShow'> {
  readonly checkIn: Stored<NonNullable<ArrivalRow['checkIn']>> | null;
  readonly noShow:
    | (Omit<Stored<NoShowRow>, 'answers' | 'contestedAt'> & {
        contestedAt: string | null;
        answers: Stored<NoShowRow['answers'][number]>[];
      })
    | null;
}

/** SQL: whether all spaces of a booking are desks. */
export const isDeskSql = (b: string): string =>
  `(select bool_and(s.kind = 'DESK_AREA') from booking_item i join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
     where (i.network_id, i.booking_id) = (${b}.network_id, ${b}.id))`;

/** SQL: how a venue learns who comes to a booking. A change holds for bookings that start after it. */
export const arrivalsSql = (b: string, v: string): string =>
  `case when ${b}.starts_at >= ${v}.arrivals_from then ${v}.arrivals else 'NONE' end`;

/** SQL: what is known of a no-show, as JSON. */
const noShowJson = `(select jsonb_build_object('at', n.at, 'contestedAt', n.contested_at, 'contest', n.contest, 'answers', (
    select coalesce(jsonb_agg(jsonb_build_object('side', x.side, 'outcome', x.outcome, 'words', x.words, 'at', x.at) order by x.at), '[]')
      from no_show_answer x where (x.network_id, x.booking_id) = (n.network_id, n.booking_id)))
   from no_show n where (n.network_id, n.booking_id) = (b.network_id, b.id))`;

export const arrivalColumns = `b.id, b.code, b.member_id as "memberId", v.id as "venueId", v.name as "venueName", v.zone, b.state,
  b.starts_at as start, b.ends_at as "end", ${isDeskSql('b')} as "isDesk", ${arrivalsSql('b', 'v')} as arrivals,
  (select jsonb_build_object('at', c.at, 'how', c.how, 'enteredAt', c.entered_at) from check_in c
    where (c.network_id, c.booking_id) = (b.network_id, b.id)) as "checkIn",
  (select o.at from check_out o where (o.network_id, o.booking_id) = (b.network_id, b.id)) as "leftAt",
  ${noShowJson} as "noShow", b.must_reconfirm_by as "mustReconfirmBy", b.reconfirmed_at as "reconfirmedAt"`;

/** A booking and the venue where people arrive for it, which may have been merged into another one. */
export const fromArrival = `from booking b
  join venue booked on (booked.network_id, booked.id) = (b.network_id, b.venue_id)
  join venue v on (v.network_id, v.id) = (b.network_id, coalesce(booked.merged_into_id, booked.id))
 where b.network_id = (select current_network())`;

const byIds = statement('booking.arrivals', `select ${arrivalColumns} ${fromArrival} and b.id = any($1::uuid[])`);
const lock = statement(
  'booking.lockArrivals',
  `select b.id from booking b where b.network_id = (select current_network()) and b.code = any($1::text[])
      and ($2::uuid is null or b.member_id = $2) order by b.id for no key update of b`,
);
const lockId = statement(
  'booking.lockById',
  `select id from booking where network_id = (select current_network()) and id = $1 for no key update`,
);

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

export const arrivalOf = <Row extends RawArrival>(row: Row): Omit<Row, 'checkIn' | 'noShow'> & ArrivalRow => ({
  ...row,
  checkIn: row.checkIn && { ...row.checkIn, at: instant(row.checkIn.at), enteredAt: instant(row.checkIn.enteredAt) },
  noShow: row.noShow && {
    at: instant(row.noShow.at),
    contestedAt: row.noShow.contestedAt === null ? null : instant(row.noShow.contestedAt),
    contest: row.noShow.contest,
    answers: row.noShow.answers.map((answer) => ({ ...answer, at: instant(answer.at) })),
  },
});

export async function arrivalsOf(tx: Sql, bookingIds: readonly string[]): Promise<ArrivalRow[]> {
  const rows = await tx.rows<RawArrival>(byIds, [bookingIds]);
  return rows.map((row) => arrivalOf(row));
}

/** Locks bookings by their codes, in one order. @param memberId of one member only; null: of everybody */
export async function lockArrivals(tx: Sql, codes: readonly string[], memberId: string | null): Promise<ArrivalRow[]> {
  const locked = await tx.rows<{ id: string }>(lock, [codes, memberId]);
  return arrivalsOf(tx, locked.map(({ id }) => id)); // prettier-ignore
}

/** Locks a booking. @returns undefined when there is none */
export async function lockArrival(tx: Sql, bookingId: string): Promise<ArrivalRow | undefined> {
  const locked = await tx.maybe<{ id: string }>(lockId, [bookingId]);
  return locked && (await arrivalsOf(tx, [locked.id]))[0];
}

export type { RawArrival };
