import { type Given, type GivenMember, type GivenNetwork } from '#libs/testing';

export interface ProjectsOfPerson {
  /** A project that the person founded; the network sees it. */
  readonly projectId: string;
  /** Somebody in its team, and somebody who is not. */
  readonly teamMateId: string;
  readonly companionId: string;
  /** A project of somebody else in whose team the person is, and an invitation into another one. */
  readonly joinedProjectId: string;
  readonly projectInvitationId: string;
}

const AT = '2026-11-20T08:00:00Z';

export async function addProjects(
  given: Given,
  network: GivenNetwork,
  { id: memberId }: GivenMember,
  who: string,
): Promise<ProjectsOfPerson> {
  await given.client.query(
    `insert into job_title values (1, 'Tisserand / Tisserande', 'B1804') on conflict do nothing`,
  );
  const { id: teamMateId } = await given.member(network, { name: `Team mate of ${who}`, hours: null });
  const { id: companionId } = await given.member(network, { name: `Companion of ${who}`, hours: null });
  const found = async (founderId: string, title: string, visibility: string): Promise<string> => {
    const { id } = await given.one<{ id: string }>(
      `insert into project (network_id, title, stage, sector, needs, visibility, created_at)
       values ($1, $2, 'IDEATION', 'reuse', '{fundraising}', $3, $4) returning id`,
      [network.id, title, visibility, AT],
    );
    await given.client.query(
      `insert into project_stage_change (network_id, project_id, stage, changed_at) values ($1, $2, 'IDEATION', $3)`,
      [network.id, id, AT],
    );
    await join(id, founderId, 'FOUNDER', 'ACCEPTED', null);
    return id;
  };
  const join = async (
    projectId: string,
    member: string,
    role: string,
    state: string,
    by: string | null,
  ): Promise<string> => {
    const { id } = await given.one<{ id: string }>(
      `insert into project_member (network_id, project_id, member_id, role, state, invited_by_id, invited_at, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [network.id, projectId, member, role, state, by, AT, state === 'ACCEPTED' ? AT : null],
    );
    return id;
  };
  const projectId = await found(memberId, `Project of ${who}`, 'NETWORK');
  await join(projectId, teamMateId, 'MEMBER', 'ACCEPTED', memberId);
  const joinedProjectId = await found(teamMateId, `Project joined by ${who}`, 'NOBODY');
  await join(joinedProjectId, memberId, 'MEMBER', 'ACCEPTED', teamMateId);
  const inviting = await found(companionId, `Project that invites ${who}`, 'NOBODY');
  const projectInvitationId = await join(inviting, memberId, 'MEMBER', 'INVITED', companionId);
  return { projectId, teamMateId, companionId, joinedProjectId, projectInvitationId };
}
