import { describe, expect, it } from '@jest/globals';
import { gridCeil, gridFloor, isOnGrid, quarterCeil, quarterFloor, quarterHours } from './quarter-hour.js';

const utc = (text: string) => Temporal.Instant.from(`${text}Z`);
const span = (start: string, end: string) => ({ start: utc(`2027-06-01T${start}`), end: utc(`2027-06-01T${end}`) });

describe('quarters of an hour', () => {
  it.each([
    ['whole ones', '09:00', '10:00', ['09:00', '09:15', '09:30', '09:45']],
    ['one', '09:00', '09:15', ['09:00']],
    ['a part takes the whole', '09:05', '09:16', ['09:00', '09:15']],
    ['a microsecond over', '09:00', '09:15:00.000001', ['09:00', '09:15']],
    ['nothing', '09:00', '09:00', []],
    ['nothing when reversed', '09:00', '08:00', []],
  ])('of a span: %s', (_, start, end, quarters) => {
    const found = quarterHours(span(start, end)).map((quarter) => quarter.toString().slice(11, 16));
    expect(found).toEqual(quarters);
  });

  it('are four an hour in the night that repeats one', () => {
    const night = { start: utc('2027-10-30T22:00'), end: utc('2027-10-31T23:00') };
    expect(quarterHours(night)).toHaveLength(100);
  });

  it.each([
    ['09:00', '09:00', '09:00'],
    ['09:01', '09:00', '09:15'],
    ['09:14:59.999999999', '09:00', '09:15'],
    ['09:00:00.000000001', '09:00', '09:15'],
  ])('%s lies between %s and %s', (time, floor, ceil) => {
    const instant = utc(`2027-06-01T${time}`);
    expect(gridFloor(instant, 15).equals(utc(`2027-06-01T${floor}`))).toBe(true);
    expect(gridCeil(instant, 15).equals(utc(`2027-06-01T${ceil}`))).toBe(true);
    expect(quarterCeil(instant) - quarterFloor(instant)).toBe(floor === ceil ? 0 : 1);
    expect(isOnGrid(instant, 15)).toBe(floor === ceil);
  });

  it('hold before 1970 too', () => {
    const instant = utc('1969-12-31T23:50');
    expect(gridFloor(instant, 15).toString()).toBe('1969-12-31T23:45:00Z');
    expect(gridCeil(instant, 15).toString()).toBe('1970-01-01T00:00:00Z');
    expect(quarterFloor(instant)).toBe(-1);
    expect(quarterCeil(instant)).toBe(0);
  });

  it('are the quarters of the wall in every zone of the present world', () => {
    const noon = utc('2027-06-01T12:00');
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect([zone, noon.toZonedDateTimeISO(zone).minute % 15]).toEqual([zone, 0]);
    }
  });
});
