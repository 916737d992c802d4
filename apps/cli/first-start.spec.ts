import { type ExecFileException, execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  startWorker,
  until,
  violations,
} from '#libs/testing';

const script = fileURLToPath(new URL('./main.js', import.meta.url));
let database: TestDatabase;
let given: Given;
let api: TestApi;
let worker: { close(): Promise<void> };

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
});
afterAll(async () => {
  await worker?.close();
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** Runs the command as an operator does. @returns its exit code and output */
function traboule(...args: string[]): Promise<{ code: number; output: string }> {
  const { PATH } = process.env;
  const env = { PATH, NODE_ENV: 'test', DATABASE_URL: database.url, SECRET: 'a secret of the specs, 32 signs or more' };
  const options = { env: { ...env, NODE_NO_WARNINGS: '1' } };
  return new Promise((resolve) =>
    execFile(process.execPath, [script, ...args], options, (error: ExecFileException | null, out, err) =>
      resolve({ code: Number(error?.code ?? 0), output: `${out}${err}` }),
    ),
  );
}
const plans = async (slug: string): Promise<string[]> => {
  const { rows } = await given.client.query<{ plan: string }>(
    `select code || ' ' || monthly_cents as plan from plan p join network n on n.id = p.network_id
      where n.slug = $1 and p.valid @> now() order by monthly_cents`,
    [slug],
  );
  return rows.map(({ plan }) => plan);
};
const create = ['network', 'create', '--slug', 'tours', '--name', 'Tours', '--lat', '47.39', '--lon', '0.69'];

describe('a first start without the demo', () => {
  it('leads from an empty database to an administrator who is signed in by a mailed link', async () => {
    expect((await traboule('network', 'list')).output).toContain('There is no network yet');
    const { code, output } = await traboule(...create, '--admin', 'ada@tours.example');
    expect([code, output]).toEqual([0, expect.stringContaining('ada@tours.example is its administrator')]);
    expect((await traboule('network', 'list')).output).toContain('tours');

    api = await startApi(database.url, { now: Temporal.Now.instant().toString() });
    worker = await startWorker(database.url, api.clock);
    const mail = await until('the mail', async () => {
      const { rows } = await given.client.query<{ recipient: string; raw: Buffer }>(
        'select recipient, raw from local_mail',
      );
      return rows[0];
    });
    expect(mail.recipient).toBe('ada@tours.example');
    const text = mail.raw
      .toString()
      .replaceAll(/=\r?\n/g, '')
      .replaceAll('=3D', '=');
    const token = /\/tours\/sign-in\?token=([\w-]{20,})/.exec(text)?.[1];
    const { data } = await api.ask('tours', 'mutation ($token: String!) { signIn(token: $token) { ... on SignedIn { me { email roles { role } } } } }', { token }); // prettier-ignore
    // The administrator's rights require a second factor.
    expect(data).toEqual({ signIn: { me: { email: 'ada@tours.example', roles: [{ role: 'MEMBER' }] } } });
    const grant = `select g.role, a.email from role_grant g join member m on m.id = g.member_id join account a on a.id = m.account_id`;
    expect(await given.one(grant)).toEqual({ role: 'NETWORK_ADMIN', email: 'ada@tours.example' });
    const { rows } = await given.client.query(
      `select hourly_cents, (select count(*)::int from tariff_weight) as weights from tariff`,
    );
    expect(rows).toEqual([{ hourly_cents: 480, weights: 11 }]);
    expect(await plans('tours')).toEqual(['PASS 1200', 'DECOUVERTE 3000', 'REGULIER 13200', 'RESIDENT 28800', 'EQUIPE 50400']); // prettier-ignore
  });

  it.each([
    ['a slug that is taken', [...create, '--admin', 'ada@tours.example'], /already/],
    ['no address to invite', create, /--admin/],
    ['an invalid slug', ['network', 'create', '--slug', 'T!'], /lower-case letters/],
    ['a reserved slug', ['network', 'create', '--slug', 'metrics'], /reserved/],
    ['an unknown time zone', [...create, '--zone', 'Europe/Nowhere', '--admin', 'a@b.fr'], /Europe\/Paris/],
    ['an invalid latitude', [...create, '--lat', '91', '--admin', 'a@b.fr'], /from -90 to 90/],
    ['an invalid mail address', [...create, '--admin', 'ada'], /not a mail address/],
  ])('refuses %s and explains why', async (_what, args, reason) => {
    const { code, output } = await traboule(...args);
    expect([code, output]).toEqual([1, expect.stringMatching(reason)]);
    expect(output).not.toMatch(/\n {4}at /);
    expect((await given.client.query('select from network')).rowCount).toBe(1);
  });

  it('gives the plans prices in proportion to the hourly price', async () => {
    const metz = ['network', 'create', '--slug', 'metz', '--name', 'Metz', '--lat', '49.12', '--lon', '6.18'];
    expect((await traboule(...metz, '--hourly-cents', '600', '--admin', 'ada@tours.example')).code).toBe(0);
    expect(await plans('metz')).toEqual(['PASS 1500', 'DECOUVERTE 3750', 'REGULIER 16500', 'RESIDENT 36000', 'EQUIPE 63000']); // prettier-ignore
  });

  it('lets operators be added and removed by mail address', async () => {
    expect((await traboule('operator', 'add', 'ops@tours.example')).code).toBe(0);
    expect((await traboule('operator', 'list')).output).toContain('ops@tours.example');
    expect((await traboule('operator', 'remove', 'ops@tours.example')).code).toBe(0);
    expect((await traboule('operator', 'remove', 'ops@tours.example')).code).toBe(1);
    expect((await traboule('operator', 'add', 'nobody')).code).toBe(1);
    const { rows } = await given.client.query(
      `select action from audit_entry where action like 'OPERATOR%' order by id`,
    );
    expect(rows).toEqual([{ action: 'OPERATOR_GRANTED' }, { action: 'OPERATOR_REVOKED' }]);
    expect(await violations(database.url)).toEqual([]);
  });
});
