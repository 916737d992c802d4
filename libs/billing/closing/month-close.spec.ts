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
  seededRandom,
  startApi,
  violations,
} from '#libs/testing';
import { releaseAccount, startClose } from './close-month.js';

const NOVEMBER = Temporal.PlainDate.from('2026-11-01');
const FIRST_OF_DECEMBER = '2026-12-01T08:00:00Z';
const MEMBERS = 120;
let template: TestDatabase;
let lyon: GivenNetwork;
let members: GivenMember[];

/** One hundred and twenty members with charges of November: some several, some reversed, some nothing to pay. */
beforeAll(async () => {
  template = await cloneDatabase();
  const given = await Given.on(template.url);
  lyon = await given.network('lyon');
  await givenIssuer(given, lyon);
  members = [];
  for (let n = 0; n < MEMBERS; n++) {
    const member = await given.member(lyon, { hours: null });
    members.push(member);
    for (let i = 0; i <= n % 4; i++)
      await givenFee(given, lyon, member.id, {
        cents: 90 + 7 * n + i,
        at: `2026-11-${String(2 + ((n + i) % 28)).padStart(2, '0')}T09:00:00Z`,
      });
    await given.client.query(
      `insert into payment_method (network_id, member_id, provider, token, added_at) values ($1, $2, 'SANDBOX', $3, '2026-11-01')`,
      [lyon.id, member.id, n % 10 === 3 ? 'DECLINED_ONCE' : 'ACCEPTED'],
    );
  }
  await given.end();
}, 120_000);
afterAll(() => template?.drop());

let test: TestDatabase;
let given: Given;
let api: TestApi;
let database: Database;
beforeEach(async () => {
  test = await cloneDatabase(template);
  given = await Given.on(test.url);
  api = await startApi(test.url, { now: FIRST_OF_DECEMBER });
  database = api.app.get(Database, { strict: false });
}, 60_000);
afterEach(async () => {
  const found = await violations(test.url);
  await api.close();
  await given.end();
  await test.drop();
  expect(found).toEqual([]);
}, 60_000);

const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await given.client.query(text, [lyon.id, ...values])).rows as Row[];
const start = () => database.inTransaction(lyon.id, (tx) => startClose(tx, NOVEMBER, null, api.clock.now(), lyon.id));

/** Runs due jobs of billing with some workers at once until none is left. @returns how many failed and were run again */
async function work(workers: number): Promise<number> {
  const handlers = collectHandlers(
    api.app.get(DiscoveryService, { strict: false }),
    api.app.get(Reflector, { strict: false }),
  );
  const jobs = new JobRows(database.open, api.clock);
  let failures = 0;
  for (;;) {
    const due = await rows<{ id: string; topic: string }>(
      `select id, topic from outbox where network_id = $1 and topic like 'billing.%' and done_at is null and voided_at is null and run_at <= $2
        order by run_at, id limit 12`,
      [api.clock.now().toString()],
    );
    if (due.length === 0) return failures;
    // Every job is given to two workers, as a queue that delivers twice would.
    const queue = [...due, ...due];
    await Promise.all(
      Array.from({ length: workers }, async () => {
        for (let job = queue.shift(); job; job = queue.shift()) {
          // The connection that records a failure may be ended, too.
          await runJob(jobs, handlers, job.id, ({ outcome }) => void (failures += Number(outcome === 'failed'))).catch(
            () => failures++,
          );
        }
      }),
    );
    await rows(
      `update outbox set run_at = least(run_at, $2::timestamptz) where network_id = $1 and attempts > 0 and topic in ('billing.rateMonth','billing.draftSlice','billing.numberDrafts')`,
      [api.clock.now().toString()],
    );
  }
}

/** Everything that the close wrote, by natural keys, without ids and instants. */
async function exported(): Promise<string> {
  const parts = await Promise.all([
    rows(`select document - 'paymentMeans' as document, kind, month, net_cents, vat_cents, gross_cents, number, issued_on, due_on, encode(hash, 'hex') as hash
            from invoice where network_id = $1 order by series, year, number`),
    rows(
      `select m.name, s.state, s.reason from close_step s join member m on m.id = s.member_id where s.network_id = $1 order by m.name`,
    ),
    rows(`select e.journal, e.kind, e.booked_on, a.kind as account, m.name, sum(p.cents)::text as cents, count(*)::int as postings
            from journal_entry e join posting p on p.entry_id = e.id join ledger_account a on a.id = p.account_id left join member m on m.id = a.member_id
           where e.network_id = $1 group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`),
    rows(
      `select m.name, p.amount_cents, p.means from payment p join member m on m.id = p.member_id where p.network_id = $1 order by 1, 2`,
    ),
    rows(
      `select month, entries, debit_cents::text, sales_cents::text, encode(hash, 'hex') as hash from ledger_period where network_id = $1 order by 1`,
    ),
    rows(`select phase, round from close_run where network_id = $1`),
  ]);
  return JSON.stringify(parts, null, 1);
}

