import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Network, Space } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  Me,
  type MemberViewer,
  Request,
  type RequestContext,
  SettingsReader,
  type Viewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { ledgerLength, ledgerOf, passOf, priceAt } from './passes.queries.js';
import { monthlyCapCents } from './passes.settings.js';
import { HoursLot, LedgerArgs, LedgerConnection, LedgerEntry, Pass, Period, Plan } from './passes.types.js';
import { monthOf } from './purse.js';
import { periodAt, periodContaining } from './rules/period.js';

@Resolver(() => Pass)
export class PassResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => Pass, { nullable: true, description: 'My pass in this network; null when I have none.' })
  @Allow('member')
  async myPass(@AsMember() { member, network, locale }: MemberViewer): Promise<Pass | null> {
    const now = this.clock.now();
    const row = await this.database.inTransaction(network.id, (tx) =>
      passOf(tx, member.id, now, monthOf(now, network.zone)),
    );
    if (!row) return null;
    const settings = await this.settings.at(network.id, now);
    const { start, end } = periodContaining(row.anchorOn, now, network.zone) ?? periodAt(row.anchorOn, 0, network.zone);
    const lots = row.lots.map((lot) =>
      make(HoursLot, {
        memberId: member.id,
        id: lot.id,
        kind: lot.kind,
        grantedMinutes: lot.granted,
        remainingMinutes: lot.remaining,
        validUntil: lot.until === null ? null : Temporal.Instant.from(lot.until),
      }),
    );
    return make(Pass, {
      memberId: member.id,
      id: row.id,
      plan: make(Plan, {
        code: row.code,
        name: locale === 'en' ? row.nameEn : row.nameFr,
        monthlyCents: row.monthlyCents,
        includedMinutes: row.includedMinutes,
        seats: row.seats,
      }),
      period: make(Period, { start, end }),
      lots,
      creditMinutesLeft: lots.reduce((sum, lot) => sum + lot.remainingMinutes, 0),
      creditMinutesIncluded: lots.reduce((sum, lot) => sum + lot.grantedMinutes, 0),
      spentCents: row.spentCents,
      capCents: settings.get(monthlyCapCents),
    });
  }

  @ResolveField(() => LedgerConnection, { description: 'Credits and debits of the pass, newest first.' })
  @Allow('owner')
  async ledger(
    @Args() { first, after }: LedgerArgs,
    @AsMember() { member, network }: MemberViewer,
  ): Promise<LedgerConnection> {
    const now = this.clock.now();
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const [rows, total] = await this.database.inTransaction(
      network.id,
      async (tx) =>
        [await ledgerOf(tx, member.id, now, key, first + 1), await ledgerLength(tx, member.id, now)] as const,
    );
    return pageOf(
      rows,
      first,
      total,
      (row) => encodeCursor(row.at.toString(), row.id),
      (row) => make(LedgerEntry, { ...row, memberId: member.id }),
    );
  }
}

const priceLoader = Symbol('price now');

/** The tariff in force, read once per request. */
function priceNow(request: RequestContext, database: Database, clock: Clock) {
  if (!request.loaders.has(priceLoader))
    request.loaders.set(priceLoader, priceAt(database.open, request.viewer.network.id, clock.now()));
  return request.loaders.get(priceLoader) as ReturnType<typeof priceAt>;
}

@Resolver(() => Network)
export class NetworkPriceResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Int, {
    description: 'Price of a credit-hour in cents, VAT included; 0 before a tariff is set.',
  })
  @Allow('anyone')
  async hourlyCents(@Parent() network: Network): Promise<number> {
    return (await priceAt(this.database.open, network.id, this.clock.now()))?.hourlyCents ?? 0;
  }
}

@Resolver(() => Space)
export class SpacePriceResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Int, { description: 'Credit-hours that one hour in this space takes.' })
  @Allow('anyone')
  async weight(@Parent() space: Space, @Request() request: RequestContext): Promise<number> {
    return (await priceNow(request, this.database, this.clock))?.weights[space.tariffClass] ?? 0;
  }

  @ResolveField(() => Int, {
    name: 'hourlyCents',
    description: 'Price of one hour in this space in cents, VAT included.',
  })
  @Allow('anyone')
  async spaceHourlyCents(
    @Parent() space: Space,
    @Me() _viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<number> {
    const price = await priceNow(request, this.database, this.clock);
    return price ? price.hourlyCents * (price.weights[space.tariffClass] ?? 0) : 0;
  }
}
