import { expect, it } from '@jest/globals';
import { FAILPOINTS, type Failpoint } from '#libs/platform';
import { Given, cloneDatabase, until, violations } from '#libs/testing';
import { WorkerProcess } from './worker-process.fixture.js';

/** A subscription that began seventy days ago and of which two periods were not charged yet. */
async function missedPeriods() {
  const database = await cloneDatabase();
  const given = await Given.on(database.url);
  const network = await given.network('lyon');
  const member = await given.member(network, {
    at: Temporal.Now.instant()
      .subtract({ hours: 70 * 24 })
      .toString(),
  });
  await given.client.query(
    `insert into subscription (network_id, pass_id, subscribed_at, charged_until)
     select network_id, id, lower(valid), (anchor_on + interval '1 month') at time zone 'Europe/Paris' from pass where owner_member_id = $1`,
    [member.id],
  );
  return { database, given };
}

/** A worker dies at the step, and another one does what is left. @returns the periods that were charged */
async function afterDeathAt(step: Failpoint) {
  const { database, given } = await missedPeriods();
  const workers: WorkerProcess[] = [];
  const worker = (more: object = {}) => {
    const made = new WorkerProcess(database, { ...more });
    workers.push(made);
    return made;
  };
  try {
    expect(await worker({ FAIL_AT: step }).endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
    worker();
    await until('the periods are charged', async () => {
      const { due } = await given.one<{ due: boolean }>(`select charged_until <= now() as due from subscription`);
      return !due;
    }, 60); // prettier-ignore
    expect(await violations(database.url)).toEqual([]);
    const { rows } = await given.client.query<{ index: number; cents: number }>(
      `select s.period_index as index, c.amount_cents as cents from subscription_charge s join charge c on c.id = s.charge_id order by 1`,
    );
    return rows;
  } finally {
    await Promise.all(workers.map((one) => one.die()));
    await given.end();
    await database.drop();
  }
}

it.each(FAILPOINTS.period)(
  'a worker may die at %s: each period is charged once',
  async (step) => {
    expect(await afterDeathAt(step)).toEqual([
      { index: 1, cents: 13_200 },
      { index: 2, cents: 13_200 },
    ]);
  },
  120_000,
);
