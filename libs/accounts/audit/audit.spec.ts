import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { Audit, Database, deleteOldAuditEntries } from '#libs/platform';
import { Given, type GivenMember, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing'; // prettier-ignore
import { SET_PASSWORD, SIGN_IN_BY_PASSWORD, outcome } from '../password/credentials.fixture.js';
import { SIGN_IN, call, secretFor } from '../sign-in/sign-in.fixture.js';

const NOW = '2026-11-23T09:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let app: pg.Client;
let lyon: GivenNetwork;
let nantes: GivenNetwork;
let admin: GivenMember;
let operator: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
  api = await startApi(database.url, { now: NOW });
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', name: 'Ada' });
  operator = await given.member(nantes, { operator: true, name: 'Olga' });
  app = new pg.Client({ connectionString: database.url, options: '-c role=traboule_app' });
  await app.connect();
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await app?.end();
  await api?.close();
  await given?.end();
  await database?.drop();
});

interface Entry {
  action: string;
  actorName: string | null;
  subjectName: string | null;
}
interface Log {
  edges: { node: Entry }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
  totalCount: number;
}
const LOG = `query ($first: Int! = 50, $after: String, $actions: [AuditAction!], $email: String, $ofPlatform: Boolean! = false) {
  auditEntries(first: $first, after: $after, actions: $actions, email: $email, ofPlatform: $ofPlatform) {
    edges { node { action actorName subjectName } } pageInfo { endCursor hasNextPage } totalCount } }`;
const logOf = async (secret: string, variables: object = {}, network = 'lyon'): Promise<Log> => {
  const { data, errors } = await call(api, LOG, { secret, network, variables });
  if (errors) throw new Error(errors[0]!.extensions.code);
  return (data as unknown as { auditEntries: Log }).auditEntries;
};
const entries = async (secret: string, variables: object = {}, network = 'lyon'): Promise<string[]> =>
  (await logOf(secret, variables, network)).edges.map(
    ({ node }) => `${node.action} ${node.actorName ?? '–'} → ${node.subjectName ?? '–'}`,
  );
const count = async (): Promise<number> =>
  (await given.one<{ n: number }>(`select count(*)::int n from audit_entry`)).n;

