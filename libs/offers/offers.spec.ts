import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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
import { BOOK, PROPOSE, type BookAnswer, type ProposeAnswer } from './documents.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let camille: GivenMember;
let bruno: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  camille = await given.member(lyon, { name: 'Camille' });
  bruno = await given.member(lyon, { name: 'Bruno' });
  await given.space(lyon, {
    kind: 'MACHINE',
    capability: 'laser-cutting',
    name: 'Laser A',
    venueName: 'Fab A',
    lat: 45.766,
    lon: 4.879,
  });
  await given.space(lyon, {
    kind: 'MACHINE',
    capability: 'laser-cutting',
    name: 'Laser B',
    venueName: 'Fab B',
    lat: 45.77,
    lon: 4.89,
  });
  await given.space(lyon, {
    kind: 'MACHINE',
    capability: 'laser-cutting',
    name: 'Laser C',
    venueName: 'Fab C',
    lat: 45.75,
    lon: 4.85,
  });
  api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

describe('from a need to a booking', () => {
  const need = { text: 'découpe laser demain à 14h', near: { lat: 45.766, lon: 4.879 } };

  it('proposes three priced offers by distance and books one in two requests', async () => {
    const proposed = await api.ask<ProposeAnswer>('lyon', PROPOSE, { need }, camille);
    expect(proposed.errors).toBeUndefined();
    const { understood, offers } = proposed.data.propose;
    expect(understood.capability!.code).toBe('laser-cutting');
    expect(understood.window!.start).toBe('2026-11-24T13:00:00Z');
    expect(offers.map(({ items }) => items[0]!.space.name)).toEqual(['Laser A', 'Laser B', 'Laser C']);
    for (const offer of offers) {
      // Two hours at weight 3, entirely from the pass.
      expect(offer.quote).toMatchObject({ creditMinutesFromPass: 360, creditMinutesPaid: 0, amountInclVatCents: 0 });
      expect(offer.reasons.map(({ factor }) => factor)).toEqual(['DISTANCE', 'TIME', 'PRICE']);
    }

    const booked = await api.ask<BookAnswer>('lyon', BOOK, { token: offers[0]!.token, key: 'key-first-1' }, camille);
    expect(booked.errors).toBeUndefined();
    expect(booked.data.book.__typename).toBe('Confirmed');
    const { booking } = booked.data.book;
    expect(booking!.code).toMatch(/^[0-9A-Z]{8}$/);
    expect(booking!.reminders.map(({ state }) => state)).toEqual(['QUEUED', 'QUEUED']);

    const rows = await given.one<{ allocations: string; entries: string; jobs: string }>(
      `select (select count(*) from allocation where holder_id = $1) allocations,
              (select sum(e.credit_minutes) from hours_entry e join hours_transaction t on t.id = e.transaction_id
                 join charge c on c.id = t.charge_id join booking_item i on i.id = c.source_id where i.booking_id = $1 and e.account = 'LOT') entries,
              (select string_agg(topic, ',' order by run_at, topic) from outbox where subject_id = $1) jobs`,
      [booking!.id],
    );
    expect(rows).toEqual({ allocations: '1', entries: '-360', jobs: 'booking.confirm,booking.remind,booking.remind' });
  });

  it('gives the same order for the same need, and no longer offers what was booked', async () => {
    const again = async () => (await api.ask<ProposeAnswer>('lyon', PROPOSE, { need }, bruno)).data.propose.offers;
    const names = (offers: Awaited<ReturnType<typeof again>>) => offers.map(({ items }) => items[0]!.space.name);
    const first = names(await again());
    expect(first).toEqual(['Laser B', 'Laser C']);
    expect(names(await again())).toEqual(first);
  });

  it('explains why there is no offer and gives the nearest alternatives', async () => {
    for (const [index, member] of [bruno, await given.member(lyon)].entries()) {
      const { data } = await api.ask<ProposeAnswer>('lyon', PROPOSE, { need }, member);
      await api.ask<BookAnswer>(
        'lyon',
        BOOK,
        { token: data.propose.offers[0]!.token, key: `key-fill-${index}` },
        member,
      );
    }
    const late = await given.member(lyon);
    const { data } = await api.ask<ProposeAnswer>('lyon', PROPOSE, { need }, late);
    expect(data.propose.offers).toEqual([]);
    expect(data.propose.nothing!.why).toBe('NONE_FREE');
    expect(data.propose.nothing!.nearest).toHaveLength(3);
    const token = data.propose.nothing!.nearest[0]!.token;
    const booked = await api.ask<BookAnswer>('lyon', BOOK, { token, key: 'key-nearest-1' }, late);
    expect(booked.data.book.__typename).toBe('Confirmed');
  });
});
