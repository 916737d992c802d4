import { readingDefaults } from './reading-defaults.js';
import type { DayPart, ExcludedTime, ReadingDefaults, Understood } from './understand.types.js';

/** A part of the day as hours; a length that two hours already tell is left out. */
export function spelledOut(fact: string, _index: number, all: string[]): string[] {
  if (/^\d+min$/.test(fact) && all.some((other) => /\d-\d/.test(other))) return [];
  const [, day, whole, part] = /^(\d\d\/\d\d) (whole )?([A-Z_]+)$/.exec(fact) ?? [];
  if (!day || !part) return [fact];
  const { from, to } = whole
    ? readingDefaults.wholes[part as keyof ReadingDefaults['wholes']]
    : readingDefaults.parts[part as DayPart];
  return [`${day} ${clock(from)}${whole ? '-' : '..'}${clock(to)}`];
}

/** @param asWindow write the time as a window even where what is wanted fills it */
export function factsOf(read: Understood, asWindow: boolean, zone: string): string[] {
  const what = [read.kind, read.capability].filter((code) => code !== null).join(' ');
  const { skill, asked } = read.expert;
  return [
    read.language,
    what,
    read.venueKind && `in:${read.venueKind}`,
    ...timeFacts(read, asWindow, zone),
    read.near && `@${read.near.id}`,
    read.nearMe && '@me',
    read.travelMinutes !== null && `<${read.travelMinutes}min`,
    read.party > 1 && `x${read.party}`,
    ...read.equipment.map((code) => `+${code}`),
    read.accessible && '+accessible',
    asked && (skill ? `expert:${skill}` : 'expert'),
    ...read.faults.map(({ code }) => `!${code}`),
    ...read.doubts.map(({ about }) => `?${about}`),
    read.also.length > 0 && 'also',
    ...read.notDuring.map((span) => excludedFact(span, zone)),
    ...read.notNear.map(({ id }) => `not @${id}`),
  ].filter((fact): fact is string => Boolean(fact));
}

function timeFacts({ start, end, minutes, assumed }: Understood, asWindow: boolean, zone: string): string[] {
  const length = assumed.includes('minutes') ? [] : [`${minutes}min`];
  if (!start || !end) return length;
  const [from, to] = [start, end].map((instant) => instant.toZonedDateTimeISO(zone)) as [Zoned, Zoned];
  const day = dayOf(from);
  if (!asWindow && start.until(end).total('minutes') === minutes)
    return [length.length ? `${day} ${clockOf(from)}-${clockOf(to)}` : `${day} ${clockOf(from)}`];
  // The midnight that ends a day is still of that day.
  const lastDay = dayOf(to.subtract({ nanoseconds: 1 }));
  if (lastDay !== day) return [`${day}..${lastDay}`, ...length];
  return [`${day} ${clockOf(from)}..${dayOf(to) === day ? clockOf(to) : '24:00'}`, ...length];
}

/** A day, or hours of one: "not 02/12", "not 12:00-14:00". */
function excludedFact({ start, end }: ExcludedTime, zone: string): string {
  const [from, to] = [start.toZonedDateTimeISO(zone), end.toZonedDateTimeISO(zone)];
  return from.hour === 0 && to.hour === 0 ? `not ${dayOf(from)}` : `not ${clockOf(from)}-${clockOf(to)}`;
}

type Zoned = Temporal.ZonedDateTime;
const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = ({ day, month }: Zoned): string => `${two(day)}/${two(month)}`;
const clockOf = ({ hour, minute }: Zoned): string => `${two(hour)}:${two(minute)}`;
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