describe('the audit log', () => {
  it('lists successful, failed and rate-limited sign-ins, credential changes and role changes, newest first', async () => {
    const member = await given.member(lyon, { name: 'Bao' });
    await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [
      member.accountId,
      NOW,
    ]);
    await outcome(api, SET_PASSWORD, { password: 'tournevis mauve à 6 heures' }, { secret: member.secret });
    const tryPassword = (password: string) => outcome(api, SIGN_IN_BY_PASSWORD, { email: member.email, password });
    for (const password of ['tournevis mauve à 6 heures', ...Array<string>(8).fill('wrong')])
      await tryPassword(password);
    const token = await secretFor(api, given, member.email);
    await call(api, SIGN_IN, { variables: { token } });
    await given.client.query(
      `insert into role_grant (network_id, member_id, role, granted_at) values ($1, $2, 'ADVISER', $3)`,
      [lyon.id, member.id, NOW],
    );
    await given.client.query(`update role_grant set revoked_at = $2 where member_id = $1`, [member.id, NOW]);
    expect(await entries(admin.secret, { email: member.email })).toEqual([
      'AUDIT_READ Ada → Bao',
      'ROLE_REVOKED – → Bao',
      'ROLE_GRANTED – → Bao',
      'SIGN_IN Bao → Bao',
      ...Array<string>(5).fill('SIGN_IN_FAILED – → Bao'),
      'SIGN_IN Bao → Bao',
      'PASSWORD_SET Bao → Bao',
    ]);
    expect(await entries(admin.secret, { actions: ['SIGN_IN_THROTTLED'] })).toEqual(['SIGN_IN_THROTTLED – → –']);
  });

  it('shows a network no name of a person outside it, whatever address is searched for or typed at its sign-in', async () => {
    const stranger = await given.member(nantes, { name: 'Zoé' });
    for (const email of [stranger.email, 'nobody@spec.example'])
      expect(await entries(admin.secret, { email, first: 1 })).toEqual(['AUDIT_READ Ada → –']);
    await given.client.query(
      `insert into audit_entry (network_id, actor_id, action, subject_type, subject_id, at)
       values ($1, null, 'SIGN_IN_FAILED', 'ACCOUNT', $2, $3), ($1, $2, 'SIGN_OUT', 'ACCOUNT', $2, $3)`,
      [lyon.id, stranger.accountId, NOW],
    );
    expect(await entries(admin.secret, { actions: ['SIGN_OUT'] })).toEqual(['SIGN_OUT – → –']);
    expect(JSON.stringify(await entries(admin.secret))).not.toContain('Zoé');
  });

  it('stores addresses of callers as keyed hashes only', async () => {
    const { rows } = await given.client.query<{ hash: Buffer }>(
      `select distinct address_hash as hash from audit_entry where address_hash is not null`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { hash } of rows) expect(hash).toHaveLength(32);
  });

  it('pages through the entries without gaps or duplicates', async () => {
    const member = await given.member(lyon);
    const note = (n: number) =>
      given.client.query(
        `insert into audit_entry (network_id, action, subject_type, subject_id, at) select $1, 'SIGN_OUT', 'ACCOUNT', $2, $3 from generate_series(1, $4)`,
        [lyon.id, member.accountId, '2026-11-23T08:00:00Z', n],
      );
    await note(25);
    const filter = { email: member.email, actions: ['SIGN_OUT'], first: 10 };
    let after: string | null = null;
    let seen = 0;
    for (let pages = 0; pages < 3; pages++) {
      const log: Log = await logOf(admin.secret, { ...filter, after });
      expect(log.totalCount).toBe(25);
      seen += log.edges.length;
      after = log.pageInfo.endCursor;
      expect(log.pageInfo.hasNextPage).toBe(pages < 2);
    }
    expect(seen).toBe(25);
  });

  it('shows the log of a network to its administrators only, and the log of the platform to operators only', async () => {
    const member = await given.member(lyon);
    await expect(logOf(member.secret)).rejects.toThrow('FORBIDDEN');
    await expect(logOf(admin.secret, {}, 'nantes')).rejects.toThrow('FORBIDDEN');
    await expect(logOf(admin.secret, { ofPlatform: true })).rejects.toThrow('FORBIDDEN');
    // Their order is left out: a trigger of the database dates the grant by the machine's clock, the spec has its own.
    expect((await entries(operator.secret, { ofPlatform: true })).toSorted()).toEqual([
      'AUDIT_READ Olga → –',
      'OPERATOR_GRANTED – → Olga',
    ]);
    expect(await given.one(`select subject_type, subject_id from audit_entry where action = 'AUDIT_READ' and network_id is null`)).toEqual({ subject_type: 'PLATFORM', subject_id: null }); // prettier-ignore
    const nantesLog = await entries(operator.secret, {}, 'nantes');
    expect(nantesLog.some((line) => line.includes('Bao'))).toBe(false);
    expect((await entries(operator.secret)).length).toBeGreaterThan(5);
  });

  it('refuses to show the log when the read itself cannot be logged', async () => {
    const noting = jest.spyOn(Audit.prototype, 'record').mockRejectedValue(new Error('no room'));
    try {
      await expect(logOf(admin.secret)).rejects.toThrow('INTERNAL_SERVER_ERROR');
    } finally {
      noting.mockRestore();
    }
  });

  it('shows a person what others did to their account, and not what they did themselves', async () => {
    const member = await given.member(lyon, { name: 'Chloé' });
    await entries(admin.secret, { email: member.email });
    await outcome(
      api,
      SIGN_IN_BY_PASSWORD,
      { email: member.email, password: 'wrong' },
      { remoteAddress: '192.0.2.44' },
    );
    const MINE = `{ myAccess { totalCount edges { node { action actorName } } } }`;
    const { data } = await call(api, MINE, { secret: member.secret });
    expect((data as unknown as { myAccess: Log }).myAccess).toEqual({
      totalCount: 2,
      edges: [
        { node: { action: 'SIGN_IN_FAILED', actorName: null } },
        { node: { action: 'AUDIT_READ', actorName: 'Ada' } },
      ],
    });
  });
});

describe('the isolation of the audit log', () => {
  const within = async (network: string | null, text: string): Promise<string | number> => {
    await app.query('begin');
    try {
      if (network) await app.query(`set local app.network = '${network}'`);
      return (await app.query(text)).rowCount ?? 0;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await app.query('rollback');
    }
  };

  it('prevents a network from reading or writing the log of another, and hides the platform’s log by default', async () => {
    expect(await within(null, `select from audit_entry`)).toBe(0);
    expect(await within(nantes.id, `select from audit_entry where network_id = '${lyon.id}'`)).toBe(0);
    expect(await within(lyon.id, `select from audit_entry where network_id is null`)).toBe(0);
    const insert = (network: string) =>
      `insert into audit_entry (network_id, action, subject_type, at) values ('${network}', 'SIGN_IN', 'ACCOUNT', now())`;
    expect(await within(lyon.id, insert(nantes.id))).toBe('42501');
    expect(await within(null, insert(lyon.id))).toBe('42501');
    expect(await within(lyon.id, insert(lyon.id))).toBe(1);
  });

  it('prevents everybody, including the table owner, from changing an entry or deleting it within a year; upkeep then deletes it', async () => {
    expect(await within(lyon.id, `update audit_entry set action = 'SIGN_OUT'`)).toBe('42501');
    expect(await within(lyon.id, `delete from audit_entry`)).toBe('42501');
    await expect(given.client.query(`update audit_entry set at = now()`)).rejects.toMatchObject({ code: '42501' });
    await expect(given.client.query(`delete from audit_entry`)).rejects.toMatchObject({ code: '42501' });
    const before = await count();
    await given.client.query(
      `insert into audit_entry (network_id, action, subject_type, at)
       select $1, 'SIGN_IN', 'ACCOUNT', now() - age from unnest(array['12 months 1 day', '5 years', '11 months']::interval[]) age`,
      [lyon.id],
    );
    await deleteOldAuditEntries(api.app.get(Database).open);
    expect(await count()).toBe(before + 1);
  });
});
