import { type ScenarioContext, bookAs } from './scenario-context.fixture.js';

/** A subscription that is quoted, paused and kept, with a use in its running period. */
export async function subscriptionOfAMember(
  { ask, given, town }: ScenarioContext,
  select: (type: string) => string,
): Promise<void> {
  const adviser = town.people.get('adviser')!;
  await given.client.query(
    `insert into subscription (network_id, pass_id, subscribed_at, charged_until)
     select network_id, id, lower(valid), '2027-12-01' from pass where id = $1`,
    [adviser.passId],
  );
  await bookAs(ask, 'adviser', { kind: 'DESK_AREA', start: '2026-11-30T15:00:00Z', minutes: 60 });
  const change = { kind: 'PAUSE' };
  await ask('adviser', `query ($change: SubscriptionChangeInput!) { subscriptionQuote(change: $change) ${select('SubscriptionQuoteResult')} }`, { change }); // prettier-ignore
  const send = `mutation ($change: SubscriptionChangeInput!, $key: ID!) { changeSubscription(change: $change, acceptedCents: 100000, idempotencyKey: $key) ${select('SubscriptionChangeResult')} }`;
  await ask('adviser', send, { change, key: 'key-of-a-pause' });
  await ask('adviser', `{ mySubscription ${select('Subscription')} myUsageByVenue ${select('VenueUsage')} }`, {}, 'lyon', 'adviser'); // prettier-ignore
  await ask('adviser', send, { change: { kind: 'KEEP' }, key: 'key-of-a-pass-kept' });
  await ask('network admin', `{ subscriptions ${select('NetworkSubscriptionConnection')} passUsage ${select('PassUsage')} }`); // prettier-ignore
}
