/** The stages of a project, in order. */
export const PROJECT_STAGES = [
  'AWARENESS',
  'IDEATION',
  'PROTOTYPE',
  'LAUNCH',
  'DEVELOPMENT',
  'INTERNATIONAL',
  'ACCELERATION',
  'CONSOLIDATION',
] as const;
export type ProjectStage = (typeof PROJECT_STAGES)[number];

/** How a member and a mentor meet. */
export const MEETING_MODES = ['IN_PERSON', 'VIDEO', 'PHONE'] as const;
export type MeetingMode = (typeof MEETING_MODES)[number];

/** A request as an inbox sorts it. */
interface Asked {
  readonly state: string;
  readonly answerBy: string | null;
}

/** The requests that wait for an answer, the nearest deadline first. */
export const waitingRequests = <One extends Asked>(appointments: readonly One[]): One[] =>
  appointments
    .filter(({ state }) => state === 'PENDING')
    .sort((a, b) => (a.answerBy ?? '').localeCompare(b.answerBy ?? ''));

/** Whether an appointment has begun, so that both can say how it went. */
export const hasBegun = ({ state, start }: { state: string; start: string }, now: number): boolean =>
  state === 'COMPLETED' || (state === 'CONFIRMED' && Date.parse(start) <= now);

/** The part of the week that is promised, as a percentage of at most 100. */
export const loadPercent = (usedMinutes: number, weekMinutes: number): number =>
  weekMinutes <= 0 ? 100 : Math.min(100, Math.round((usedMinutes / weekMinutes) * 100));
