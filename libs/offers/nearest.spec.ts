import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { type Booker, startBooker, wordOf } from './booker.fixture.js';
import { PROPOSE, type ProposeAnswer } from './documents.fixture.js';

let all: Booker;
let lasers: GivenSpace[];
let desks: GivenSpace;

beforeAll(async () => {
  all = await startBooker('2026-11-23T08:00:00Z');
  const laser = { kind: 'MACHINE', capability: 'laser-cutting' } as const;
  lasers = [
    await all.given.space(all.network, { ...laser, lat: 45.766, lon: 4.879 }),
    await all.given.space(all.network, { ...laser, lat: 45.77, lon: 4.89 }),
  ];
  desks = await all.given.space(all.network, { kind: 'DESK_AREA', maxMinutes: 900 });
}, 60_000);
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

async function propose(as: GivenMember): Promise<ProposeAnswer['propose']> {
  const need = { text: 'découpe laser demain à 14h', near: { lat: 45.766, lon: 4.879 } };
  const { data, errors } = await all.api.ask<ProposeAnswer>(all.network.slug, PROPOSE, { need }, as);
  expect(errors).toBeUndefined();
  return data.propose;
}

/** The times of the nearest offers in UTC. */
const timesOf = ({ nothing }: ProposeAnswer['propose']) =>
  nothing!.nearest.map(({ items }) => [items[0]!.start, items[0]!.end].map((at) => at.slice(8, 16)));

describe('a member who has another booking at the requested time', () => {
  it('gets times around the own booking and can book the first one', async () => {
    const member = await all.given.member(all.network);
    const { offers } = await propose(member);
    expect(offers[0]!.items[0]).toMatchObject({ start: '2026-11-24T13:00:00Z', end: '2026-11-24T15:00:00Z' });
    expect(wordOf(await all.book(member, offers[0]!.token))).toBe('Confirmed');

    const again = await propose(member);
    expect(again.offers).toEqual([]);
    expect(again.nothing!.why).toBe('ALREADY_BOOKED');
    const times = timesOf(again);
    expect(times.length).toBeGreaterThan(0);
    expect(times.filter(([start, end]) => start! < '24T15:00' && end! > '24T13:00')).toEqual([]);
    expect(times).toContainEqual(['24T15:00', '24T17:00']);
    const spaces = again.nothing!.nearest.map(({ items }) => items[0]!.space.id);
    expect(new Set(spaces)).toEqual(new Set(lasers.map(({ id }) => id)));
    expect(wordOf(await all.book(member, again.nothing!.nearest[0]!.token))).toBe('Confirmed');
  });

  it('gets times after a fully booked day', async () => {
    const member = await all.given.member(all.network);
    const allDay = all.offer(member, desks, '2026-11-24T06:00:00Z', '2026-11-24T19:00:00Z');
    expect(wordOf(await all.book(member, allDay))).toBe('Confirmed');
    const { offers, nothing } = await propose(member);
    expect(offers).toEqual([]);
    expect(nothing!.why).toBe('ALREADY_BOOKED');
    const starts = nothing!.nearest.map(({ items }) => items[0]!.start);
    expect(starts).toContain('2026-11-24T19:00:00Z');
    expect(starts.filter((start) => start < '2026-11-24T19:00:00Z')).toEqual([]);
  });

  it('gets times on other days when the whole day is booked, and a text that announces no list when there is none', async () => {
    const member = await all.given.member(all.network);
    const takes = (day: string) =>
      all.book(member, all.offer(member, desks, `2026-11-${day}T06:00:00Z`, `2026-11-${day}T21:00:00Z`), {
        acceptOverCap: true,
      });
    expect(wordOf(await takes('24'))).toBe('Confirmed');
    const starts = timesOf(await propose(member)).map(([start]) => start!);
    expect(starts.length).toBeGreaterThan(0);
    expect(starts.filter((start) => start.startsWith('24'))).toEqual([]);

    const rest = all.offer(member, desks, '2026-11-23T09:00:00Z', '2026-11-23T22:00:00Z');
    expect(wordOf(await all.book(member, rest))).toBe('Confirmed');
    for (const day of ['25', '26', '27']) expect(wordOf(await takes(day))).toBe('Confirmed');
    const { nothing } = await propose(member);
    expect(nothing).toMatchObject({ why: 'ALREADY_BOOKED', nearest: [] });
    expect(nothing!.text).toBe('Vous avez déjà une réservation à ce moment-là. Choisissez une autre heure.');
  });
});
