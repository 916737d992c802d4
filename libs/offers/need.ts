import { type Point, type ProjectStage, type SpaceKind, type VenueKind } from '#libs/directory';
import { type MeetingMode } from '#libs/mentoring';
import {
  type Doubt,
  type DoubtAbout,
  type ExcludedTime,
  type ReadingDefaults,
  type Place,
  type Understood,
  type Vocabulary,
  readMeeting,
  understand,
} from '#libs/needs';
import { isOnGrid } from '#libs/agenda';
import { type Viewer, badInput } from '#libs/platform';
import { type NeedInput } from './need.inputs.js';
import { type NeedFaultCode } from './need.types.js';

/** A need, from text or from fields: the input of `propose` and what it reads back. */
export interface Need {
  readonly kind: SpaceKind | null;
  readonly capability: string | null;
  /** Set when a person is looked for. */
  readonly mentor: MentorNeed | null;
  /** The kind of venue it should be in ('dans un fablab'). */
  readonly venueKind: VenueKind | null;
  readonly equipment: readonly string[];
  readonly accessible: boolean;
  readonly start: Temporal.Instant | null;
  readonly end: Temporal.Instant | null;
  readonly minutes: number;
  readonly party: number;
  readonly near: (Point & { label: string }) | null;
  readonly maxTravelMinutes: number | null;
  readonly language: 'fr' | 'en';
  readonly assumed: readonly string[];
  readonly unread: readonly string[];
  readonly faults: readonly { code: NeedFaultCode; text: string }[];
  /** Words that matter and could not be used. */
  readonly doubts: readonly Doubt[];
  /** Other needs of the same sentence. */
  readonly also: readonly string[];
  /** Time that must not be offered. */
  readonly notDuring: readonly ExcludedTime[];
  readonly notNear: readonly Place[];
}

/** The mentor whom a need asks for. */
export interface MentorNeed {
  /** Null: any mentor. */
  readonly mentorId: string | null;
  readonly skill: string | null;
  readonly stage: ProjectStage | null;
  /** Null: as suits both best. */
  readonly mode: MeetingMode | null;
}

export interface Words {
  readonly vocabulary: Vocabulary;
  readonly places: Place[];
  /** Defaults and limits of the network. */
  readonly limits: ReadingDefaults;
}

const EMPTY_NEED = {
  fr: 'Écrivez votre besoin dans `text`, ou remplissez des champs comme `kind`, `capability` et `start`.',
  en: 'Write the need in `text`, or fill in fields such as `kind`, `capability` and `start`.',
};
const NEAR_ME = { fr: 'vous', en: 'you' };

