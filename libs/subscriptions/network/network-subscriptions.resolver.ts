import { Args, Query, Resolver } from '@nestjs/graphql';
import { monthOf, monthlyCapCents } from '#libs/passes';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  type MemberViewer,
  SettingsReader,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import {
  membersOverCap,
  networkSubscriptions,
  subscriptionMonths,
  usageByPlan,
} from './network-subscriptions.queries.js';
import {
  NetworkSubscription,
  NetworkSubscriptionConnection,
  NetworkSubscriptionsArgs,
  PassUsage,
  PlanUsage,
  SubscriptionMonth,
} from './network-subscriptions.types.js';

const nameIn = (locale: string, { nameFr, nameEn }: { nameFr: string; nameEn: string }) =>
  locale === 'en' ? nameEn : nameFr;

/** What the administration of a network reads about its passes. */
@Resolver(() => NetworkSubscription)
export class NetworkSubscriptionsResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => NetworkSubscriptionConnection, { description: 'Subscriptions of the network.' })
  @Allow('networkAdmin')
  async subscriptions(
    @Args() { first, after, state }: NetworkSubscriptionsArgs,
    @AsMember() { network, locale }: MemberViewer,
  ): Promise<NetworkSubscriptionConnection> {
    const now = this.clock.now();
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const wanted = { now, inState: state ?? null, after: key, limit: first + 1 };
    const { rows, total } = await this.database.inTransaction(network.id, (tx) => networkSubscriptions(tx, wanted));
    return pageOf(
      rows,
      first,
      total,
      (row) => encodeCursor(row.subscribedAt.toString(), row.id),
      ({ nameFr, nameEn, ...row }) =>
        make(NetworkSubscription, { ...row, planName: nameIn(locale, { nameFr, nameEn }) }),
    );
  }

  @Query(() => PassUsage, { description: 'How the passes of the network are used now.' })
  @Allow('networkAdmin')
  async passUsage(@AsMember() { network, locale }: MemberViewer): Promise<PassUsage> {
    const now = this.clock.now();
    const cap = (await this.settings.at(network.id, now)).get(monthlyCapCents);
    return this.database.inTransaction(network.id, async (tx) =>
      make(PassUsage, {
        plans: (await usageByPlan(tx, now)).map(({ nameFr, nameEn, ...row }) =>
          make(PlanUsage, { ...row, name: nameIn(locale, { nameFr, nameEn }) }),
        ),
        months: (await subscriptionMonths(tx, now, network.zone)).map((row) => make(SubscriptionMonth, row)),
        overCap: await membersOverCap(tx, monthOf(now, network.zone), cap),
      }),
    );
  }
}
