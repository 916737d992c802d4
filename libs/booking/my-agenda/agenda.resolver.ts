import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  type MemberViewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { agendaOf } from './agenda.queries.js';
import { AgendaArgs, AgendaConnection, AgendaEntry, periodOf } from './agenda.types.js';

@Resolver()
export class AgendaResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => AgendaConnection, {
    description:
      'Everything of yours within a period: bookings, requests, sessions, times you wait for and spaces kept for you. Cancelled bookings are left out.',
  })
  @Allow('member')
  async myAgenda(@Args() args: AgendaArgs, @AsMember() { network, member }: MemberViewer): Promise<AgendaConnection> {
    const { first, after } = args;
    const period = periodOf(args);
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const { rows, total } = await this.database.inTransaction(network.id, (tx) =>
      agendaOf(tx, member.id, period, this.clock.now(), key, first + 1),
    );
    return pageOf(
      rows,
      first,
      total,
      (row) => encodeCursor(row.start.toString(), row.id),
      (row) => make(AgendaEntry, { ...row }),
    );
  }
}
