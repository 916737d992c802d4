import { PROFILE } from './people-samples.fixture.js';
import { type ScenarioContext } from './scenario-context.fixture.js';

/** A profile is edited. Somebody blocks a colleague and takes it back, declines an invitation, and cannot leave the project of others. */
export async function peopleAndProjects({ ask, given, town }: ScenarioContext, select: (type: string) => string) {
  const [adviser, stranger] = [town.people.get('adviser')!, town.people.get('facilitator')!];
  const edit = `mutation ($version: Int!, $input: ProfileInput!) { editProfile(version: $version, input: $input) ${select('EditProfileResult')} }`;
  const { myProfile } = (await ask('venue manager', '{ myProfile { version } }')) as { myProfile: { version: number } };
  await ask('venue manager', edit, { version: myProfile.version, input: PROFILE });
  const block = `mutation ($id: ID!) { blockMember(id: $id) ${select('BlockMemberResult')} }`;
  const blocks = `{ myBlocks { edges { node ${select('BlockedMember')} } } }`;
  const unblock = `mutation ($id: ID!) { unblockMember(id: $id) ${select('MemberUnblocked')} }`;
  await ask('adviser', block, { id: stranger.id });
  await ask('adviser', blocks, {});
  await ask('adviser', unblock, { id: stranger.id });
  const answer = `mutation ($id: ID!) { answerProjectInvitation(id: $id, accepts: false) ${select('ProjectMembershipResult')} }`;
  await given.client.query(`update project_member set state = 'INVITED', answered_at = null where id = $1`, [
    adviser.projectInvitationId,
  ]);
  await ask('adviser', `{ myProjectInvitations { edges { node ${select('ProjectInvitation')} } } }`, {});
  await ask('adviser', answer, { id: adviser.projectInvitationId });
  const leave = `mutation ($id: ID!) { leaveProject(id: $id) ${select('ProjectMembershipResult')} }`;
  await ask('adviser', leave, { id: stranger.projectId });
}
