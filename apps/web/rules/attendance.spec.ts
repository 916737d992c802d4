import { describe, expect, it } from '@jest/globals';
import { attendanceBatches, type Choice } from './attendance.js';

const choices = (...list: [string, Choice][]) => new Map(list);

describe('the attendance that is sent', () => {
  it('leaves out people about whom nothing is known', () =>
    expect(
      attendanceBatches(choices(['a', { came: true, certify: false }], ['b', { came: null, certify: true }])),
    ).toEqual([[{ placeId: 'a', attended: true, certify: false }]]));

  it('gives no certificate to people who did not come', () =>
    expect(attendanceBatches(choices(['a', { came: false, certify: true }]))).toEqual([
      [{ placeId: 'a', attended: false, certify: false }],
    ]));

  it('gives the certificate to people who came where it is ticked', () =>
    expect(attendanceBatches(choices(['a', { came: true, certify: true }]))).toEqual([
      [{ placeId: 'a', attended: true, certify: true }],
    ]));

  it('is sent a hundred people at a time', () => {
    const people = Array.from({ length: 250 }, (_, n): [string, Choice] => [`p${n}`, { came: true, certify: false }]);
    expect(attendanceBatches(choices(...people)).map((batch) => batch.length)).toEqual([100, 100, 50]);
  });

  it('is nothing when nobody is marked', () => expect(attendanceBatches(choices())).toEqual([]));
});
