import { describe, expect, it } from '@jest/globals';
import { durationText, instantText, moneyText, spanText } from './text.js';

const at = (text: string) => Temporal.Instant.from(text);
/** Replaces non-breaking spaces by normal ones. */
const normalSpaces = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const paris = 'Europe/Paris';

describe('a period of time', () => {
  it.each([
    ['2026-11-23T08:00Z', '2026-11-23T09:00Z', 'lun. 23 nov., 9 h – 10 h', 'Mon 23 Nov, 9:00 – 10:00'],
    ['2026-07-14T07:15Z', '2026-07-14T10:45Z', 'mar. 14 juil., 9 h 15 – 12 h 45', 'Tue 14 Jul, 9:15 – 12:45'],
    ['2026-11-01T08:05Z', '2026-11-01T09:00Z', 'dim. 1er nov., 9 h 05 – 10 h', 'Sun 1 Nov, 9:05 – 10:00'],
    ['2026-11-23T21:00Z', '2026-11-23T23:00Z', 'lun. 23 nov., 22 h – minuit', 'Mon 23 Nov, 22:00 – midnight'],
    ['2026-11-23T21:00Z', '2026-11-24T01:00Z', 'lun. 23 nov., 22 h – mar. 24 nov., 2 h', 'Mon 23 Nov, 22:00 – Tue 24 Nov, 2:00'], // prettier-ignore
    ['2026-11-23T23:00Z', '2026-11-24T00:00Z', 'mar. 24 nov., 0 h – 1 h', 'Tue 24 Nov, 0:00 – 1:00'],
    ['2027-03-28T00:30Z', '2027-03-28T01:30Z', 'dim. 28 mars, 1 h 30 (UTC+01:00) – 3 h 30 (UTC+02:00)', 'Sun 28 Mar, 1:30 (UTC+01:00) – 3:30 (UTC+02:00)'], // prettier-ignore
    ['2027-10-31T00:00Z', '2027-10-31T01:00Z', 'dim. 31 oct., 2 h (UTC+02:00) – 2 h (UTC+01:00)', 'Sun 31 Oct, 2:00 (UTC+02:00) – 2:00 (UTC+01:00)'], // prettier-ignore
    ['2027-12-31T22:00Z', '2028-01-01T00:00Z', 'ven. 31 déc., 23 h – sam. 1er janv., 1 h', 'Fri 31 Dec, 23:00 – Sat 1 Jan, 1:00'], // prettier-ignore
  ])('is shown from %s to %s as %j', (start, end, fr, en) => {
    expect(normalSpaces(spanText({ start: at(start), end: at(end) }, paris, 'fr'))).toBe(fr);
    expect(normalSpaces(spanText({ start: at(start), end: at(end) }, paris, 'en'))).toBe(en);
  });

  it('is shown in the time zone of the place', () => {
    const noon = at('2026-11-23T08:00Z');
    expect(normalSpaces(instantText(noon, paris, 'fr'))).toBe('lun. 23 nov. à 9 h');
    expect(normalSpaces(instantText(noon, 'Pacific/Noumea', 'fr'))).toBe('lun. 23 nov. à 19 h');
    expect(normalSpaces(instantText(noon, 'America/Martinique', 'en'))).toBe('Mon 23 Nov, 4:00');
  });
});

it.each([
  [15, '15 min', '15 min'],
  [60, '1 h', '1 h'],
  [90, '1 h 30', '1 h 30 min'],
  [365, '6 h 05', '6 h 05 min'],
  [2_400, '40 h', '40 h'],
  [0, '0 min', '0 min'],
])('shows a duration of %i minutes as %j', (minutes, fr, en) => {
  expect(normalSpaces(durationText(minutes, 'fr'))).toBe(fr);
  expect(normalSpaces(durationText(minutes, 'en'))).toBe(en);
});

it.each([
  [480, '4,80 €', '€4.80'],
  [0, '0,00 €', '€0.00'],
  [123_456, '1 234,56 €', '€1,234.56'],
])('shows %i cents as %j', (cents, fr, en) => {
  expect(normalSpaces(moneyText(cents, 'fr'))).toBe(fr);
  expect(normalSpaces(moneyText(cents, 'en'))).toBe(en);
});
