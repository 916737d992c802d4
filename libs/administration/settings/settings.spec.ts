import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

const NOW = '2026-11-23T08:00:00Z';
const KEY = 'booking.horizonDays';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let admin: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  await given.network('nantes');
  api = await startApi(database.url, { now: NOW });
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', name: 'Ada' });
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

const RESULT = `__typename ... on SettingChanged { setting { current { value from } planned { value from } } }
  ... on SettingRefused { code message path }`;
const CHANGE = `mutation ($key: String!, $value: String!, $from: Instant) { changeSetting(key: $key, value: $value, from: $from) { ${RESULT} } }`;
const WITHDRAW = `mutation ($key: String!) { withdrawSettingChange(key: $key) { ${RESULT} } }`;
const SETTING = `query ($key: String!) { setting(key: $key) { title meaning unit defaultValue fields { path label kind minimum maximum }
  current { value from changedBy } planned { value from changedBy } history { value from until changedBy } } }`;

interface Answer {
  __typename: string;
  code?: string;
  path?: string[];
  setting?: { current: { value: string }; planned: { value: string; from: string } | null };
}
const change = async (value: unknown, from: string | null = null, key = KEY): Promise<Answer> =>
  (await api.ask<{ changeSetting: Answer }>('lyon', CHANGE, { key, value: JSON.stringify(value), from }, admin)).data
    .changeSetting;
const withdraw = async (key = KEY): Promise<Answer> =>
  (await api.ask<{ withdrawSettingChange: Answer }>('lyon', WITHDRAW, { key }, admin)).data.withdrawSettingChange;
const read = async (key = KEY) =>
  (await api.ask<{ setting: Record<string, never> }>('lyon', SETTING, { key }, admin)).data.setting;
/** Sessions of administrators end after hours without use; here they last. */
const moveTo = async (instant: string): Promise<void> => {
  api.clock.set(instant);
  await given.client.query(
    `update sign_in_session set expires_at = $1::timestamptz + interval '1 day', ends_at = $1::timestamptz + interval '1 day'`,
    [instant],
  );
};
const limits = async () =>
  (await api.ask<{ network: { bookingLimits: { horizonDays: number } } }>('lyon', `{ network { bookingLimits { horizonDays } } }`)).data.network.bookingLimits.horizonDays; // prettier-ignore

