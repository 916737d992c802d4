import { spokenVocabulary } from '#libs/directory';
import { factsOf, spelledOut } from './facts.js';
import { lyonPlaces } from './needs.places.js';
import { type NeedRow, englishNeeds, frenchNeeds } from './needs.table.js';
import { understand } from './understand.js';

const SAID_AT = Temporal.ZonedDateTime.from('2026-11-23T10:00[Europe/Paris]');

/** One need of the table, and where what was understood differs from what must be. */
export interface NeedScore {
  readonly language: 'fr' | 'en';
  readonly need: string;
  /** Facts that must be understood and were not. */
  readonly missing: string[];
  /** Facts that were understood and must not be. */
  readonly mistaken: string[];
}

/** Reads every need of the table and compares, fact by fact. */
export function scoreNeeds(): NeedScore[] {
  const rows = (language: 'fr' | 'en', table: NeedRow[]) => table.map((row) => score(language, row));
  return [...rows('fr', frenchNeeds), ...rows('en', englishNeeds)];
}

function score(language: 'fr' | 'en', [need, written]: NeedRow): NeedScore {
  const context = { now: SAID_AT.toInstant(), zone: SAID_AT.timeZoneId, vocabulary: spokenVocabulary };
  const understood = understand(need, { ...context, places: lyonPlaces });
  const expected = new Set([...written.split(' | ').flatMap(spelledOut), language]);
  const got = new Set(
    factsOf(
      understood,
      [...expected].some((fact) => fact.includes('..')),
      SAID_AT.timeZoneId,
    ),
  );
  return {
    language,
    need,
    missing: [...expected].filter((fact) => !got.has(fact)),
    mistaken: [...got].filter((fact) => !expected.has(fact)),
  };
}
