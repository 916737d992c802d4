import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  Me,
  type MemberViewer,
  RateLimit,
  type Sql,
  type Viewer,
  make,
} from '#libs/platform';
import { type CloseRefusal, closeRefusalText } from '../billing.texts.js';
import { endOfMonth } from '../invoices/draft-invoices.js';
import { type AccountKind, CHART } from '../ledger/chart.js';
import { releaseAccount, startClose } from './close-month.js';
import {
  AccountTotal,
  CloseRefused,
  CloseStarted,
  MonthArgs,
  MonthClose,
  ParkedAccount,
  ReleaseAccountArgs,
  StartMonthCloseResult,
} from './closing.types.js';
import { accountTotals, closeProgress, hasIssuer } from './progress.queries.js';

const firstDay = (month: string): Temporal.PlainDate => Temporal.PlainDate.from(`${month}-01`);

/** The close of months, for administrators. */
@Resolver()
export class ClosingResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => MonthClose, { description: 'The close of a month: what was done, or what waits to be done.' })
  @Allow('networkAdmin')
  monthClose(@Args() { month }: MonthArgs, @Me() { network }: Viewer): Promise<MonthClose> {
    return this.database.inTransaction(network.id, (tx) => this.progress(tx, month, network.zone));
  }

  @Query(() => [AccountTotal], { description: 'The accounts of the ledger in a month, one for each kind.' })
  @Allow('networkAdmin')
  async ledgerTotals(@Args() { month }: MonthArgs, @Me() { network }: Viewer): Promise<AccountTotal[]> {
    const rows = await this.database.inTransaction(network.id, (tx) => accountTotals(tx, firstDay(month)));
    return rows.map((row) => make(AccountTotal, { ...row, number: CHART[row.account as AccountKind][0] }));
  }

  @Mutation(() => StartMonthCloseResult, {
    description:
      'Starts the close of a month that has ended: invoices are written, numbered and collected. It can be started once.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 20, minutes: 60 })
  startMonthClose(
    @Args() { month }: MonthArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof StartMonthCloseResult> {
    const { network, member } = viewer;
    const now = this.clock.now();
    const first = firstDay(month);
    return this.database.inTransaction(network.id, async (tx) => {
      if (Temporal.Instant.compare(now, endOfMonth(first, network.zone)) < 0) return refused(viewer, 'NOT_ENDED');
      if (!(await hasIssuer(tx))) return refused(viewer, 'NO_ISSUER');
      if (!(await startClose(tx, first, member.id, now, network.id))) return refused(viewer, 'ALREADY_STARTED');
      return make(CloseStarted, { close: await this.progress(tx, month, network.zone) });
    });
  }

  @Mutation(() => StartMonthCloseResult, {
    description: 'Works again on an account that was parked in the close of a month.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 120, minutes: 60 })
  releaseParkedAccount(
    @Args() { month, id }: ReleaseAccountArgs,
    @Me() viewer: Viewer,
  ): Promise<typeof StartMonthCloseResult> {
    const { network } = viewer;
    const closing = { network, month: firstDay(month), now: this.clock.now() };
    return this.database.inTransaction(network.id, async (tx) =>
      (await releaseAccount(tx, closing, id.toLowerCase()))
        ? make(CloseStarted, { close: await this.progress(tx, month, network.zone) })
        : refused(viewer, 'NOT_PARKED'),
    );
  }

  private async progress(tx: Sql, month: string, zone: string): Promise<MonthClose> {
    const row = await closeProgress(tx, firstDay(month), endOfMonth(firstDay(month), zone));
    return make(MonthClose, {
      ...row,
      month,
      parkedAccounts: row.parkedAccounts.map((account) => make(ParkedAccount, account)),
    });
  }
}

const refused = ({ locale }: Viewer, code: CloseRefusal): CloseRefused =>
  make(CloseRefused, { code, message: closeRefusalText(code, locale) });
