import { describe, expect, it } from '@jest/globals';
import { readCertificates } from './certificates-csv.js';

const laser = { id: 'laser-id', reference: 'laser', titleFr: 'Découpe laser', titleEn: 'Laser cutting', months: 6 };
const saw = { id: 'saw-id', reference: 'scie', titleFr: 'Scie', titleEn: 'Saw', months: 12 };
const known = { trainings: [laser, saw], now: Temporal.Instant.from('2026-11-23T08:00:00Z'), zone: 'Europe/Paris' };
const read = (csv: string, locale: 'fr' | 'en' = 'en') => readCertificates(csv, known, locale);
const faultsOf = (row: string) => read(`mail,reference,training,date,reason\n${row}`)[0]!.faults;
const MEMBER = '01a00000-0000-7000-8000-000000000001';

describe('a file of certificates', () => {
  it('names people by mail address or reference, and trainings by name or title', () => {
    const lines = read(`Courriel;Référence;Formation\nnina@spec.example;;laser\n;${MEMBER.toUpperCase()};SCIE\nnina@spec.example;;saw`, 'fr'); // prettier-ignore
    expect(lines.map(({ faults }) => faults)).toEqual([[], [], []]);
    expect(lines.map(({ email, memberId, training }) => [email, memberId, training?.id])).toEqual([
      ['nina@spec.example', undefined, 'laser-id'],
      [undefined, MEMBER, 'saw-id'],
      ['nina@spec.example', undefined, 'saw-id'],
    ]);
  });

  it('gives them now where there is no date or the day is today, and at the start of an earlier day', () => {
    const lines = read('mail,training,date\na@spec.example,laser,\nb@spec.example,laser,23/11/2026\nc@spec.example,laser,2026-10-01'); // prettier-ignore
    expect(lines.map(({ at }) => String(at))).toEqual([
      '2026-11-23T08:00:00Z',
      '2026-11-23T08:00:00Z',
      '2026-09-30T22:00:00Z',
    ]);
  });

  it('is refused as a whole without its columns, when it is too long, and when it is no CSV', () => {
    expect(read('mail,date\na@spec.example,')[0]!.faults).toEqual([
      'the columns “mail” (or “reference”) and “training” are needed',
    ]);
    const long = Array.from({ length: 201 }, (_, n) => `p${n}@spec.example,laser`);
    expect(read(['mail,training', ...long].join('\n'))[0]!.faults).toEqual(['more than 200 lines']);
    expect(read('mail,training\n"nina')[0]!.faults).toEqual(['this file cannot be read as CSV']);
  });

  it.each([
    [',,laser,,', '“mail” and “reference” are empty'],
    [`nina@spec.example,${MEMBER},laser,,`, 'give “mail” or “reference”, not both'],
    ['nina,,laser,,', '“mail”: this is not a mail address'],
    [',Nina,laser,,', '“reference”: this is not the reference of a member'],
    ['nina@spec.example,,forge,,', '“training”: forge; choose one of laser, scie'],
    ['nina@spec.example,,laser,31/02/2026,', '“date”: a date such as 2026-11-23 or 23/11/2026'],
    ['nina@spec.example,,laser,2026-11-24,', '“date”: this date is in the future'],
    ['nina@spec.example,,laser,2026-05-01,', '“date”: this certificate would no longer be valid'],
    [`nina@spec.example,,laser,,${'x'.repeat(301)}`, '“reason”: one line of 300 characters at most'],
  ])('names what is wrong with the line %j', (row, fault) => {
    expect(faultsOf(row)).toEqual([fault]);
  });

  it('finds a person with two lines for one training', () => {
    const lines = read('mail,training\nnina@spec.example,laser\nNINA@spec.example,Laser cutting');
    expect(lines.map(({ faults }) => faults)).toEqual([[], ['this person has a line for this training already']]);
  });
});
