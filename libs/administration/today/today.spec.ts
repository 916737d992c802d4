import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let admin: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN' });
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const tasks = async () =>
  (await api.ask<{ networkTasks: { kind: string; count: number; path: string }[] }>('lyon', `{ networkTasks { kind count path } }`, {}, admin)).data.networkTasks; // prettier-ignore

describe('what waits for administrators', () => {
  it('is nothing at first', async () => expect(await tasks()).toEqual([]));

  it('is failed jobs, people who have not joined, and settings and legal pages that bind soon', async () => {
    const insert = (text: string) => given.client.query(text, [lyon.id]);
    await insert(
      `insert into outbox (network_id, topic, subject_id, key, payload, run_at, attempts)
       values ($1, 'booking.confirm', $1, 'failed', '{}', '2026-11-20', 60), ($1, 'booking.confirm', $1, 'trying', '{}', '2026-11-20', 2)`,
    );
    await insert(`insert into member_invitation (network_id, email, locale, invited_at) values ($1, 'awa@spec.example', 'fr', '2026-11-20')`); // prettier-ignore
    await insert(`insert into network_setting (network_id, key, value, valid) values ($1, 'booking.horizonDays', '30', '[2026-12-01,)')`); // prettier-ignore
    await insert(
      `insert into legal_page (network_id, kind, version, text_fr, text_en, binds_from, published_at)
       values ($1, 'TERMS', 1, 'a', 'a', '2026-12-01', '2026-11-20'), ($1, 'PRIVACY', 1, 'a', 'a', '2026-11-01', '2026-11-01')`,
    );
    expect(await tasks()).toEqual([
      { kind: 'jobs.failed', count: 1, path: '/admin/audit' },
      { kind: 'members.invited', count: 1, path: '/admin/members/invite' },
      { kind: 'settings.planned', count: 1, path: '/admin/settings/booking/horizonDays' },
      { kind: 'legal.planned', count: 1, path: '/admin/legal' },
    ]);
  });
});
