import { MEETING_MODES, type MeetingMode, PROJECT_STAGES, type ProjectStage } from './meeting.js';

/** What the address of the page says is wanted: the words, and the corrections made on the chips, which win over them. */
export interface Need {
  text: string;
  capability?: string;
  /** A code of a skill, for which a mentor is asked. */
  skill?: string;
  /** The id of the mentor who is asked. */
  mentor?: string;
  mentorName?: string;
  stage?: ProjectStage;
  mode?: MeetingMode;
  kind?: string;
  /** An empty list takes off what the words say. */
  equipment?: string[];
  start?: string;
  minutes?: number;
  party?: number;
  near?: { lat: number; lon: number };
  nearLabel?: string;
  /** False takes off what the words say. */
  accessible?: boolean;
}

const number = (value: string | null, min: number, max: number) => {
  if (value === null || value.trim() === '') return undefined;
  const n = Number(value);
  return Number.isFinite(n) && n >= min && n <= max ? n : undefined;
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads a need from the address; what does not make sense there is left out, so that a hand-made link still opens. */
export function needFromAddress(params: URLSearchParams): Need {
  const need: Need = { text: (params.get('q') ?? '').trim().slice(0, 500) };
  const capability = params.get('cap');
  if (capability && /^[\w-]{1,64}$/.test(capability)) need.capability = capability;
  const kind = params.get('kind');
  if (kind && /^[A-Z_]{1,32}$/.test(kind)) need.kind = kind;
  const skill = params.get('skill');
  if (skill && /^[a-z0-9-]{1,60}$/.test(skill)) need.skill = skill;
  const mentor = params.get('mentor');
  if (mentor && UUID.test(mentor)) {
    need.mentor = mentor.toLowerCase();
    const name = params.get('mentor-name');
    if (name) need.mentorName = name.slice(0, 120);
  }
  const stage = PROJECT_STAGES.find((one) => one === params.get('stage'));
  if (stage) need.stage = stage;
  const mode = MEETING_MODES.find((one) => one === params.get('mode'));
  if (mode) need.mode = mode;
  if (params.has('equipment')) {
    const codes = params.getAll('equipment').filter((code) => /^[a-z0-9-]{1,60}$/.test(code));
    need.equipment = [...new Set(codes)].slice(0, 10);
  }
  const start = params.get('start');
  if (start && !Number.isNaN(Date.parse(start))) need.start = new Date(start).toISOString();
  const minutes = number(params.get('min'), 1, 10_080);
  if (minutes !== undefined) need.minutes = Math.round(minutes);
  const party = number(params.get('party'), 1, 10_000);
  if (party !== undefined) need.party = Math.round(party);
  const lat = number(params.get('lat'), -90, 90);
  const lon = number(params.get('lon'), -180, 180);
  if (lat !== undefined && lon !== undefined) {
    need.near = { lat, lon };
    const label = params.get('place');
    if (label) need.nearLabel = label.slice(0, 120);
  }
  const stepFree = params.get('step-free');
  if (stepFree === '1' || stepFree === '0') need.accessible = stepFree === '1';
  return need;
}

/** Whether there is anything to ask for. */
export const isAsked = (need: Need) =>
  need.text !== '' ||
  need.capability !== undefined ||
  need.kind !== undefined ||
  need.skill !== undefined ||
  need.mentor !== undefined ||
  need.near !== undefined ||
  Boolean(need.equipment?.length);

/** The address of a need: the reverse of `needFromAddress`. */
export function addressOfNeed(need: Need): string {
  const params = new URLSearchParams();
  if (need.text) params.set('q', need.text);
  if (need.capability) params.set('cap', need.capability);
  if (need.kind) params.set('kind', need.kind);
  if (need.skill) params.set('skill', need.skill);
  if (need.mentor) {
    params.set('mentor', need.mentor);
    if (need.mentorName) params.set('mentor-name', need.mentorName);
  }
  if (need.stage) params.set('stage', need.stage);
  if (need.mode) params.set('mode', need.mode);
  for (const code of need.equipment?.length === 0 ? [''] : (need.equipment ?? [])) params.append('equipment', code);
  if (need.start) params.set('start', need.start);
  if (need.minutes !== undefined) params.set('min', String(need.minutes));
  if (need.party !== undefined) params.set('party', String(need.party));
  if (need.near) {
    params.set('lat', need.near.lat.toFixed(5));
    params.set('lon', need.near.lon.toFixed(5));
    if (need.nearLabel) params.set('place', need.nearLabel);
  }
  if (need.accessible !== undefined) params.set('step-free', need.accessible ? '1' : '0');
  return params.toString();
}
