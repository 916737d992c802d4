import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '#libs/testing';
import { readInThread } from './read-in-thread.js';

const FILES = Number(process.env.FUZZ_CALENDARS ?? 120);
const AT_ONCE = 2;
const chance = seededRandom();
const FROM = Date.parse('2026-11-23T00:00:00Z');
const UNTIL = Date.parse('2027-03-23T00:00:00Z');

const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
const read = (text: string, mostMs: number) =>
  readInThread({ text, zone: 'Europe/Paris', from: FROM, until: UNTIL, allDayBlocks: true }, mostMs);

it('a calendar that would be read for ever is given up', async () => {
  const rule = 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30';
  const started = performance.now();
  await read(calendar('UID:1', 'DTSTART:20261124T090000Z', 'DTEND:20261124T100000Z', rule), 1_000);
  expect(performance.now() - started).toBeLessThan(5_000);
});

/** Good lines, and lines that calendars should not have. */
const LINES = [
  'UID:1',
  'UID:',
  'DTSTART:20261124T090000Z',
  'DTSTART;TZID=Europe/Paris:20261124T250000',
  'DTSTART;VALUE=DATE:20261124',
  'DTSTART;TZID=Nowhere/Land:20261124T090000',
  'DTSTART:99991231T235959Z',
  'DTSTART:-1',
  'DTEND:20261124T100000Z',
  'DTEND:19700101T000000Z',
  'DTEND;VALUE=DATE:20991231',
  'DURATION:PT1H',
  'DURATION:-P3W',
  'DURATION:P99999999999D',
  'RRULE:FREQ=DAILY;COUNT=3',
  'RRULE:FREQ=SECONDLY',
  'RRULE:FREQ=WEEKLY;INTERVAL=0',
  'RRULE:FREQ=MONTHLY;BYMONTHDAY=31,-1,0;BYDAY=6MO',
  'RRULE:FREQ=;UNTIL=x',
  'RDATE:20261201T090000Z,20261202T090000Z',
  'EXDATE:20261124T090000Z',
  'EXDATE;VALUE=DATE:x',
  'RECURRENCE-ID:20261124T090000Z',
  'STATUS:CANCELLED',
  'TRANSP:TRANSPARENT',
  'SEQUENCE:-9999999999',
  'SUMMARY:\u0000\u202e",;:\\n',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'BEGIN:VALARM',
  'BEGIN:VCALENDAR',
  ' folded',
  ':',
  'X'.repeat(5_000),
];

const below = (limit: number): number => Math.floor(chance.next() * limit);
function hostileFile(): string {
  const lines = Array.from({ length: below(14) + 1 }, () => chance.pick(LINES));
  const text = calendar(...(below(3) > 0 ? ['DTSTART:20261124T090000Z'] : []), ...lines);
  const at = below(text.length);
  return chance.pick([
    text,
    text.slice(0, at),
    text.slice(at),
    text.slice(0, at) + String.fromCharCode(below(0x20_00)) + text.slice(at + 1),
    text.replaceAll('\r\n', '\n'),
    text + text,
  ]);
}

describe('a hostile calendar file', () => {
  it('gives busy times that lie in the wanted time, in order, or a fault, and never an error', async () => {
    console.log(`calendar fuzz: SEED=${chance.seed}, ${FILES} files (FUZZ_CALENDARS)`);
    const files = Array.from({ length: FILES }, hostileFile);
    const readers = Array.from({ length: AT_ONCE }, async () => {
      for (let text = files.pop(); text !== undefined; text = files.pop()) {
        const answer = await read(text, 1_500);
        if ('fault' in answer) {
          expect(['NOT_A_CALENDAR', 'TOO_MANY_EVENTS']).toContain(answer.fault);
          continue;
        }
        const starts = answer.busy.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        for (const { start, end, key } of answer.busy) {
          expect({ text, fits: FROM <= start && start < end && end <= UNTIL }).toEqual({ text, fits: true });
          expect(key).not.toBe('');
        }
      }
    });
    await Promise.all(readers);
  }, 120_000);
});
