import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { LedgerEntry } from '#libs/passes';
import { Allow, AsMember, Clock, Database, type MemberViewer, Request, type RequestContext } from '#libs/platform';
import { bookingsByIds } from './booking.queries.js';
import { Booking } from './booking.types.js';
import { bookingView } from './booking.view.js';

const LEDGER_BOOKINGS = Symbol('bookings of the ledger');

/** The booking of a ledger entry. All entries of a page read their bookings in one statement. */
@Resolver(() => LedgerEntry)
export class LedgerBookingResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Booking, { nullable: true, description: 'The booking of the entry; null when there is none.' })
  @Allow('owner')
  booking(
    @Parent() { bookingId }: LedgerEntry,
    @AsMember() viewer: MemberViewer,
    @Request() request: RequestContext,
  ): Promise<Booking | null> | null {
    return bookingId ? this.ofRequest(request, viewer).load(bookingId) : null;
  }

  private ofRequest(
    { loaders }: RequestContext,
    { member, network }: MemberViewer,
  ): DataLoader<string, Booking | null> {
    const read = async (ids: readonly string[]) => {
      const rows = await this.database.inTransaction(network.id, (tx) => bookingsByIds(tx, ids, member.id));
      const now = this.clock.now();
      const views = new Map(rows.map((row) => [row.id, bookingView(row, network.slug, now)]));
      return ids.map((id) => views.get(id) ?? null);
    };
    if (!loaders.has(LEDGER_BOOKINGS)) loaders.set(LEDGER_BOOKINGS, new DataLoader(read));
    return loaders.get(LEDGER_BOOKINGS) as DataLoader<string, Booking | null>;
  }
}
