import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lexicon } from './lexicon.js';
import { readNeed } from './needs.fixture.js';
import { lyonPlaces } from './needs.places.js';
import type { Understood } from './understand.types.js';

const moment = '2026-11-21T22:00[Europe/Paris]';
const now = Temporal.ZonedDateTime.from(moment);
const seed = Number(process.env.SEED);
const check = <T>(numRuns: number, arbitrary: fc.Arbitrary<T>, law: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, law), { numRuns, seed });

const spoken = [...lexicon.small.values(), ...lexicon.dayTimes.values(), ...lexicon.weekdays.values()]
  .flat()
  .map(({ words }) => words.join(' '));
const amounts = [
  '14h',
  '2h',
  '14:30',
  '45 min',
  'midi',
  '24/11',
  '31 février',
  '99h',
  '1/2 heure',
  '7e',
  '24',
  '0',
  '-',
  '/',
];
const trades = [
  'découpe laser',
  'salle',
  'visio',
  'Villeurbanne',
  'lyon 7',
  'expert en droit',
  'sans wifi',
  'pour',
  'à',
];
const babble = fc
  .array(fc.constantFrom(...spoken, ...amounts, ...trades, ',', '.', '\n', '🙂', '\u202e'), { maxLength: 40 })
  .map((words) => words.join(' '));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.string({ maxLength: 600 }), babble);

/** What is wrong with an answer: nothing, whatever the text. */
function unsound({ start, end, minutes, party, unread, faults, expert }: Understood): string[] {
  const quoted = [...unread, ...faults.map((fault) => fault.text), expert.skillText ?? ''];
  return [
    (start === null) !== (end === null) ? 'half a window' : '',
    start && end && Temporal.Instant.compare(start, end) > 0 ? 'ends before it starts' : '',
    Number.isInteger(minutes) && minutes >= 0 && minutes < 2 ** 31 ? '' : `${minutes} minutes`,
    Number.isInteger(party) && party >= 1 && party <= 1000 ? '' : `party of ${party}`,
    quoted.some((text) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(text) || text.length > 510) ? 'unsafe quote' : '',
  ].filter((problem) => problem !== '');
}

describe(`laws of understanding (seed ${seed})`, () => {
  it('answers any text at all with something sound', () => {
    check(4_000, anyText, (text) => expect([text, unsound(readNeed(text, moment))]).toEqual([text, []]));
  });

  it('answers the same text the same way', () => {
    check(300, anyText, (text) => expect(readNeed(text, moment)).toEqual(readNeed(text, moment)));
  });

  const two = (n: number) => String(n).padStart(2, '0');
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}h${minutes % 60 === 0 ? '' : two(minutes % 60)}`;
  const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
  const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
  const dates: ((day: Temporal.PlainDate) => string)[] = [
    (day) => `le ${day.day}/${day.month}`,
    (day) => `le ${two(day.day)}/${two(day.month)}/${day.year}`,
    (day) => `le ${day.day} ${months[day.month - 1]}`,
    (day) => `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]} ${day.year}`,
    (day) => `${weekdays[day.dayOfWeek - 1]?.slice(0, 3)}. ${day.day} ${months[day.month - 1]}`,
    (day) => day.toString(),
    (day) => `dans ${now.toPlainDate().until(day).days} jours`,
  ];
  const hours: ((from: number, minutes: number) => string)[] = [
    (from, minutes) => `de ${clock(from)} à ${clock(from + minutes)}`,
    (from, minutes) => `${clock(from)}-${clock(from + minutes)}`,
    (from, minutes) => `à ${clock(from)} pendant ${minutes} min`,
    (from, minutes) => `à ${clock(from)} pour ${clock(minutes)}`,
    (from, minutes) => `${Math.floor(from / 60)}:${two(from % 60)}, ${clock(minutes)}`,
    (from, minutes) => `de ${Math.floor(from / 60)} h ${two(from % 60)} à ${clock(from + minutes)}`,
  ];

  it('reads back every way of writing a day, an hour and a length', () => {
    const asked = fc.record({
      days: fc.integer({ min: 1, max: 59 }).filter((days) => days !== 8 && days !== 15), // a week, two weeks in French
      from: fc.integer({ min: 28, max: 72 }).map((quarter) => quarter * 15),
      minutes: fc.integer({ min: 4, max: 16 }).map((quarter) => quarter * 15),
      date: fc.constantFrom(...dates),
      hour: fc.constantFrom(...hours),
    });
    check(3_000, asked, ({ days, from, minutes, date, hour }) => {
      const day = now.toPlainDate().add({ days });
      const need = `salle de réunion ${date(day)} ${hour(from, minutes)}`;
      const start = day.toZonedDateTime({ timeZone: now.timeZoneId }).add({ minutes: from }).toInstant();
      const read = readNeed(need, moment);
      expect([need, read.start?.toString(), read.minutes]).toEqual([need, start.toString(), minutes]);
      expect(read.end?.toString()).toBe(start.add({ minutes }).toString());
      expect([need, read.faults, read.assumed, read.unread]).toEqual([need, [], [], []]);
    });
  });

  const permuted = (clauses: string[]) => fc.shuffledSubarray(clauses, { minLength: clauses.length });
  it.each([
    [['découpe laser', 'près de Villeurbanne', 'demain', 'à 14h', 'pendant 2h', 'pour 3 personnes']],
    [['salle de réunion', 'avec vidéoprojecteur', 'lundi', 'de 9h à 11h', 'on est 6', 'à Gerland']],
    [['studio podcast', 'le 24 novembre', '14h30', '1h30', 'près de moi']],
    [['bureau', 'mercredi matin', '2h', 'dans le 3e', 'accessible PMR']],
    [['mentor en marketing', 'jeudi', 'à 10h', '45 min']],
  ])('understands %j in any order', (clauses) => {
    const expected = readNeed(clauses.join(', '), moment);
    check(200, permuted(clauses), (order) => expect(readNeed(order.join(', '), moment)).toEqual(expected));
    expect(expected.unread).toEqual([]);
  });

  it('finds every place by every one of its names', () => {
    for (const place of lyonPlaces) {
      for (const name of [place.label, ...place.words]) {
        const read = readNeed(`salle de réunion à ${name} demain 10h`, moment);
        expect([name, read.near?.id, read.unread]).toEqual([name, place.id, []]);
      }
    }
  });

  it('takes no time to speak of, even for the worst text', () => {
    const worst = [
      'à 1h de '.repeat(60),
      'zzzzzzzzz '.repeat(50),
      'l’'.repeat(250),
      '1/'.repeat(250),
      'un '.repeat(166),
    ];
    for (const text of worst) {
      // The fastest of 20 readings: compiling, collecting garbage and a busy machine slow some of them, never all.
      const times = Array.from({ length: 20 }, () => {
        const before = process.cpuUsage();
        readNeed(text, moment);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      });
      expect(Math.min(...times)).toBeLessThan(20);
    }
  });
});
