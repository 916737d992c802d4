import { describe, expect, it } from '@jest/globals';
import { describeReading, readNeed } from './needs.fixture.js';

type Row = [need: string, understood: string];

// prettier-ignore
const clocksGoForward: Row[] = [
  ['salle le 28 mars à 1h30', 'MEETING_ROOM | 28/03/27 01:30-03:30 | 60min | assumed minutes | doubt HOUR(1h30)'],
  ['salle le 28 mars à 2h30', 'MEETING_ROOM | 28/03/27 03:30-04:30 | 60min | assumed minutes | TIME_NONEXISTENT(2h30) | doubt HOUR(2h30)'],
  ['salle le 28 mars à 3h30', 'MEETING_ROOM | 28/03/27 03:30-04:30 | 60min | assumed minutes | doubt HOUR(3h30)'],
  ['salle dimanche de 1h à 4h', 'MEETING_ROOM | 28/03/27 01:00-04:00 | 120min | doubt HOUR(1h à 4h)'],
  ['salle dimanche à 2h30 pendant 1h', 'MEETING_ROOM | 28/03/27 03:30-04:30 | 60min | TIME_NONEXISTENT(2h30) | doubt HOUR(2h30)'],
  ['salle dimanche toute la journée', 'MEETING_ROOM | 28/03/27 09:00-18:00 | 540min'],
  ['salle demain à 14h', 'MEETING_ROOM | 28/03/27 14:00-15:00 | 60min | assumed minutes'],
  ['salle demain soir à minuit', 'MEETING_ROOM | 29/03/27 00:00-01:00 | 60min | assumed minutes'],
  ['salle dimanche de 2h à 3h', 'MEETING_ROOM | 28/03/27 03:00-03:00 | 0min | TIME_NONEXISTENT(2h à 3h) TOO_SHORT(dimanche 2h à 3h) | doubt HOUR(2h à 3h)'],
];

// prettier-ignore
const clocksGoBack: Row[] = [
  ['salle le 31 octobre à 1h30', 'MEETING_ROOM | 31/10/27 01:30-02:30 | 60min | assumed minutes | doubt HOUR(1h30)'],
  ['salle le 31 octobre à 2h30', 'MEETING_ROOM | 31/10/27 02:30-02:30 | 60min | assumed minutes | TIME_AMBIGUOUS(2h30) | doubt HOUR(2h30)'],
  ['salle le 31 octobre à 3h', 'MEETING_ROOM | 31/10/27 03:00-04:00 | 60min | assumed minutes | doubt HOUR(3h)'],
  ['salle dimanche de 1h à 4h', 'MEETING_ROOM | 31/10/27 01:00-04:00 | 240min | doubt HOUR(1h à 4h)'],
  ['salle dimanche à 2h30 pendant 1h', 'MEETING_ROOM | 31/10/27 02:30-02:30 | 60min | TIME_AMBIGUOUS(2h30) | doubt HOUR(2h30)'],
  ['salle dimanche de 2h à 3h', 'MEETING_ROOM | 31/10/27 02:00-03:00 | 120min | TIME_AMBIGUOUS(2h à 3h) | doubt HOUR(2h à 3h)'],
  ['salle demain à 9h', 'MEETING_ROOM | 31/10/27 09:00-10:00 | 60min | assumed minutes'],
  ['salle demain entre 2h30 et 5h', 'MEETING_ROOM | 31/10/27 02:30..05:00 | 60min | assumed minutes | TIME_AMBIGUOUS(2h30 et 5h) | doubt HOUR(2h30 et 5h)'],
];

describe('on the nights when clocks change', () => {
  it.each(clocksGoForward)('forward: %s', (need, understood) => {
    expect(describeReading(need, '2027-03-27T12:00[Europe/Paris]').understood).toBe(understood);
  });

  it.each(clocksGoBack)('back: %s', (need, understood) => {
    expect(describeReading(need, '2027-10-30T12:00[Europe/Paris]').understood).toBe(understood);
  });

  it('takes the first of two equal hours', () => {
    const read = readNeed('salle dimanche à 2h30', '2027-10-30T12:00[Europe/Paris]');
    expect(read.start?.toString()).toBe('2027-10-31T00:30:00Z');
  });

  it('lasts the hours that pass, not those on the clock', () => {
    const night = (now: string) => describeReading('salle dimanche de 1h à 4h', now).understood;
    expect(night('2027-03-27T12:00[Europe/Paris]')).toContain('120min');
    expect(night('2027-10-30T12:00[Europe/Paris]')).toContain('240min');
    expect(night('2026-11-21T22:00[Europe/Paris]')).toContain('180min');
  });
});
