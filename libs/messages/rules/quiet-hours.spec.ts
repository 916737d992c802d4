import { describe, expect, it } from '@jest/globals';
import { mailTime, quietHoursAt } from './quiet-hours.js';

const ZONE = 'Europe/Paris';
const NIGHT = { quietFrom: '21:00', quietUntil: '08:00' };
const at = (text: string) => Temporal.Instant.from(text);
const sent = (now: string, about?: string, quiet = NIGHT) =>
  mailTime(at(now), ZONE, quiet, about === undefined ? undefined : at(about)).toString();

describe('the time of a mail', () => {
  it.each([
    ['2026-11-23T08:00:00+01:00', '2026-11-23T07:00:00Z'],
    ['2026-11-23T20:59:59+01:00', '2026-11-23T19:59:59Z'],
  ])('is now outside quiet hours: %s', (now, expected) => expect(sent(now)).toBe(expected));

  it.each([
    ['2026-11-23T21:00:00+01:00', '2026-11-24T07:00:00Z'],
    ['2026-11-24T00:30:00+01:00', '2026-11-24T07:00:00Z'],
    ['2026-11-24T07:59:59+01:00', '2026-11-24T07:00:00Z'],
  ])('is the end of quiet hours within them: %s', (now, expected) => expect(sent(now)).toBe(expected));

  it.each([
    ['an event of the same evening', '2026-11-23T21:30:00+01:00', '2026-11-23T22:00:00+01:00'],
    ['an event of the day that has begun', '2026-11-24T01:00:00+01:00', '2026-11-24T15:00:00+01:00'],
    ['an event that begins before quiet hours end', '2026-11-23T22:00:00+01:00', '2026-11-24T07:30:00+01:00'],
  ])('is now for %s', (_what, now, about) => expect(sent(now, about)).toBe(at(now).toString()));

  it('is the end of quiet hours for an event of the next day', () =>
    expect(sent('2026-11-23T22:00:00+01:00', '2026-11-24T09:00:00+01:00')).toBe('2026-11-24T07:00:00Z'));

  it('follows the local clock over a change of the hour', () =>
    expect(sent('2027-03-27T22:00:00+01:00')).toBe('2027-03-28T06:00:00Z'));
});

describe('quiet hours', () => {
  it('may lie within one day', () => {
    const siesta = { quietFrom: '12:00', quietUntil: '14:00' };
    expect(quietHoursAt(at('2026-11-23T11:59:00+01:00'), ZONE, siesta)).toBeUndefined();
    expect(quietHoursAt(at('2026-11-23T14:00:00+01:00'), ZONE, siesta)).toBeUndefined();
    expect(sent('2026-11-23T12:00:00+01:00', undefined, siesta)).toBe('2026-11-23T13:00:00Z');
  });

  it('quiet hours without length never hold', () =>
    expect(
      quietHoursAt(at('2026-11-23T08:00:00+01:00'), ZONE, { quietFrom: '08:00', quietUntil: '08:00' }),
    ).toBeUndefined());
});
