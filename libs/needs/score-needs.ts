import { spokenVocabulary } from '#libs/directory';
import { habits } from './habits.js';
import { lyonPlaces } from './needs.places.js';
import { type NeedRow, englishNeeds, frenchNeeds } from './needs.table.js';
import { understand } from './understand.js';
import type { DayPart, Habits, Understood } from './understand.types.js';

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
    ),
  );
  return {
    language,
    need,
    missing: [...expected].filter((fact) => !got.has(fact)),
    mistaken: [...got].filter((fact) => !expected.has(fact)),
  };
}

/** A part of the day as hours; a length that two hours already tell is left out. */
function spelledOut(fact: string, _index: number, all: string[]): string[] {
  if (/^\d+min$/.test(fact) && all.some((other) => /\d-\d/.test(other))) return [];
  const [, day, whole, part] = /^(\d\d\/\d\d) (whole )?([A-Z_]+)$/.exec(fact) ?? [];
  if (!day || !part) return [fact];
  const { from, to } = whole ? habits.wholes[part as keyof Habits['wholes']] : habits.parts[part as DayPart];
  return [`${day} ${clock(from)}${whole ? '-' : '..'}${clock(to)}`];
}

/** @param asWindow write the time as a window even where what is wanted fills it */
function factsOf(read: Understood, asWindow: boolean): string[] {
  const what = [read.kind, read.capability].filter((code) => code !== null).join(' ');
  const { skill, asked } = read.expert;
  return [
    read.language,
    what,
    read.venueKind && `in:${read.venueKind}`,
    ...timeFacts(read, asWindow),
    read.near && `@${read.near.id}`,
    read.nearMe && '@me',
    read.travelMinutes !== null && `<${read.travelMinutes}min`,
    read.party > 1 && `x${read.party}`,
    ...read.equipment.map((code) => `+${code}`),
    read.accessible && '+accessible',
    asked && (skill ? `expert:${skill}` : 'expert'),
    ...read.faults.map(({ code }) => `!${code}`),
  ].filter((fact): fact is string => Boolean(fact));
}

function timeFacts({ start, end, minutes, assumed }: Understood, asWindow: boolean): string[] {
  const length = assumed.includes('minutes') ? [] : [`${minutes}min`];
  if (!start || !end) return length;
  const [from, to] = [start, end].map((instant) => instant.toZonedDateTimeISO(SAID_AT.timeZoneId)) as [Zoned, Zoned];
  const day = dayOf(from);
  if (!asWindow && start.until(end).total('minutes') === minutes)
    return [length.length ? `${day} ${clockOf(from)}-${clockOf(to)}` : `${day} ${clockOf(from)}`];
  // The midnight that ends a day is still of that day.
  const lastDay = dayOf(to.subtract({ nanoseconds: 1 }));
  if (lastDay !== day) return [`${day}..${lastDay}`, ...length];
  return [`${day} ${clockOf(from)}..${dayOf(to) === day ? clockOf(to) : '24:00'}`, ...length];
}

type Zoned = Temporal.ZonedDateTime;
const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = ({ day, month }: Zoned): string => `${two(day)}/${two(month)}`;
const clockOf = ({ hour, minute }: Zoned): string => `${two(hour)}:${two(minute)}`;
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
