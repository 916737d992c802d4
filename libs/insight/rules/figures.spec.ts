import { describe, expect, it } from '@jest/globals';
import { figuresPeriod } from './figures-period.js';
import { leadTimesOf } from './lead-times.js';
import { occupancyByHour, occupancyBySpace, spansWithRooms } from './occupancy.js';

const at = (text: string) => Temporal.Instant.from(text);
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });

describe('the period of figures', () => {
  it('is of whole days of the venue, and ends before today', () => {
    const { from, until, start, end } = figuresPeriod(30, 'Europe/Paris', at('2027-04-10T22:30:00Z'));
    expect([from, until, start, end].map(String)).toEqual([
      '2027-03-12',
      '2027-04-11',
      '2027-03-11T23:00:00Z',
      '2027-04-10T22:00:00Z',
    ]);
  });
});

describe('lead times', () => {
  it('have every step in order, with zero where nobody booked', () => {
    const steps = leadTimesOf([
      { step: 5, bookings: 2 },
      { step: 0, bookings: 7 },
    ]);
    expect(steps.map(({ bookings }) => bookings)).toEqual([7, 0, 0, 0, 0, 2]);
    expect(steps[0]!.leadTime).toBe('LESS_THAN_HOUR');
    expect(steps[5]!.leadTime).toBe('LONGER');
  });
});

describe('occupancy', () => {
  const monday = span('2026-11-23T08:00:00Z', '2026-11-23T10:00:00Z');
  const tuesday = span('2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z');
  const rooms = [
    { id: 'a', name: 'A', calendarId: 'one' },
    { id: 'b', name: 'B', calendarId: 'same hours' },
    { id: 'c', name: 'C', calendarId: 'other' },
  ];
  const open = new Map([
    ['one', [monday]],
    ['same hours', [span('2026-11-23T08:00:00Z', '2026-11-23T10:00:00Z')]],
    ['other', [tuesday]],
  ]);

  it('counts calendars with the same hours together', () => {
    expect(spansWithRooms(rooms, open).map(({ start, rooms: count }) => [start.toString(), count])).toEqual([
      ['2026-11-23T08:00:00Z', 2],
      ['2026-11-24T08:00:00Z', 1],
    ]);
  });

  it('has hours that are open or taken, from Monday on', () => {
    const hours = occupancyByHour(
      [{ weekday: 2, hour: 9, minutes: 60 }],
      [
        { weekday: 2, hour: 9, bookedMinutes: 29.6, ownMinutes: 0 },
        { weekday: 1, hour: 22, bookedMinutes: 15, ownMinutes: 30 },
      ],
    );
    expect(hours).toEqual([
      { weekday: 1, hour: 22, openMinutes: 0, bookedMinutes: 15, ownMinutes: 30 },
      { weekday: 2, hour: 9, openMinutes: 60, bookedMinutes: 30, ownMinutes: 0 },
    ]);
  });

  it('has every space, also one that nobody took', () => {
    const taken = new Map([['a', { bookedMinutes: 60, ownMinutes: 0 }]]);
    expect(occupancyBySpace(rooms, open, taken)).toEqual([
      { id: 'a', name: 'A', openMinutes: 120, bookedMinutes: 60, ownMinutes: 0 },
      { id: 'b', name: 'B', openMinutes: 120, bookedMinutes: 0, ownMinutes: 0 },
      { id: 'c', name: 'C', openMinutes: 60, bookedMinutes: 0, ownMinutes: 0 },
    ]);
  });
});