describe('the close of a month', () => {
  it('invoices every member once, in the order of members, collects what it can and closes the ledger', async () => {
    expect(await start()).toBe(true);
    await work(1);
    expect(await rows(`select phase, round from close_run where network_id = $1`)).toEqual([
      { phase: 'DONE', round: 1 },
    ]);
    const [count] = await rows<{ invoices: number; paid: number; failed: number }>(
      `select (select count(*)::int from invoice where network_id = $1 and finalised_at is not null) as invoices,
              (select count(*)::int from open_item where network_id = $1 and side = 'OWED' and matched_cents = total_cents) as paid,
              (select count(*)::int from payment_attempt where network_id = $1 and state = 'FAILED') as failed`,
    );
    expect(count).toEqual({ invoices: MEMBERS, paid: MEMBERS - 12, failed: 12 });
    const order = await rows<{ id: string }>(
      `select member_id as id from invoice where network_id = $1 order by number`,
    );
    expect(order.map(({ id }) => id)).toEqual(members.map(({ id }) => id).toSorted());
  }, 60_000);

  it('adds nothing when it is run again', async () => {
    await start();
    await work(2);
    const once = await exported();
    expect(await start()).toBe(false);
    await rows(
      `update outbox set done_at = null, run_at = '2026-11-01' where network_id = $1 and topic in ('billing.rateMonth','billing.draftSlice','billing.numberDrafts')`,
    );
    await work(2);
    expect(await exported()).toBe(once);
  }, 60_000);

  it('parks an account that does not add up, goes on with the others, and works on it once it is released', async () => {
    const parked = members[7]!;
    await given.client.query('begin');
    await rows(
      `insert into ledger_account (network_id, kind, member_id) values ($1, 'ACCRUED', $2), ($1, 'REVENUE', null)`,
      [parked.id],
    );
    const entry = (cents: number) =>
      rows(
        `with e as (insert into journal_entry (network_id, journal, kind, source_id, booked_on, recorded_at)
           values ($1, 'GENERAL', 'RECOGNITION', gen_random_uuid(), '2026-12-01', '2026-12-01') returning id)
         insert into posting select $1, e.id, a.id, case a.kind when 'ACCRUED' then $3::bigint else -$3::bigint end from e
           join ledger_account a on a.network_id = $1 and (a.member_id = $2 and a.kind = 'ACCRUED' or a.kind = 'REVENUE')`,
        [parked.id, cents],
      );
    await entry(5);
    await given.client.query('commit');
    await start();
    await work(4);
    const step = () =>
      rows(`select state, reason from close_step where network_id = $1 and member_id = $2`, [parked.id]);
    const invoices = async () =>
      (await rows(`select 1 from invoice where network_id = $1 and finalised_at is not null`)).length;
    expect(await step()).toEqual([{ state: 'PARKED', reason: 'LEDGER_DIFFERS' }]);
    expect(await invoices()).toBe(MEMBERS - 1);
    const release = async () => {
      const network = { id: lyon.id, slug: 'lyon', zone: 'Europe/Paris' };
      const closing = { network, month: NOVEMBER, now: api.clock.now() };
      return database.inTransaction(lyon.id, (tx) => releaseAccount(tx, closing, parked.id));
    };
    expect(await release()).toBe(true);
    await work(4);
    expect(await step()).toEqual([{ state: 'PARKED', reason: 'LEDGER_DIFFERS' }]);
    await entry(-5);
    expect(await release()).toBe(true);
    expect(await release()).toBe(false);
    await work(4);
    expect(await step()).toEqual([{ state: 'DRAFTED', reason: null }]);
    expect(await invoices()).toBe(MEMBERS);
    expect(await rows(`select phase, round from close_run where network_id = $1`)).toEqual([
      { phase: 'DONE', round: 3 },
    ]);
  }, 60_000);

  it('with four workers that break off ten times ends as an undisturbed one', async () => {
    await start();
    await work(1);
    const undisturbed = await exported();
    const chance = seededRandom();
    console.log(`month close: SEED=${chance.seed}`);
    await api.close();
    await given.end();
    await test.drop();
    test = await cloneDatabase(template);
    given = await Given.on(test.url);
    api = await startApi(test.url, { now: FIRST_OF_DECEMBER });
    database = api.app.get(Database, { strict: false });
    await start();
    // A connection that the server ends is what a worker that is killed leaves behind: the transaction is gone, in the middle.
    let kills = 10;
    const killer = await Given.on(test.url);
    let stopped = false;
    const killing = (async () => {
      while (kills > 0 && !stopped) {
        await new Promise((resolve) => setTimeout(resolve, 5 + Math.floor(chance.next() * 40)));
        const { rowCount } = await killer.client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and state in ('active', 'idle in transaction') and application_name <> 'traboule_spec' and pid <> pg_backend_pid()
              and xact_start is not null limit 1`,
        );
        if (rowCount) kills--;
      }
    })();
    const failures = await work(4).finally(() => (stopped = true));
    await killing;
    await killer.end();
    console.log(`month close: ${10 - kills} connections ended, ${failures} jobs failed and ran again`);
    expect(kills).toBeLessThan(10);
    expect(await exported()).toBe(undisturbed);
  }, 120_000);
});
