import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  givenFee,
  givenIssuer,
  startApi,
  violations,
} from '#libs/testing';

let test: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let admin: GivenMember;
let awa: GivenMember;

beforeAll(async () => {
  test = await cloneDatabase();
  given = await Given.on(test.url);
  api = await startApi(test.url, { now: '2026-11-01T08:00:00Z' });
}, 60_000);
// A network for each test, since a month is closed once.
beforeEach(async () => {
  api.clock.set('2026-11-01T08:00:00Z');
  lyon = await given.network();
  await givenIssuer(given, lyon);
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', hours: null });
  awa = await given.member(lyon, { hours: null, locale: 'en' });
});
afterEach(async () => expect(await violations(test.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await test?.drop();
});

const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await given.client.query(text, [lyon.id, ...values])).rows as Row[];
const ask = async <Answer>(query: string, variables: object, as: GivenMember): Promise<Answer> => {
  const { data, errors } = await api.ask<Record<string, Answer>>(lyon.slug, query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0]!;
};

/** Sets the clock and runs what is due. */
async function at(time: string): Promise<void> {
  api.clock.set(time);
  const database = api.app.get(Database, { strict: false });
  const handlers = collectHandlers(
    api.app.get(DiscoveryService, { strict: false }),
    api.app.get(Reflector, { strict: false }),
  );
  const jobs = new JobRows(database.open, api.clock);
  for (;;) {
    const due = await rows<{ id: string }>(
      `select id from outbox where network_id = $1 and topic like 'billing.%' and done_at is null and voided_at is null and run_at <= $2 order by run_at, id`,
      [time],
    );
    if (due.length === 0) return;
    for (const { id } of due)
      await runJob(jobs, handlers, id, ({ outcome, error }) => {
        if (outcome === 'failed') throw error;
      });
  }
}

/** A fee of October, and the close of October, with a card of the sandbox. */
async function invoiced(card: string | null): Promise<void> {
  await givenFee(given, lyon, awa.id, { at: '2026-10-05T09:00:00Z' });
  if (card)
    await rows(
      `insert into payment_method (network_id, member_id, provider, token, added_at) values ($1, $2, 'SANDBOX', $3, '2026-10-01')`,
      [awa.id, card],
    );
  const started = await ask<{ __typename: string }>(
    `mutation { startMonthClose(month: "2026-10") { __typename } }`,
    {},
    admin,
  );
  expect(started.__typename).toBe('CloseStarted');
  await at('2026-11-01T08:00:00Z');
}
interface Shown {
  id: string;
  number: string;
  standing: string;
  openCents: number;
}
const myInvoice = async (): Promise<Shown> => {
  const { edges } = await ask<{ edges: { node: Shown }[] }>(
    `{ myInvoices { edges { node { id number standing openCents } } } }`,
    {},
    awa,
  );
  expect(edges).toHaveLength(1);
  return edges[0]!.node;
};
const attempts = async () =>
  (await rows<{ state: string }>(`select state from payment_attempt where network_id = $1 order by number`)).map(
    ({ state }) => state,
  );
const suspension = async () =>
  (
    await rows<{ reason: string | null }>(
      `select suspended_reason as reason from member where network_id = $1 and id = $2`,
      [awa.id],
    )
  )[0]!.reason;
const pay = async (card: string) =>
  ask<{ __typename: string; code?: string }>(
    `mutation ($id: ID!, $card: SandboxCard!) { payInvoice(id: $id, card: $card) { __typename ... on PayInvoiceRefused { code } } }`,
    { id: (await myInvoice()).id, card },
    awa,
  );

