import { Database, dataSourceFor } from '#libs/platform';
import { type Given, type GivenMember, type GivenNetwork, type TestApi, testEnv } from '#libs/testing';
import { chargePeriods } from './charge-periods.js';

const QUOTE = `query ($change: SubscriptionChangeInput!) { answer: subscriptionQuote(change: $change) { __typename
  ... on SubscriptionQuote { nowCents nowCreditMinutes bindsAt nextChargeAt nextChargeCents uncovered { bookings creditMinutes cents } }
  ... on SubscriptionRefused { code } } }`;
const CHANGE = `mutation ($change: SubscriptionChangeInput!, $cents: Int!, $key: ID!) {
  answer: changeSubscription(change: $change, acceptedCents: $cents, idempotencyKey: $key) { __typename
  ... on SubscriptionChanged { quote { nowCents nowCreditMinutes bindsAt nextChargeAt nextChargeCents uncovered { bookings creditMinutes cents } } }
  ... on SubscriptionRefused { code } } }`;

export interface Quoted {
  nowCents: number;
  nowCreditMinutes: number;
  bindsAt: string;
  nextChargeAt: string | null;
  nextChargeCents: number;
  uncovered: { bookings: number; creditMinutes: number; cents: number };
}
interface QuoteAnswer extends Quoted {
  __typename: string;
  code?: string;
}
interface ChangeAnswer {
  __typename: string;
  code?: string;
  quote?: Quoted;
}
export interface Change {
  kind: 'SUBSCRIBE' | 'CHANGE_PLAN' | 'PAUSE' | 'CANCEL' | 'KEEP' | 'WITHDRAW';
  planCode?: string;
  months?: number;
  expressRequest?: boolean;
}

/** Plans beside the one that every given network has. */
export async function addPlans(given: Given, network: GivenNetwork): Promise<void> {
  await given.client.query(
    `insert into plan (network_id, code, name_fr, name_en, monthly_cents, included_minutes, seats, valid)
     values ($1, 'PASS', 'Pass', 'Pass', 1200, 0, 1, '[2020-01-01,)'), ($1, 'DECOUVERTE', 'Découverte', 'Discovery', 3000, 480, 1, '[2020-01-01,)'),
            ($1, 'RESIDENT', 'Résident', 'Resident', 28800, 7200, 1, '[2020-01-01,)')`,
    [network.id],
  );
}

/** Quotes and changes subscriptions through GraphQL, as a page does. */
export class SubscriptionClient {
  private keys = 0;

  constructor(
    private readonly api: TestApi,
    private readonly slug: string,
  ) {}

  async quote(as: GivenMember, change: Change): Promise<QuoteAnswer> {
    const { data, errors } = await this.api.ask<{ answer: QuoteAnswer }>(this.slug, QUOTE, { change }, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.answer;
  }

  async change(
    as: GivenMember,
    change: Change,
    cents = 1_000_000,
    key = `subscription-${++this.keys}`,
  ): Promise<ChangeAnswer> {
    const { data, errors } = await this.api.ask<{ answer: ChangeAnswer }>(
      this.slug,
      CHANGE,
      { change, cents, key },
      as,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.answer;
  }

  /** Subscribes. @throws when that is refused */
  async subscribe(as: GivenMember, planCode: string): Promise<Quoted> {
    const answer = await this.change(as, { kind: 'SUBSCRIBE', planCode, expressRequest: true });
    if (!answer.quote) throw new Error(JSON.stringify(answer));
    return answer.quote;
  }
}

/** The period job of a worker on the database of a spec. */
export async function openPeriodJob(databaseUrl: string) {
  const source = dataSourceFor(testEnv(databaseUrl), 'traboule_worker');
  await source.initialize();
  const database = new Database(source);
  return {
    run: (networkId: string, now: string | Temporal.Instant, zone = 'Europe/Paris') =>
      chargePeriods(database, networkId, { zone, now: Temporal.Instant.from(now) }),
    close: () => database.onModuleDestroy(),
  };
}
