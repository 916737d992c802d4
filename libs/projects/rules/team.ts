import { PROJECT_STAGES, type ProjectStage } from '#libs/directory';

/** 1 to 8. */
export const stageNumber = (stage: ProjectStage): number => PROJECT_STAGES.indexOf(stage) + 1;

export const TEAM_ROLES = ['FOUNDER', 'MEMBER'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** People in a team at most, invitations counted. */
export const MOST_IN_TEAM = 30;
/** Projects of one founder that are not archived, at most. */
export const MOST_PROJECTS = 20;

/** Somebody in a team, or invited into it. */
export interface TeamPerson {
  readonly memberId: string;
  readonly role: TeamRole;
  readonly state: 'INVITED' | 'ACCEPTED';
}

export type TeamFault = 'NOT_FOUND' | 'LAST_FOUNDER' | 'FOUNDER_STAYS' | 'ALREADY_IN_TEAM' | 'TEAM_FULL';

const inTeam = (team: readonly TeamPerson[], memberId: string) => team.find((one) => one.memberId === memberId);
const founders = (team: readonly TeamPerson[]) =>
  team.filter(({ role, state }) => role === 'FOUNDER' && state === 'ACCEPTED');

export const isFounder = (team: readonly TeamPerson[], memberId: string): boolean =>
  founders(team).some((one) => one.memberId === memberId);

/** Whether somebody may be invited. */
export function inviteFault(team: readonly TeamPerson[], memberId: string): TeamFault | undefined {
  if (inTeam(team, memberId)) return 'ALREADY_IN_TEAM';
  return team.length >= MOST_IN_TEAM ? 'TEAM_FULL' : undefined;
}

/** Whether somebody may leave: one founder always remains. */
export function leaveFault(team: readonly TeamPerson[], memberId: string): TeamFault | undefined {
  if (inTeam(team, memberId)?.state !== 'ACCEPTED') return 'NOT_FOUND';
  return isFounder(team, memberId) && founders(team).length === 1 ? 'LAST_FOUNDER' : undefined;
}

/** Whether a founder may remove somebody, or withdraw their invitation. Founders leave by themselves. */
export function removeFault(team: readonly TeamPerson[], memberId: string): TeamFault | undefined {
  if (!inTeam(team, memberId)) return 'NOT_FOUND';
  return isFounder(team, memberId) ? 'FOUNDER_STAYS' : undefined;
}
