import { describe, expect, it } from '@jest/globals';
import { span, times, utc } from './free-time.fixture.js';
import { freeStarts, nearestStarts, type NearestStartSearch } from './nearest-start.js';

const search: NearestStartSearch = {
  open: [span('09:00', '18:00')],
  busy: [span('10:00', '12:00')],
  start: utc('11:00'),
  minutes: 60,
  bufferMinutes: 0,
  gridMinutes: 15,
  notBefore: utc('00:00'),
  withinHours: 12,
};

describe('the nearest free starts', () => {
  it.each([
    ['on both sides of a booking', { start: utc('10:30') }, ['12:00', '09:00', '12:15', '12:30']],
    ['leaving the buffer before the next one', { bufferMinutes: 15 }, ['12:00', '12:15', '12:30', '12:45']],
    ['leaving no buffer before closing time', { start: utc('17:45'), bufferMinutes: 30 }, ['17:00', '16:45', '16:30', '16:15']], // prettier-ignore
    ['a time that is free itself, then the later of two as close', { start: utc('14:00') }, ['14:00', '14:15', '13:45', '14:30']], // prettier-ignore
    ['around a time off the grid', { start: utc('14:07') }, ['14:00', '14:15', '13:45', '14:30']],
    ['not before now', { notBefore: utc('09:05') }, ['12:00', '12:15', '12:30', '12:45']],
    ['from now on, rounded up', { notBefore: utc('13:20') }, ['13:30', '13:45', '14:00', '14:15']],
    ['no farther than asked, before', { start: utc('10:00'), withinHours: 1 }, ['09:00']],
    ['no farther than asked, after', { start: utc('11:20'), withinHours: 1 }, ['12:00', '12:15']],
    ['none when it is too long', { minutes: 600 }, []],
    ['none when closed', { open: [] }, []],
    ['over two openings', { open: [span('06:00', '08:00'), span('20:00', '21:15')] }, ['07:00', '06:45', '06:30', '06:15']], // prettier-ignore
    ['the whole opening', { minutes: 540, busy: [], start: utc('10:00') }, ['09:00']],
    ['of a wider grid', { gridMinutes: 60, start: utc('13:30') }, ['14:00', '13:00', '15:00', '12:00']],
  ])('%s', (_, some, found) => {
    expect(times(nearestStarts({ ...search, ...some }, 4))).toEqual(found);
  });

  it('lists every free start', () => {
    expect(times(freeStarts({ ...search, open: [span('09:00', '13:30')] }))).toEqual([
      '09:00',
      '12:00',
      '12:15',
      '12:30',
    ]);
  });
});
