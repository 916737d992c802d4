import { type GivenMember, givenFile } from '#libs/testing';
import { type Base, type Restore } from './base.types.js';
import { type FuzzTown } from './fuzz-town.fixture.js';

const AT = '2026-11-23T06:00:00Z';

/** What each member has for one kind of call, until the call used it up. */
class Kept<Value> {
  private readonly values = new WeakMap<GivenMember, Value>();

  constructor(private readonly make: (town: FuzzTown, member: GivenMember) => Promise<Value>) {}

  readonly of: (town: FuzzTown, member: GivenMember) => Promise<Value> = async (town, member) => {
    const made = this.values.get(member) ?? (await this.make(town, member));
    this.values.set(member, made);
    return made;
  };

  /** After a call whose result has this type, the next one needs another value. */
  usedUpBy(typename: string): Restore {
    return (town, caller, result) => {
      if (result.__typename === typename) this.values.delete(town.holder(caller));
    };
  }
}

async function found(town: FuzzTown, founderId: string): Promise<string> {
  const { id } = await town.given.one<{ id: string }>(
    `with made as (
       insert into project (network_id, title, stage, sector, visibility, created_at) values ($1, $2, 'IDEATION', 'reuse', 'NETWORK', $4) returning network_id, id),
     founder as (
       insert into project_member (network_id, project_id, member_id, role, state, invited_at, answered_at)
       select network_id, id, $3, 'FOUNDER', 'ACCEPTED', $4, $4 from made),
     stage as (
       insert into project_stage_change (network_id, project_id, stage, changed_at) select network_id, id, 'IDEATION', $4 from made)
     select id from made`,
    [town.lyon.id, town.fresh(), founderId, AT],
  );
  return id;
}
const join = async (town: FuzzTown, projectId: string, memberId: string, state: 'INVITED' | 'ACCEPTED', by: string) =>
  (
    await town.given.one<{ id: string }>(
      `insert into project_member (network_id, project_id, member_id, role, state, invited_by_id, invited_at, answered_at)
       values ($1, $2, $3, 'MEMBER', $4, $5, $6, $7) returning id`,
      [town.lyon.id, projectId, memberId, state, by, AT, state === 'ACCEPTED' ? AT : null],
    )
  ).id;

const project = new Kept((town, { id }) => found(town, id));
const ending = new Kept((town, { id }) => found(town, id));
const joined = new Kept(async (town, { id }) => {
  const founder = await town.newMemberId();
  const projectId = await found(town, founder);
  await join(town, projectId, id, 'ACCEPTED', founder);
  return projectId;
});
const invitation = new Kept(async (town, { id }) => {
  const founder = await town.newMemberId();
  return join(town, await found(town, founder), id, 'INVITED', founder);
});

const projectId: Base = (town, caller) => project.of(town, town.holder(caller));
/** Somebody in the team of the caller's project. */
const teamMate: Base = async (town, caller) => {
  const holder = town.holder(caller);
  const mate = await town.newMemberId();
  await join(town, await project.of(town, holder), mate, 'ACCEPTED', holder.id);
  return mate;
};
const emptyTeam: Restore = async (town, caller) => {
  const holder = town.holder(caller);
  await town.given.client.query(`delete from project_member where project_id = $1 and member_id <> $2`, [
    await project.of(town, holder),
    holder.id,
  ]);
};
const version = (of: 'profile' | 'project'): Base => {
  return async (town, caller) => {
    const holder = town.holder(caller);
    const [column, id] = of === 'profile' ? ['member_id', holder.id] : ['id', await project.of(town, holder)];
    const { n } = await town.given.one<{ n: number }>(
      `select coalesce(max(version), 0)::int as n from ${of} where ${column} = $1`,
      [id],
    );
    return n;
  };
};
const photo: Base = (town, caller) => {
  const { id } = town.holder(caller);
  return givenFile(town.given, town.lyon, { purpose: 'profile.photo', subjectId: id, quotaId: id, uploadedBy: id, attached: false }); // prettier-ignore
};

const FIELDS = 'name photo headline skills jobs languages venues lookingFor offering links'.split(' ');
const visibility = Object.fromEntries(FIELDS.map((field) => [field, 'NETWORK']));
const profile = {
  headline: '',
  skills: [],
  jobs: [],
  languages: [],
  venueIds: [],
  lookingFor: '',
  offering: '',
  links: [],
  visibility,
};

