import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ClockCase } from './clock-answers.fixture.js';

const SERVER_ZONES = ['UTC', 'Europe/Paris', 'America/Los_Angeles'];
const PARIS = 'Europe/Paris';
const ROOM = { zone: PARIS, kind: 'MEETING_ROOM', hours: 10 } as const;
const CASES: readonly ClockCase[] = [
  { ...ROOM, name: 'the change to summer time', start: '2027-03-28T01:00', end: '2027-03-28T04:00' },
  { ...ROOM, name: 'the change to winter time', start: '2027-10-31T01:00', end: '2027-10-31T04:00' },
  { ...ROOM, name: 'the end of a month', start: '2027-01-31T23:00', end: '2027-02-01T01:00', hours: 0 },
  { ...ROOM, name: 'a leap day', start: '2028-02-29T14:00', end: '2028-02-29T15:00', hours: 0 },
  { ...ROOM, name: 'La Réunion', zone: 'Indian/Reunion', start: '2027-03-28T01:00', end: '2027-03-28T04:00' },
  {
    ...ROOM,
    name: 'a desk all night',
    kind: 'DESK_AREA',
    start: '2027-03-27T20:00',
    end: '2027-03-28T08:00',
    hours: 40,
  },
];
interface Answers {
  readonly zone: string;
  readonly answers: readonly { readonly name: string }[];
}
let byZone: Map<string, Answers>;

beforeAll(async () => {
  const script = fileURLToPath(new URL('clock-answers.fixture.js', import.meta.url));
  const run = promisify(execFile);
  byZone = new Map();
  for (const zone of SERVER_ZONES) {
    const env = { ...process.env, TZ: zone, NODE_OPTIONS: '' };
    const { stdout } = await run(process.execPath, [script, JSON.stringify(CASES)], { env });
    byZone.set(zone, JSON.parse(stdout) as Answers);
  }
}, 180_000);

const of = (name: string) => byZone.get('UTC')!.answers.find((one) => one.name === name);
const at = (dueAt: string) => ({ dueAt });

describe('a booking', () => {
  it.each(SERVER_ZONES)('is answered the same by a server whose time zone is %s', (zone) => {
    expect(byZone.get(zone)).toEqual({ zone, answers: byZone.get('UTC')!.answers });
  });

  it('over the hour that summer time skips lasts and costs two hours, not three', () => {
    expect(of('the change to summer time')).toEqual({
      name: 'the change to summer time',
      booked: {
        start: '2027-03-28T00:00:00Z',
        end: '2027-03-28T02:00:00Z',
        checkInFrom: '2027-03-27T23:45:00Z',
        checkInUntil: '2027-03-28T00:20:00Z',
        cancelFreeUntil: '2027-03-27T00:00:00Z',
        cancellation: {
          steps: [
            { until: '2027-03-27T00:00:00Z', feeBasisPoints: 0 },
            { until: '2027-03-27T20:00:00Z', feeBasisPoints: 5_000 },
            { until: '2027-03-28T00:00:00Z', feeBasisPoints: 10_000 },
          ],
        },
        charge: { creditMinutes: 240, amountInclVatCents: 0 },
        // At a quarter to nine in the evening, because nobody is reminded at night.
        reminders: [at('2027-03-25T19:45:00Z'), at('2027-03-27T19:45:00Z')],
      },
      days: { '2027-03-27': 0, '2027-03-28': 1, '2027-03-29': 0 },
      state: 'NO_SHOW',
      noShow: { at: '2027-03-28T00:20:00Z', contestUntil: '2027-04-04T00:20:00Z' },
      fee: { creditMinutes: 240, amountCents: 0 },
      months: ['2027-02-28 23:00'],
    });
  });

  it('over the hour that happens twice lasts and costs four hours', () => {
    expect(of('the change to winter time')).toMatchObject({
      booked: {
        start: '2027-10-30T23:00:00Z',
        end: '2027-10-31T03:00:00Z',
        checkInUntil: '2027-10-30T23:20:00Z',
        cancelFreeUntil: '2027-10-29T23:00:00Z',
        charge: { creditMinutes: 480, amountInclVatCents: 0 },
        reminders: [at('2027-10-28T18:45:00Z'), at('2027-10-30T18:45:00Z')],
      },
      days: { '2027-10-30': 0, '2027-10-31': 1, '2027-11-01': 0 },
      noShow: { at: '2027-10-30T23:20:00Z', contestUntil: '2027-11-06T23:20:00Z' },
    });
  });

  it('over the end of a month counts in the month and on the day in which it starts', () => {
    expect(of('the end of a month')).toMatchObject({
      booked: {
        start: '2027-01-31T22:00:00Z',
        end: '2027-02-01T00:00:00Z',
        charge: { creditMinutes: 240, amountInclVatCents: 1_920 },
        reminders: [at('2027-01-29T19:45:00Z'), at('2027-01-31T20:00:00Z')],
      },
      days: { '2027-01-30': 0, '2027-01-31': 1, '2027-02-01': 0 },
      fee: { creditMinutes: 0, amountCents: 1_920 },
      months: ['2026-12-31 23:00'],
    });
  });

  it('on a leap day is reminded of two days before and can be contested for seven days', () => {
    expect(of('a leap day')).toMatchObject({
      booked: {
        start: '2028-02-29T13:00:00Z',
        cancelFreeUntil: '2028-02-28T13:00:00Z',
        charge: { creditMinutes: 120, amountInclVatCents: 960 },
        reminders: [at('2028-02-27T13:00:00Z'), at('2028-02-29T11:00:00Z')],
      },
      days: { '2028-02-28': 0, '2028-02-29': 1, '2028-03-01': 0 },
      noShow: { at: '2028-02-29T13:20:00Z', contestUntil: '2028-03-07T13:20:00Z' },
      months: ['2028-01-31 23:00'],
    });
  });

  it('in La Réunion follows the clock of the venue, which has no summer time', () => {
    expect(of('La Réunion')).toMatchObject({
      booked: {
        start: '2027-03-27T21:00:00Z',
        end: '2027-03-28T00:00:00Z',
        charge: { creditMinutes: 360, amountInclVatCents: 0 },
        reminders: [at('2027-03-25T16:45:00Z'), at('2027-03-27T16:45:00Z')],
      },
      days: { '2027-03-27': 0, '2027-03-28': 1, '2027-03-29': 0 },
      noShow: { at: '2027-03-27T21:20:00Z' },
    });
  });

  it('at a venue that never closes runs through the night of the change, one hour less than on the clock', () => {
    expect(of('a desk all night')).toMatchObject({
      booked: {
        start: '2027-03-27T19:00:00Z',
        end: '2027-03-28T06:00:00Z',
        checkInUntil: '2027-03-28T06:00:00Z',
        cancelFreeUntil: '2027-03-27T17:00:00Z',
        charge: { creditMinutes: 660, amountInclVatCents: 0 },
        reminders: [at('2027-03-26T19:00:00Z'), at('2027-03-27T16:00:00Z')],
      },
      days: { '2027-03-26': 0, '2027-03-27': 1, '2027-03-28': 0 },
      state: 'NO_SHOW',
      noShow: { at: '2027-03-28T06:00:00Z' },
    });
  });
});