describe('the collection of an invoice', () => {
  it('tries a declined card again after one and three days, until it is accepted', async () => {
    await invoiced('DECLINED_TWICE');
    expect(await myInvoice()).toMatchObject({ standing: 'PAYMENT_FAILED', openCents: 480 });
    await at('2026-11-02T07:59:00Z');
    expect(await attempts()).toEqual(['FAILED']);
    await at('2026-11-02T08:00:00Z');
    expect(await attempts()).toEqual(['FAILED', 'FAILED']);
    await at('2026-11-04T08:00:00Z');
    expect(await attempts()).toEqual(['FAILED', 'FAILED', 'SUCCEEDED']);
    expect(await myInvoice()).toMatchObject({ standing: 'PAID', openCents: 0 });
    await at('2026-12-31T08:00:00Z');
    expect([await attempts(), await suspension()]).toEqual([['FAILED', 'FAILED', 'SUCCEEDED'], null]);
  });

  it('asks a slow provider again, and counts its payment once', async () => {
    await invoiced('TWO_DAYS');
    expect(await attempts()).toEqual(['PENDING']);
    await at('2026-11-03T08:00:00Z');
    expect(await attempts()).toEqual(['SUCCEEDED']);
    expect(await myInvoice()).toMatchObject({ standing: 'PAID' });
  });

  it('keeps a member from booking seven days after the first failure, until the invoice is paid', async () => {
    await invoiced('DECLINED');
    for (const day of ['02', '04']) await at(`2026-11-${day}T08:00:00Z`);
    await at('2026-11-08T07:59:00Z');
    expect(await suspension()).toBeNull();
    await at('2026-11-08T08:00:00Z');
    const { number } = await myInvoice();
    expect(await attempts()).toEqual(['FAILED', 'FAILED', 'FAILED', 'FAILED']);
    expect(await suspension()).toBe(`Invoice ${number} is not paid. Pay it on the page Invoices to book again.`);
    expect(await pay('DECLINED')).toEqual({ __typename: 'PayInvoiceRefused', code: 'DECLINED' });
    expect(await suspension()).not.toBeNull();
    expect(await pay('ACCEPTED')).toEqual({ __typename: 'InvoicePaid' });
    expect(await suspension()).toBeNull();
    expect(await pay('ACCEPTED')).toEqual({ __typename: 'PayInvoiceRefused', code: 'ALREADY_PAID' });
  });

  it('tells the member of the invoice, of each failure and of the block, once each', async () => {
    await invoiced('DECLINED');
    for (const day of ['02', '04', '08', '09']) await at(`2026-11-${day}T08:00:00Z`);
    expect(
      await rows<{ kind: string; n: number }>(
        `select kind, count(*)::int as n from notification where network_id = $1 and account_id = $2 group by kind order by kind`,
        [awa.accountId],
      ),
    ).toEqual([
      { kind: 'billing.bookingsBlocked', n: 1 },
      { kind: 'billing.invoiceIssued', n: 1 },
      { kind: 'billing.paymentFailed', n: 4 },
    ]);
  });

  it('never lifts the suspension by an administrator', async () => {
    await invoiced('DECLINED');
    await rows(
      `update member set suspended_at = '2026-11-05', suspended_reason = 'Badge lent' where network_id = $1 and id = $2`,
      [awa.id],
    );
    await at('2026-11-08T08:00:00Z');
    expect(await pay('ACCEPTED')).toEqual({ __typename: 'InvoicePaid' });
    expect(await suspension()).toBe('Badge lent');
  });

  it('blocks a member without a card seven days after the invoice was due', async () => {
    await invoiced(null);
    expect(await attempts()).toEqual([]);
    await at('2026-11-22T22:59:00Z'); // due on the 15th, which ended at 23:00 UTC
    expect(await suspension()).toBeNull();
    await at('2026-11-22T23:00:00Z');
    expect(await suspension()).not.toBeNull();
  });

  it('pays once when the button is pressed twice', async () => {
    await invoiced(null);
    const outcomes = await Promise.all([pay('ACCEPTED'), pay('ACCEPTED'), pay('ACCEPTED')]);
    expect(outcomes.filter(({ __typename }) => __typename === 'InvoicePaid')).toHaveLength(1);
    expect(await rows(`select 1 from payment where network_id = $1`)).toHaveLength(1);
  });
});