export const peopleBases: Record<string, Base> = {
  'Query.profile(id)': (town, caller) => town.holder(caller).id,
  'Query.myProfileAsSeen(onlooker)': () => 'MEMBER',
  'Query.searchPeople(words)': () => 'membre',
  'Query.searchPeople(skill)': () => 'découpe laser',
  'Query.searchPeople(stage)': () => 'LAUNCH',
  'Query.searchPeople(language)': () => 'fr',
  'Query.searchPeople(venueId)': (town) => town.desks.venueId,
  'Query.findSkills(text)': () => 'levée de fonds',
  'Query.findJobTitles(text)': () => 'tisserand',
  'Query.project(id)': projectId,
  'Mutation.blockMember(id)': (town) => town.newMemberId(),
  'Mutation.unblockMember(id)': (town) => town.newMemberId(),
  'Mutation.editProfile(version)': version('profile'),
  'Mutation.editProfile(input)': () => profile,
  ProfileInput: () => profile,
  'ProfileInput.headline': () => 'Tisse des réseaux',
  'ProfileInput.skills': () => [{ code: 'weaving', level: 'CAN_DO' }],
  'ProfileInput.jobs': () => [],
  'ProfileInput.languages': () => ['fr'],
  'ProfileInput.homeVenueId': () => null,
  'ProfileInput.venueIds': (town) => [town.desks.venueId],
  'ProfileInput.lookingFor': () => 'Une associée',
  'ProfileInput.offering': () => 'Une heure',
  'ProfileInput.links': () => ['https://traboule.org/'],
  'ProfileInput.visibility': () => visibility,
  ProfileSkillInput: () => ({ code: 'weaving', level: 'CAN_DO' }),
  'ProfileSkillInput.code': () => 'weaving',
  'ProfileSkillInput.level': () => 'CAN_TEACH',
  ProfileVisibilityInput: () => visibility,
  ...Object.fromEntries(FIELDS.map((field) => [`ProfileVisibilityInput.${field}`, () => 'NETWORK'])),
  'Mutation.setProfilePhoto(fileId)': photo,
  'Mutation.setProfilePhoto(alternativeText)': () => 'Un portrait',
  'Mutation.createProject(input)': () => ({ title: 'Un projet', sector: 'reuse' }),
  'Mutation.createProject(stage)': () => 'IDEATION',
  'Mutation.createProject(idempotencyKey)': (town) => town.fresh(),
  ProjectInput: () => ({ title: 'Un projet', sector: 'reuse' }),
  'ProjectInput.title': () => 'Un projet',
  'ProjectInput.pitch': () => 'Des bacs',
  'ProjectInput.sector': () => 'reuse',
  'ProjectInput.needs': () => ['fundraising'],
  'ProjectInput.visibility': () => 'NETWORK',
  'Mutation.editProject(id)': projectId,
  'Mutation.editProject(version)': version('project'),
  'Mutation.editProject(input)': () => ({ title: 'Un projet', sector: 'reuse' }),
  'Mutation.changeProjectStage(id)': projectId,
  'Mutation.changeProjectStage(stage)': () => 'PROTOTYPE',
  'Mutation.archiveProject(id)': (town, caller) => ending.of(town, town.holder(caller)),
  'Mutation.inviteToProject(id)': projectId,
  'Mutation.inviteToProject(personId)': (town) => town.newMemberId(),
  'Mutation.inviteToProject(teamRole)': () => 'MEMBER',
  'Mutation.removeFromProject(id)': projectId,
  'Mutation.removeFromProject(personId)': teamMate,
  'Mutation.leaveProject(id)': (town, caller) => joined.of(town, town.holder(caller)),
  'Mutation.answerProjectInvitation(id)': (town, caller) => invitation.of(town, town.holder(caller)),
  'Mutation.answerProjectInvitation(accepts)': () => false,
};

export const peopleResults: Record<string, string> = {
  'Mutation.blockMember': 'MemberBlocked',
  'Mutation.unblockMember': 'MemberUnblocked',
  'Mutation.editProfile': 'MyProfile',
  'Mutation.setProfilePhoto': 'MyProfile',
  'Mutation.removeProfilePhoto': 'MyProfile',
  'Mutation.createProject': 'Project',
  'Mutation.editProject': 'Project',
  'Mutation.changeProjectStage': 'Project',
  'Mutation.archiveProject': 'Project',
  'Mutation.inviteToProject': 'Project',
  'Mutation.removeFromProject': 'Project',
  'Mutation.leaveProject': 'ProjectLeft',
  'Mutation.answerProjectInvitation': 'ProjectLeft',
};

export const peopleRestores: Record<string, Restore> = {
  'Mutation.createProject': async ({ given }, _caller, { __typename, id }) => {
    if (__typename === 'Project') await given.client.query(`update project set archived_at = created_at where id = $1`, [id]); // prettier-ignore
  },
  'Mutation.archiveProject': ending.usedUpBy('Project'),
  'Mutation.inviteToProject': emptyTeam,
  'Mutation.removeFromProject': emptyTeam,
  'Mutation.leaveProject': joined.usedUpBy('ProjectLeft'),
  'Mutation.answerProjectInvitation': (town, caller, result) => {
    for (const typename of ['ProjectLeft', 'Project']) void invitation.usedUpBy(typename)(town, caller, result);
  },
};
