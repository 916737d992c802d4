import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, until, violations } from '#libs/testing';
import { type Booker, startBooker } from '../booker.fixture.js';
import { PROPOSE } from '../documents.fixture.js';
import { deleteUnmetNeedsBefore } from './unmet-needs.queries.js';

let all: Booker;
let member: GivenMember;

beforeAll(async () => {
  all = await startBooker('2026-11-23T08:00:00Z');
  await all.given.space(all.network, { kind: 'MEETING_ROOM' });
  member = await all.given.member(all.network);
}, 60_000);
afterAll(async () => {
  expect(await violations(all.url)).toEqual([]);
  await all.close();
});

const ask = (need: object) => all.api.ask(all.network.slug, PROPOSE, { need }, member);
const counters = async () =>
  (
    await all.given.client.query(
      `select asked_on::text, why, kind, capability_code, weekday, hour, cell_lat, cell_lon, times from unmet_need order by times desc`,
    )
  ).rows;

describe('needs that found no space', () => {
  it('are counted together, without the words of the need and without the person', async () => {
    await ask({ text: 'découpe laser jeudi à 14h' });
    for (let n = 0; n < 3; n++)
      await ask({ kind: 'WORKSHOP', start: '2026-11-26T13:00:00Z', near: { lat: 45.77, lon: 4.88 } });
    await until('the counters are written', async () => (await counters()).length === 2);
    const rows = await counters();
    expect(rows[0]).toEqual({
      asked_on: '2026-11-23',
      why: 'NONE_WITH_CAPABILITY',
      kind: 'WORKSHOP',
      capability_code: null,
      weekday: 4,
      hour: 14,
      cell_lat: 2289,
      cell_lon: 244,
      times: 3,
    });
    expect(rows[1]).toMatchObject({ kind: 'MACHINE', capability_code: 'laser-cutting', times: 1 });
  });

  it('are not counted when a space is offered, or when no space could have been', async () => {
    const before = await counters();
    await ask({ kind: 'MEETING_ROOM', start: '2026-11-26T13:00:00Z' });
    await ask({ kind: 'MEETING_ROOM', start: '2026-11-01T13:00:00Z' });
    await ask({ kind: 'WORKSHOP', start: '2026-11-26T13:00:00Z', near: { lat: 45.77, lon: 4.88 } });
    await until('the next counter is written', async () => (await counters())[0].times === 4);
    expect((await counters()).length).toBe(before.length);
  });

  it('are deleted after the longest period of figures', async () => {
    const remove = (day: string) =>
      all.database.inTransaction(all.network.id, (tx) => deleteUnmetNeedsBefore(tx, Temporal.PlainDate.from(day)));
    expect(await remove('2026-11-23')).toBe(0);
    expect(await remove('2026-11-24')).toBe(2);
  });
});
