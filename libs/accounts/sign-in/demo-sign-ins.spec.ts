import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnvironmentError } from '#libs/platform';
import {
  Given,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  testEnv,
} from '#libs/testing';
import { demoEmail, demoRoles } from './sign-in.js';
import { ME, call } from './sign-in.fixture.js';

const NOW = '2026-11-23T09:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

describe('the demonstration accounts', () => {
  const remoteAddress = '127.0.0.1';
  const DEMO = `mutation ($key: String!) { signInAsDemo(key: $key) { __typename ... on SignedIn { me { name roles { role } } } } }`;
  const LIST = `{ demoSignIns { key name role } }`;
  beforeAll(async () => {
    for (const key of ['member', 'network-admin'] as const) {
      const { accountId } = await given.member(lyon, { name: key, ...(key !== 'member' && { role: demoRoles[key] }) });
      await given.client.query(`update account set email = $2 where id = $1`, [accountId, demoEmail(key)]);
    }
  });

  it('do not exist outside demo mode', async () => {
    expect((await call(api, LIST)).data.demoSignIns).toEqual([]);
    const answer = await call(api, DEMO, { variables: { key: 'member' } });
    expect(answer.data.signInAsDemo.__typename).toBe('SignInLinkInvalid');
    expect(answer.cookies).toEqual([]);
    expect(() => testEnv(database.url, { DEMO: 'true', NODE_ENV: 'production', SMTP_URL: 'smtp://mail' })).toThrow(
      EnvironmentError,
    );
  });

  it('are listed in demo mode when their account exists', async () => {
    const demo = await startApi(database.url, { now: NOW, env: { DEMO: 'true' } });
    try {
      expect((await call(demo, LIST, { remoteAddress })).data.demoSignIns).toEqual([
        { key: 'member', name: 'member', role: 'MEMBER' },
        { key: 'network-admin', name: 'network-admin', role: 'NETWORK_ADMIN' },
      ]);
      const answer = await call(demo, DEMO, { remoteAddress, variables: { key: 'network-admin' } });
      expect(answer.data.signInAsDemo.me.roles.map(({ role }: { role: string }) => role)).toEqual([
        'MEMBER',
        'NETWORK_ADMIN',
      ]);
      expect((await call(demo, ME, { secret: answer.cookies[0]!.value })).data.me.name).toBe('network-admin');
      for (const key of ['mentor', 'constructor', '__proto__', '', 'x'.repeat(5_000)])
        expect((await call(demo, DEMO, { remoteAddress, variables: { key } })).data.signInAsDemo.__typename).toBe(
          'SignInLinkInvalid',
        );
    } finally {
      await demo.close();
    }
  });
});
