import { spokenVocabulary } from '#libs/directory';
import { understand } from './understand.js';
import type { Understood } from './understand.types.js';
import { lyonPlaces } from './needs.places.js';

/** All of what was understood on one line; what was not said is left out. */
function show(understood: Understood, zone: string): string {
  const { kind, capability, venueKind, start, end, minutes, near, nearMe, travelMinutes, party } = understood;
  const { equipment, accessible, expert, faults, assumed, unread } = understood;
  const exact = start !== null && end !== null && end.epochMilliseconds - start.epochMilliseconds === minutes * 60_000;
  const parts = [
    [kind, capability, venueKind].filter((code) => code !== null).join(' '),
    start && end
      ? `${local(start, zone)}${exact ? '-' : '..'}${local(end, zone).slice(sameDay(start, end, zone) ? 9 : 0)}`
      : '',
    `${minutes}min`,
    [near ? `@${near.id}` : '', nearMe ? '@me' : '', travelMinutes === null ? '' : `<${travelMinutes}min`].join(''),
    party === 1 ? '' : `x${party}`,
    [...equipment, ...(accessible ? ['accessible'] : [])].map((code) => `+${code}`).join(' '),
    expert.asked ? `expert(${expert.skillText ?? ''})` : '',
    assumed.length ? `assumed ${[...assumed].sort().join(' ')}` : '',
    faults.map(({ code, text }) => `${code}(${text})`).join(' '),
    unread.length ? `unread ${unread.map((words) => `"${words}"`).join(' ')}` : '',
    understood.doubts.map(({ about, text }) => `doubt ${about}(${text})`).join(' '),
    understood.also.map((text) => `also "${text}"`).join(' '),
  ];
  return parts.filter((part) => part !== '').join(' | ');
}

function local(instant: Temporal.Instant, zone: string): string {
  const { day, month, year, hour, minute } = instant.toZonedDateTimeISO(zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(day)}/${two(month)}/${two(year % 100)} ${two(hour)}:${two(minute)}`;
}

function sameDay(a: Temporal.Instant, b: Temporal.Instant, zone: string): boolean {
  return a.toZonedDateTimeISO(zone).toPlainDate().equals(b.toZonedDateTimeISO(zone).toPlainDate());
}

/** Reads a need said in that little Lyon at a moment given with its zone. */
export function readNeed(need: string, moment: string): Understood {
  const said = Temporal.ZonedDateTime.from(moment);
  const context = { now: said.toInstant(), zone: said.timeZoneId, vocabulary: spokenVocabulary, places: lyonPlaces };
  return understand(need, context);
}

export function describeReading(need: string, moment: string): { language: string; understood: string } {
  const read = readNeed(need, moment);
  return { language: read.language, understood: show(read, Temporal.ZonedDateTime.from(moment).timeZoneId) };
}
