import { type Span, type Sql, statement } from '#libs/platform';
import { type PassOpening, drawsOn } from '../rules/pass-quota.js';
import { openingsOfSpace } from './pass-opening.parts.js';

const usedBy = (counter: string, booking: string) => `
  case when ${booking} is null then 0 else coalesce((
    select sum(u.amount)::int from pass_opening_use u
     where (u.network_id, u.booking_id, u.opening_id, u.at) = (${counter}.network_id, ${booking}, ${counter}.opening_id, ${counter}.at)), 0) end`;

const readNetwork = statement(
  'booking.passQuotas',
  `select s.id as "spaceId", v.zone, r.exclusive, ${openingsOfSpace('$1', 's.id')} as openings,
          (select coalesce(json_agg(json_build_array(q.opening_id, q.at, q.used - ${usedBy('q', '$3::uuid')})), '[]')
             from pass_opening p join pass_opening_counter q on (q.network_id, q.opening_id) = (p.network_id, p.id)
            where p.network_id = $1 and p.space_id = s.id and q.used > 0 and q.at > $2::timestamptz - interval '8 days') as used
     from (select distinct space_id from pass_opening where network_id = $1) counted
     join space s on s.network_id = $1 and s.id = counted.space_id
     join venue v on v.network_id = $1 and v.id = s.venue_id
     join resource r on r.network_id = $1 and r.id = s.resource_id`,
);

interface Row {
  readonly spaceId: string;
  readonly zone: string;
  readonly exclusive: boolean;
  readonly openings: PassOpening[];
  readonly used: [openingId: string, at: string, used: number][];
}

/** What is left of the openings of a network’s spaces, as read; the booking decides. */
export class PassQuotas {
  private constructor(
    private readonly spaces: ReadonlyMap<string, Row>,
    private readonly used: ReadonlyMap<string, number>,
  ) {}

  /** @param withoutBookingId what this booking uses counts as left; only inside a transaction of the network */
  static async read(
    open: Sql,
    networkId: string,
    now: Temporal.Instant,
    withoutBookingId: string | null = null,
  ): Promise<PassQuotas> {
    const rows = await open.rows<Row>(readNetwork, [networkId, now, withoutBookingId]);
    const used = rows.flatMap((row) =>
      row.used.map(([id, at, amount]) => [`${id} ${Temporal.Instant.from(at).epochMilliseconds}`, amount] as const),
    );
    return new PassQuotas(new Map(rows.map((row) => [row.spaceId, row])), new Map(used));
  }

  /** Whether that many seats of a space are open to the pass for a whole time. */
  allows(spaceId: string, span: Span, seats: number): boolean {
    const space = this.spaces.get(spaceId);
    if (!space) return true;
    const { draws, isOpened } = drawsOn(space.openings, span, space.exclusive ? 1 : seats, space.zone);
    return (
      isOpened &&
      draws.every(
        ({ openingId, at, amount, cap }) =>
          (this.used.get(`${openingId} ${at.epochMilliseconds}`) ?? 0) + amount <= cap,
      )
    );
  }

  /** Whether anything is counted for a space. */
  counts = (spaceId: string): boolean => this.spaces.has(spaceId);
}
