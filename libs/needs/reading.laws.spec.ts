import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factsOf } from './facts.js';
import { readNeed } from './needs.fixture.js';
import type { Understood } from './understand.types.js';

const zone = 'Europe/Paris';
const moment = `2026-11-28T22:30[${zone}]`;
const today = Temporal.PlainDate.from('2026-11-28');
const seed = Number(process.env.SEED);
const check = <T>(numRuns: number, arbitrary: fc.Arbitrary<T>, law: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, law), { numRuns, seed });

/** All that a reading says, but for the language. */
const facts = (read: Understood) => [...factsOf(read, false, zone).slice(1), ...read.doubts.map(({ text }) => text)];

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'];
const things = ['salle de réunion', 'découpe laser', 'imprimante 3D', 'atelier bois', 'studio podcast'];
const places = ['à Villeurbanne', 'près de Gerland', 'dans le 3e', 'à la Part-Dieu'];
const hour = fc.integer({ min: 8, max: 18 });
const clause = fc.record({
  thing: fc.constantFrom(...things),
  day: fc.constantFrom(...weekdays),
  hour,
  party: fc.integer({ min: 2, max: 30 }),
  place: fc.constantFrom(...places),
});

describe(`laws of reading (seed ${seed})`, () => {
  const polite = ['svp', 's’il vous plaît', 'merci', 'stp', 'merci d’avance', '🙏', '!'];
  const greetings = ['bonjour', 'slt', 'coucou', 'Bonsoir,', 'hello'];
  it('understands the same with a greeting or a "please" as without', () => {
    const said = fc.tuple(clause, fc.constantFrom(...greetings), fc.constantFrom(...polite));
    check(300, said, ([{ thing, day, hour: at, party, place }, greeting, please]) => {
      const need = `${thing} ${place} ${day} à ${at}h pour ${party} personnes`;
      expect([need, facts(readNeed(`${greeting} ${need} ${please}`, moment))]).toEqual([
        need,
        facts(readNeed(need, moment)),
      ]);
    });
  });

  const cues = ['non pardon', 'euh non', 'pardon', 'ah non', 'finalement', 'je corrige', 'enfin plutôt'];
  it('gives a corrected sentence the reading of the correction', () => {
    const corrected = fc.tuple(clause, clause, fc.constantFrom(...cues), fc.boolean());
    check(400, corrected, ([a, b, cue, isDay]) => {
      const said = isDay ? `${a.day} ${cue} ${b.day} à ${a.hour}h` : `${a.day} à ${a.hour}h ${cue} ${b.hour}h`;
      const meant = isDay ? `${b.day} à ${a.hour}h` : `${a.day} à ${b.hour}h`;
      const need = `${a.thing} ${said}`;
      expect([need, facts(readNeed(need, moment))]).toEqual([need, facts(readNeed(`${a.thing} ${meant}`, moment))]);
    });
  });

  const two = (n: number) => String(n).padStart(2, '0');
  const names = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
  const english = 'January February March April May June July August September October November December'.split(' ');
  const allDays = [...weekdays, 'samedi', 'dimanche'];
  const ordinal = (n: number) => (n === 1 ? '1er' : String(n));
  const ways: ((day: Temporal.PlainDate) => string)[] = [
    (day) => `le ${day.day}/${day.month}`,
    (day) => `le ${two(day.day)}/${two(day.month)}`,
    (day) => `${two(day.day)}/${two(day.month)}/${day.year}`,
    (day) => `le ${two(day.day)}-${two(day.month)}`,
    (day) => `le ${day.day}.${two(day.month)}`,
    (day) => `le ${ordinal(day.day)} ${names[day.month - 1]}`,
    (day) => `${day.day} ${names[day.month - 1]?.normalize('NFD').replace(/\p{M}/gu, '')}`,
    (day) => `${allDays[day.dayOfWeek - 1]} ${day.day} ${names[day.month - 1]}`,
    (day) => `${allDays[day.dayOfWeek - 1]?.slice(0, 3)}. ${day.day}/${two(day.month)}`,
    (day) => day.toString(),
    (day) => `on ${english[day.month - 1]} ${day.day}`,
    (day) => `on the ${day.day} of ${english[day.month - 1]?.slice(0, 3)}`,
    (day) => `dans ${today.until(day).days} jours`,
  ];
  it('reads one date from every way of writing it', () => {
    const days = fc.integer({ min: 2, max: 58 }).filter((n) => n !== 8 && n !== 15);
    check(600, fc.tuple(days, fc.constantFrom(...ways)), ([ahead, way]) => {
      const day = today.add({ days: ahead });
      const need = `salle ${way(day)} à 10h`;
      const start = day.toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).toInstant();
      expect([need, String(readNeed(need, moment).start)]).toEqual([need, String(start)]);
    });
  });

  it('never passes over a number: it is used, asked back or shown as not understood', () => {
    check(300, fc.tuple(clause, fc.integer({ min: 100, max: 900 })), ([{ thing, day, hour: at }, number]) => {
      const read = readNeed(`${thing} ${day} à ${at}h, ${number}`, moment);
      const mentioned = [...read.doubts.map(({ text }) => text), ...read.unread].join(' ');
      expect([number, mentioned]).toEqual([number, expect.stringContaining(String(number))]);
    });
  });

  const scraps = fc.constantFrom(
    ...'pas sauf ni non pardon plutôt ou et sinon + lundi mar mer 14h 9-5 3.12 03-12 2.30pm 5 12 à pour entre de'.split(
      ' ',
    ),
    ...'rue place le 3e moi et mon associé w/ n @ 4 tmrw next week on fin de semaine 49 (6) avocat laser salle'.split(
      ' ',
    ),
  );
  const runs = Number(process.env.NEEDS_FUZZ ?? 3_000); // NEEDS_FUZZ=100000 reads as many texts
  it(
    `throws on none of ${runs} random texts`,
    () => {
      const text = fc.oneof(
        fc.array(scraps, { maxLength: 30 }).map((words) => words.join(' ')),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
      );
      check(runs, text, (said) => {
        const { doubts, also } = readNeed(said, moment);
        for (const { text: quoted } of doubts) expect(quoted.trim()).not.toBe('');
        for (const other of also) expect(other.trim()).not.toBe('');
      });
    },
    30_000 + runs * 10,
  );
});
