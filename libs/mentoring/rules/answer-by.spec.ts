import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerByOf, askReminders } from './answer-by.js';

const length = { mostHours: 48, hoursBeforeStart: 12, leastHours: 2, instantWithinHours: 4 };
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant();
const by = (now: string, start: string) =>
  answerByOf(at(now), at(start), 'Europe/Paris', length)
    ?.toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime()
    .toString();

describe('the deadline of a mentor’s answer', () => {
  it.each([
    ['is 48 hours away when the appointment is far', '2026-11-23T10:00', '2026-12-10T14:00', '2026-11-25T10:00:00'],
    ['is 12 hours before a near start', '2026-11-23T10:00', '2026-11-25T09:00', '2026-11-24T21:00:00'],
    ['is at least two hours away', '2026-11-23T10:00', '2026-11-23T16:00', '2026-11-23T12:00:00'],
    ['is the evening before a night', '2026-11-23T23:00', '2026-12-10T14:00', '2026-11-25T21:00:00'],
    ['is the evening before the early morning', '2026-11-23T05:00', '2026-12-10T14:00', '2026-11-24T21:00:00'],
    ['is the morning when the evening is too soon', '2026-11-23T20:30', '2026-11-24T14:00', '2026-11-24T08:00:00'],
    ['may be 21:00 sharp', '2026-11-23T21:00', '2026-12-10T14:00', '2026-11-25T21:00:00'],
    ['counts hours, not clocks, when they change', '2027-03-27T10:00', '2027-04-20T14:00', '2027-03-29T11:00:00'],
  ])('%s', (_, now, start, expected) => {
    expect(by(now, start)).toBe(expected);
  });

  it('does not exist for a start in less than four hours', () => {
    expect(by('2026-11-23T10:00', '2026-11-23T13:59')).toBeUndefined();
    expect(by('2026-11-23T10:00', '2026-11-23T14:00')).toBe('2026-11-23T12:00:00');
  });

  it('does not exist when the only time left is a night', () => {
    expect(by('2026-11-23T22:00', '2026-11-24T07:30')).toBeUndefined();
  });

  it('never lies in the night, nor after the start, nor sooner than two hours from now', () => {
    const now = at('2026-11-23T00:00');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 60_000 }), (asked, ahead) => {
        const from = now.add({ minutes: asked });
        const start = from.add({ minutes: ahead });
        const deadline = answerByOf(from, start, 'Europe/Paris', length);
        if (!deadline) return;
        const { hour, minute } = deadline.toZonedDateTimeISO('Europe/Paris');
        const minutes = hour * 60 + minute;
        expect(minutes >= 480 && minutes <= 1260).toBe(true);
        expect(Temporal.Instant.compare(deadline, start)).toBe(-1);
        expect(deadline.since(from).total('minutes')).toBeGreaterThanOrEqual(120);
      }),
    );
  });
});

describe('the reminders of a mentor', () => {
  it('come at half time and four hours before the deadline', () => {
    const [half, last] = askReminders(at('2026-11-23T10:00'), at('2026-11-25T10:00'));
    expect([half, last]).toEqual([at('2026-11-24T10:00'), at('2026-11-25T06:00')]);
  });
  it('are one when the deadline is near', () => {
    expect(askReminders(at('2026-11-23T10:00'), at('2026-11-23T12:00'))).toEqual([at('2026-11-23T11:00')]);
  });
});