/** Reads text and fields into one need; fields override text. @throws BAD_USER_INPUT when both are missing */
export function readNeed(input: NeedInput, words: Words, viewer: Viewer, now: Temporal.Instant): Need {
  const text = input.text?.trim() ?? '';
  const isGiven =
    text !== '' ||
    input.kind ||
    input.capability ||
    input.skill ||
    input.mentor ||
    input.start ||
    input.equipment?.length ||
    input.near;
  if (!isGiven) throw badInput(EMPTY_NEED[viewer.locale]);
  const { vocabulary, places, limits } = words;
  const read = understand(text, { now, zone: viewer.network.zone, vocabulary, places, defaults: limits });
  const faults: { code: NeedFaultCode; text: string }[] = read.faults.map(({ code, text: said }) => ({
    code: code === 'TOO_FAR' ? 'BEYOND_HORIZON' : code,
    text: said,
  }));

  const requestedCapability = input.capability
    ? words.vocabulary.capabilities.find(({ code }) => code === input.capability)
    : undefined;
  if (input.capability && !requestedCapability) faults.push({ code: 'UNKNOWN_CAPABILITY', text: input.capability });
  // "un mentor en visio": the video is how the two meet, and no equipment of a room.
  const isHowToMeet = read.expert.asked && read.capability === 'video-conference';
  const capability = requestedCapability?.code ?? (isHowToMeet ? null : read.capability);
  const kind = input.kind ?? requestedCapability?.spaceKind ?? (isHowToMeet ? null : read.kind);
  const mentor = mentorOf(input, read, text, kind);
  if (
    !mentor &&
    !kind &&
    !capability &&
    !input.equipment?.length &&
    read.equipment.length === 0 &&
    read.venueKind === null
  )
    faults.push({ code: 'NOTHING_UNDERSTOOD', text: text.slice(0, 80) });

  const start = input.start && bookableStart(input.start, limits.gridMinutes, now);
  if (input.start && start && !input.start.equals(start)) faults.push({ code: 'OFF_GRID', text: '' });

  const minutes = input.minutes ?? read.minutes;
  return {
    kind,
    capability: input.kind && !input.capability && input.kind !== read.kind ? null : capability,
    mentor,
    venueKind: input.kind || input.capability ? null : read.venueKind,
    equipment: input.equipment ?? read.equipment,
    accessible: input.accessible ?? read.accessible,
    ...timeOf(start ?? null, read, minutes),
    minutes,
    party: input.party ?? read.party,
    near: nearOf(input, read, viewer),
    maxTravelMinutes: input.maxTravelMinutes ?? read.travelMinutes,
    language: read.language,
    assumed: read.assumed.filter(
      (what) => !(what === 'minutes' && input.minutes) && !((what === 'date' || what === 'hour') && input.start),
    ),
    unread: read.unread,
    faults,
    doubts: read.doubts.filter(({ about }) => !isAnswered(about, input)),
    also: read.also,
    notDuring: input.start ? [] : read.notDuring,
    notNear: input.near ? [] : read.notNear,
  };
}

/** A space that is named comes before a person: "une salle pour mon mentor". Who is asked for by a field always counts. */
function mentorOf(input: NeedInput, read: Understood, text: string, kind: SpaceKind | null): MentorNeed | null {
  const isAsked = Boolean(input.skill ?? input.mentor) || (read.expert.asked && !kind);
  if (!isAsked) return null;
  const said = readMeeting(text);
  return {
    mentorId: input.mentor?.toLowerCase() ?? null,
    skill: input.skill ?? read.expert.skill,
    stage: input.stage ?? said.stage,
    mode: input.mode ?? said.mode,
  };
}

/** The nearest start that can be booked; the next one where the nearest has just gone by. */
function bookableStart(start: Temporal.Instant, gridMinutes: number, now: Temporal.Instant): Temporal.Instant {
  if (isOnGrid(start, gridMinutes)) return start;
  const grid = gridMinutes * 60_000;
  const steps = start.epochMilliseconds / grid;
  const nearest = Math.round(steps) * grid;
  const isGone = nearest < now.epochMilliseconds && start.epochMilliseconds >= now.epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(isGone ? Math.ceil(steps) * grid : nearest);
}

/** A field that was filled in answers the doubt about it. */
function isAnswered(about: DoubtAbout, input: NeedInput): boolean {
  if (about === 'DAY' || about === 'HOUR') return Boolean(input.start);
  if (about === 'NUMBER') return Boolean(input.party);
  return about === 'PLACE' && Boolean(input.near);
}

function timeOf(start: Temporal.Instant | null, read: Understood, minutes: number): Pick<Need, 'start' | 'end'> {
  if (start) return { start, end: start.add({ minutes }) };
  if (!read.start) return { start: null, end: null };
  const exact = !read.end || read.end.epochMilliseconds - read.start.epochMilliseconds <= read.minutes * 60_000;
  return { start: read.start, end: exact ? read.start.add({ minutes }) : read.end };
}

function nearOf(input: NeedInput, read: Understood, viewer: Viewer): Need['near'] {
  if (read.near && !input.nearLabel) return { label: read.near.label, lat: read.near.lat, lon: read.near.lon };
  if (input.near) return { label: input.nearLabel ?? NEAR_ME[viewer.locale], lat: input.near.lat, lon: input.near.lon };
  return read.near ? { label: read.near.label, lat: read.near.lat, lon: read.near.lon } : null;
}
