import { ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { LedgerEntry } from '#libs/passes';
import { Allow, AsMember, Clock, Database, type MemberViewer, Request, type RequestContext } from '#libs/platform';
import { bookingsByItemIds } from './booking.queries.js';
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
    @Parent() { bookingItemId }: LedgerEntry,
    @AsMember() viewer: MemberViewer,
    @Request() request: RequestContext,
  ): Promise<Booking | null> | null {
    return bookingItemId ? this.ofRequest(request, viewer).load(bookingItemId) : null;
  }

  @ResolveField(() => ID, { nullable: true, description: 'Id of the booking; null when there is none.' })
  @Allow('owner')
  async bookingId(
    @Parent() entry: LedgerEntry,
    @AsMember() viewer: MemberViewer,
    @Request() request: RequestContext,
  ): Promise<string | null> {
    return (await this.booking(entry, viewer, request))?.id ?? null;
  }

  private ofRequest(
    { loaders }: RequestContext,
    { member, network }: MemberViewer,
  ): DataLoader<string, Booking | null> {
    const read = async (itemIds: readonly string[]) => {
      const rows = await this.database.inTransaction(network.id, (tx) => bookingsByItemIds(tx, itemIds, member.id));
      const now = this.clock.now();
      const views = rows.flatMap((row) => {
        const view = bookingView(row, network.slug, now);
        return row.items.map(({ id }) => [id, view] as const);
      });
      const viewByItemId = new Map(views);
      return itemIds.map((id) => viewByItemId.get(id) ?? null);
    };
    if (!loaders.has(LEDGER_BOOKINGS)) loaders.set(LEDGER_BOOKINGS, new DataLoader(read));
    return loaders.get(LEDGER_BOOKINGS) as DataLoader<string, Booking | null>;
  }
}
