import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Allow, AsMember, Database, type MemberViewer, Request, type RequestContext, make, statement } from '#libs/platform'; // prettier-ignore
import { Booking } from '../booking.types.js';
import { type HoursDecision } from './hours-decisions.js';
import { HoursDecided } from './hours.types.js';

interface Row {
  readonly bookingId: string;
  readonly memberId: string;
  readonly decision: HoursDecision;
  readonly decidedAt: Temporal.Instant;
  readonly reason: string | null;
}

const readDecisions = statement(
  'booking.hoursDecisions',
  `select distinct on (d.booking_id) d.booking_id as "bookingId", b.member_id as "memberId", d.decision, d.decided_at as "decidedAt", d.reason
     from hours_decision d
     join booking b on (b.network_id, b.id) = (d.network_id, d.booking_id) and b.member_id = $2
    where d.network_id = (select current_network()) and d.booking_id = any($1::uuid[])
    order by d.booking_id, d.decided_at desc, d.id desc`,
);
const DECISIONS = Symbol('decisions about bookings');

/** What was last decided about a booking when opening hours changed. All bookings of a page read it in one statement. */
@Resolver(() => Booking)
export class BookingDecisionResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => HoursDecided, {
    nullable: true,
    description: 'What the venue last decided about it when opening hours changed; null when no change touched it.',
  })
  @Allow('owner')
  async hoursDecision(
    @Parent() { id }: Booking,
    @AsMember() { member, network }: MemberViewer,
    @Request() { loaders }: RequestContext,
  ): Promise<HoursDecided | null> {
    const read = async (ids: readonly string[]): Promise<(Row | null)[]> => {
      const rows = await this.database.inTransaction(network.id, (tx) => tx.rows<Row>(readDecisions, [ids, member.id]));
      const byId = new Map(rows.map((row) => [row.bookingId, row]));
      return ids.map((bookingId) => byId.get(bookingId) ?? null);
    };
    if (!loaders.has(DECISIONS)) loaders.set(DECISIONS, new DataLoader(read));
    const row = await (loaders.get(DECISIONS) as DataLoader<string, Row | null>).load(id);
    return row && make(HoursDecided, row);
  }
}