describe('settings', () => {
  it('are listed with a title and a meaning in both languages, their value and a form', async () => {
    const LIST = `{ settings { key title meaning fields { kind label } current { value } } }`;
    type List = { settings: { key: string; title: string; meaning: string; fields: object[] }[] };
    const { settings } = (await api.ask<List>('lyon', LIST, {}, admin)).data;
    expect(settings.length).toBeGreaterThanOrEqual(11);
    for (const { key, title, meaning, fields } of settings)
      expect({ key, ok: title.length > 3 && meaning.length > 10 && fields.length > 0 }).toEqual({ key, ok: true });
  });

  it('say who decided a value and when it begins', async () => {
    expect(await read()).toMatchObject({
      unit: 'DAYS',
      defaultValue: '60',
      current: { value: '60', from: null },
      fields: [{ path: [], kind: 'NUMBER', minimum: 1, maximum: 365 }],
    });
    expect(await change(30, '2026-12-01T00:00:00Z')).toMatchObject({ __typename: 'SettingChanged' });
    expect(await read()).toMatchObject({
      current: { value: '60' },
      planned: { value: '30', from: '2026-12-01T00:00:00Z', changedBy: 'Ada' },
    });
  });

  it('have one planned change at a time, which binds at its date and not before', async () => {
    expect(await change(20, '2026-12-05T00:00:00Z')).toMatchObject({ code: 'ALREADY_PLANNED' });
    expect(await limits()).toBe(60);
    await moveTo('2026-12-01T00:00:00Z');
    expect(await limits()).toBe(30);
    expect(await withdraw()).toMatchObject({ code: 'NOTHING_PLANNED' });
  });

  it('go on as before when a change is withdrawn before it binds', async () => {
    await change(90, '2026-12-10T00:00:00Z');
    expect(await withdraw()).toMatchObject({ setting: { current: { value: '30' }, planned: null } });
    await moveTo('2026-12-11T00:00:00Z');
    expect(await read()).toMatchObject({
      current: { value: '30' },
      history: [{ value: '30', from: '2026-12-01T00:00:00Z', until: null }],
    });
    const { rows } = await given.client.query(
      `select action from audit_entry where action like 'SETTING%' order by id`,
    );
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      'SETTING_CHANGED',
      'SETTING_CHANGED',
      'SETTING_CHANGE_WITHDRAWN',
    ]);
  });

  it('refuse the past, far dates, unknown names, equal values and values that the rule does not allow', async () => {
    expect(await change(40, '2026-12-01T00:00:00Z')).toMatchObject({ code: 'IN_THE_PAST' });
    expect(await change(40, '2029-12-01T00:00:00Z')).toMatchObject({ code: 'TOO_FAR' });
    expect(await change(40, null, 'booking.nothing')).toMatchObject({ code: 'UNKNOWN_KEY' });
    expect(await change(30)).toMatchObject({ code: 'UNCHANGED' });
    for (const value of [0, 366, 1.5, '30', null, [30]])
      expect(await change(value)).toMatchObject({ code: 'NOT_VALID' });
    const hours = { quietFrom: '21:00', quietUntil: '25:00' };
    expect(await change(hours, null, 'messages.quietHours')).toMatchObject({
      code: 'NOT_VALID',
      path: ['quietUntil'],
    });
  });

  it('change once when two administrators change the same one at the same time', async () => {
    const other = await given.member(lyon, { role: 'NETWORK_ADMIN' });
    for (const [round, key] of ['booking.perHour', 'booking.perHour', 'offers.tokenMinutes'].entries()) {
      const from = `2026-12-${20 + round}T00:00:00Z`;
      const race = [admin, other, admin, other].map((as, n) =>
        api.ask<{ changeSetting: Answer }>('lyon', CHANGE, { key, value: String(50 + n), from }, as),
      );
      const kinds = (await Promise.all(race)).map(({ data }) => data.changeSetting.__typename);
      expect(kinds.sort()).toEqual(['SettingChanged', 'SettingRefused', 'SettingRefused', 'SettingRefused']);
      expect(await withdraw(key)).toMatchObject({ __typename: 'SettingChanged' });
      if (round === 0) await change(40, null, key); // now there is a row to lock
    }
  });

  it('show before saving what a change touches', async () => {
    const member = await given.member(lyon);
    const space = await given.space(lyon, { kind: 'DESK_AREA', capacity: 10, from: '2026-11-20' });
    await given.client.query(
      `insert into booking (network_id, code, member_id, booked_by_id, venue_id, during, state, tariff_id, cancellation_policy, free_until, booked_at)
       select $1, code, $2, $2, $3, span::tstzrange, 'CONFIRMED', $4, '{}', '2026-12-11', '2026-12-11'
         from (values ('AAAA', '[2026-12-15T10:00Z,2026-12-15T11:00Z)'), ('BBBB', '[2026-12-30T10:00Z,2026-12-30T11:00Z)')) b (code, span)`,
      [lyon.id, member.id, space.venueId, lyon.tariffId],
    );
    const PREVIEW = `query ($value: String!) { previewSetting(key: "${KEY}", value: $value) {
      __typename ... on SettingPreview { countable touches { count what } } } }`;
    const preview = async (value: string) =>
      (await api.ask<{ previewSetting: object }>('lyon', PREVIEW, { value }, admin)).data.previewSetting;
    expect(await preview('10')).toMatchObject({
      countable: true,
      touches: [{ count: 1, what: expect.stringContaining('restent valables') as unknown }],
    });
    expect(await preview('80')).toMatchObject({ countable: true, touches: [] });
    expect(await preview('999')).toMatchObject({ __typename: 'SettingRefused' });
  });

  it('are closed to everybody but administrators of the network', async () => {
    const member = await given.member(lyon);
    const codeOf = async (query: string, as: GivenMember, network = 'lyon') =>
      (await api.ask(network, query, {}, as)).errors?.[0]?.extensions.code;
    expect(await codeOf(`{ settings { key } }`, member)).toBe('FORBIDDEN');
    expect(await codeOf(`{ settings { key } }`, admin, 'nantes')).toBe('FORBIDDEN');
    expect(await codeOf(`mutation { withdrawSettingChange(key: "${KEY}") { __typename } }`, member)).toBe('FORBIDDEN');
  });
});
