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

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  camille = await given.member(lyon, { name: 'Camille' });
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

describe('two contacts', () => {
  it('says the need, gets three priced offers near to far, says yes, and is booked', async () => {
    const proposed = await api.ask<ProposeAnswer>(
      'lyon',
      PROPOSE,
      { need: { text: 'découpe laser demain à 14h', near: { lat: 45.766, lon: 4.879 } } },
      camille,
    );
    expect(proposed.errors).toBeUndefined();
    const { understood, offers } = proposed.data.propose;
    expect(understood.capability!.code).toBe('laser-cutting');
    expect(understood.window!.start).toBe('2026-11-24T13:00:00Z');
    expect(offers).toHaveLength(3);
    expect(offers[0]!.quote.creditMinutesFromPass).toBe(360);

    const booked = await api.ask<BookAnswer>('lyon', BOOK, { token: offers[0]!.token, key: 'key-first-1' }, camille);
    expect(booked.errors).toBeUndefined();
    expect(booked.data.book.__typename).toBe('Confirmed');
    expect(booked.data.book.booking!.code).toHaveLength(8);
    expect(booked.data.book.booking!.reminders).toHaveLength(2);
  });
});
