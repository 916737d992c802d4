import { isOfAgeSql } from '#libs/minors';
import { type Eyes, blockedBetween, isSeenSql } from '#libs/people';
import { type Locale, type Sql, statement } from '#libs/platform';
import { type TeamPerson, type TeamRole } from './rules/team.js';

/** Somebody of a team, as others see them. */
export interface TeamRow {
  readonly projectId: string;
  readonly id: string;
  readonly name: string;
  readonly role: TeamRole;
  /** Since when in the team; of an invitation, when it was made. */
  readonly since: Temporal.Instant;
}
export interface InvitationRow {
  readonly id: string;
  readonly projectId: string;
  readonly title: string;
  readonly pitch: string;
  readonly role: TeamRole;
  readonly invitedBy: string;
  readonly invitedAt: Temporal.Instant;
}

const whole = statement(
  'projects.wholeTeam',
  `select member_id as "memberId", role, state from project_member
    where network_id = (select current_network()) and project_id = $1 and state in ('INVITED','ACCEPTED')`,
);
const isTeamOf = `exists (select from project_member mine where (mine.network_id, mine.project_id, mine.member_id, mine.state)
  = (t.network_id, t.project_id, $1::uuid, 'ACCEPTED'))`;
// A team sees its people, apart from blocks; others see those whom they see everywhere.
const team = statement(
  'projects.team',
  `select t.project_id as "projectId", m.id, m.name, t.role, coalesce(t.answered_at, t.invited_at) as since
     from project_member t join member m on (m.network_id, m.id) = (t.network_id, t.member_id)
    where t.network_id = (select current_network()) and t.project_id = any($4::uuid[]) and t.state = $5
      and case when ${isTeamOf} then m.left_at is null and not ${blockedBetween('$1::uuid', 'm.id')}
               else ${isSeenSql('m', { me: '$1', venues: '$2' })} and ${isOfAgeSql('m', '$3')} end
    order by t.role, since, t.id`,
);
const invite = statement(
  'projects.invite',
  `insert into project_member (network_id, project_id, member_id, role, state, invited_by_id, invited_at)
   select m.network_id, $1, m.id, $3, 'INVITED', $4, $5 from member m
    where m.network_id = (select current_network()) and m.id = $2
      and ${isSeenSql('m', { me: '$4', venues: '$6' })} and ${isOfAgeSql('m', '$7')}
   on conflict do nothing returning id`,
);
const invitationColumns = `t.id, p.id as "projectId", p.title, p.pitch, t.role, i.name as "invitedBy", t.invited_at as "invitedAt"`;
const joined = `from project_member t
  join project p on (p.network_id, p.id) = (t.network_id, t.project_id) and p.archived_at is null
  join member i on (i.network_id, i.id) = (t.network_id, t.invited_by_id)`;
const waiting = `where t.network_id = (select current_network()) and t.state = 'INVITED' and not ${blockedBetween('t.member_id', 'i.id')}`;
const invitations = statement(
  'projects.invitations',
  `select ${invitationColumns} ${joined} ${waiting} and t.member_id = $1 and ($2::timestamptz is null or (t.invited_at, t.id) < ($2, $3::uuid))
    order by t.invited_at desc, t.id desc limit $4`,
);
const countWaiting = statement(
  'projects.countInvitations',
  `select count(*)::int as n ${joined} ${waiting} and t.member_id = $1`,
);
const invitation = statement(
  'projects.invitation',
  `select ${invitationColumns}, t.member_id as "memberId", a.id as "accountId", a.email::text, a.locale, m.name as "memberName"
   ${joined} join member m on (m.network_id, m.id) = (t.network_id, t.member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.disabled_at is null ${waiting} and t.id = $1`,
);
const answer = statement(
  'projects.answer',
  `update project_member set state = $3, answered_at = $4
    where network_id = (select current_network()) and (id, member_id, state) = ($1, $2, 'INVITED')`,
);
const end = statement(
  'projects.endMembership',
  `update project_member set ended_at = $4, state = case when state = 'INVITED' then 'WITHDRAWN' else $3 end
    where network_id = (select current_network()) and (project_id, member_id) = ($1, $2) and state in ('INVITED','ACCEPTED')`,
);

/** Everybody in a team, and those who are invited. */
export const wholeTeam = (tx: Sql, projectId: string): Promise<TeamPerson[]> => tx.rows<TeamPerson>(whole, [projectId]);
/** The people of teams, or those invited into them, as far as the onlooker sees them. */
export const teamSeenBy = (
  tx: Sql,
  eyes: Eyes,
  bornUntil: Temporal.PlainDate,
  { projectIds, state }: { projectIds: readonly string[]; state: TeamPerson['state'] },
): Promise<TeamRow[]> =>
  tx.rows<TeamRow>(team, [eyes.memberId, eyes.venueIds, bornUntil.toString(), projectIds, state]);

/** @returns the id of the invitation; undefined when the founder does not see such a person */
export const insertInvitation = async (
  tx: Sql,
  { projectId, memberId, role }: { projectId: string; memberId: string; role: TeamRole },
  by: Eyes,
  bornUntil: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<string | undefined> =>
  (
    await tx.maybe<{ id: string }>(invite, [
      projectId,
      memberId,
      role,
      by.memberId,
      now,
      by.venueIds,
      bornUntil.toString(),
    ])
  )?.id;

/** The invitations that a member has not answered, the latest first. */
export const invitationsOf = (
  tx: Sql,
  memberId: string,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<InvitationRow[]> =>
  tx.rows<InvitationRow>(invitations, [memberId, after?.[0] ?? null, after?.[1] ?? null, limit]);
export const countInvitationsOf = async (tx: Sql, memberId: string): Promise<number> =>
  (await tx.one<{ n: number }>(countWaiting, [memberId])).n;

/** An invitation that is not answered, with the person it is for. */
export interface OpenInvitation extends InvitationRow {
  readonly memberId: string;
  readonly accountId: string;
  readonly email: string;
  readonly locale: Locale;
  readonly memberName: string;
}
export const openInvitation = (tx: Sql, id: string) => tx.maybe<OpenInvitation>(invitation, [id]);

/** @returns false when it was answered or withdrawn meanwhile */
export const answerInvitation = async (
  tx: Sql,
  { id, memberId, accepts }: { id: string; memberId: string; accepts: boolean },
  now: Temporal.Instant,
): Promise<boolean> => (await tx.run(answer, [id, memberId, accepts ? 'ACCEPTED' : 'DECLINED', now])) > 0;

/** Ends a membership, or withdraws an invitation. */
export const endMembership = (
  tx: Sql,
  projectId: string,
  memberId: string,
  state: 'LEFT' | 'REMOVED',
  now: Temporal.Instant,
) => tx.run(end, [projectId, memberId, state, now]);
