import { type Relation, isAllowed } from './expected-permissions.fixture.js';
import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const VISIBILITY = {
  name: 'NETWORK',
  photo: 'NOBODY',
  headline: 'NETWORK',
  skills: 'NETWORK',
  jobs: 'NETWORK',
  languages: 'NETWORK',
  venues: 'NETWORK',
  lookingFor: 'NETWORK',
  offering: 'NETWORK',
  links: 'NETWORK',
};
export const PROFILE = {
  headline: 'Tisse des réseaux',
  skills: [{ code: 'weaving', level: 'CAN_TEACH' }],
  jobs: [1],
  languages: ['fr'],
  homeVenueId: null,
  venueIds: [],
  lookingFor: '',
  offering: '',
  links: ['https://traboule.org/'],
  visibility: VISIBILITY,
};
const PROJECT = { title: 'Un projet', pitch: '', sector: 'reuse', needs: ['fundraising'], visibility: 'NETWORK' };
const REFUSED = 'ProjectRefused NOT_FOUND';

/** What is shown to the network: to its members, of people who are still there. */
const toMembers =
  (shown: string): Sample['answer'] =>
  (viewer: string, relation: Relation) =>
    relation !== 'gone' && isAllowed('member', viewer, relation) ? shown : 'null';

export const PEOPLE_SAMPLES: Record<string, Sample> = {
  'Query.profile': { argsFor: ({ id }) => ({ id }), answer: toMembers('Profile') },
  'Query.myProfile': { answer: always('MyProfile') },
  'Query.myProfileAsSeen': { args: () => ({ onlooker: 'MEMBER' }), answer: always('Profile') },
  'Query.searchPeople': { answer: always('DirectoryPersonConnection') },
  'Query.findSkills': { args: () => ({ text: 'fonds' }), answer: always('list') },
  'Query.findJobTitles': { args: () => ({ text: 'tisserand' }), answer: always('list') },
  'Query.spokenLanguages': { answer: always('list') },
  'Query.projectSectors': { answer: always('list') },
  'Query.project': { argsFor: ({ projectId }) => ({ id: projectId }), answer: toMembers('Project') },
  'Query.myProjects': { answer: always('ProjectConnection') },
  'Query.myProjectInvitations': { answer: always('ProjectInvitationConnection') },
  'Query.myBlocks': { answer: always('BlockedMemberConnection') },
  'Mutation.blockMember': {
    argsFor: ({ id }) => ({ id }),
    answer: (_viewer, relation) => {
      if (relation === 'own') return 'BlockRefused YOURSELF';
      return relation === 'gone' ? 'BlockRefused NOT_FOUND' : 'MemberBlocked';
    },
  },
  'Mutation.unblockMember': { argsFor: ({ id }) => ({ id }), answer: always('MemberUnblocked') },
  'Mutation.editProfile': {
    args: () => ({ version: 99, input: PROFILE }),
    answer: always('ProfileRefused CHANGED_MEANWHILE'),
  },
  'Mutation.setProfilePhoto': {
    argsFor: ({ venueFileId }) => ({ fileId: venueFileId, alternativeText: 'Un portrait' }),
    answer: always('ProfileRefused FILE_UNUSABLE'),
  },
  'Mutation.removeProfilePhoto': { answer: always('MyProfile') },
  'Mutation.createProject': {
    args: ({ freshKey }) => ({ input: PROJECT, stage: 'IDEATION', idempotencyKey: freshKey() }),
    answer: always('Project'),
  },
  'Mutation.editProject': {
    argsFor: ({ projectId }) => ({ id: projectId, version: 1, input: PROJECT }),
    answer: ownOnly('Project', REFUSED),
  },
  'Mutation.changeProjectStage': {
    argsFor: ({ projectId }) => ({ id: projectId, stage: 'PROTOTYPE' }),
    answer: ownOnly('Project', REFUSED),
  },
  'Mutation.inviteToProject': {
    argsFor: ({ projectId, companionId }) => ({ id: projectId, personId: companionId }),
    answer: ownOnly('Project', REFUSED),
  },
  'Mutation.removeFromProject': {
    argsFor: ({ projectId, teamMateId }) => ({ id: projectId, personId: teamMateId }),
    answer: ownOnly('Project', REFUSED),
  },
  'Mutation.answerProjectInvitation': {
    argsFor: ({ projectInvitationId }) => ({ id: projectInvitationId, accepts: true }),
    answer: ownOnly('Project', REFUSED),
  },
  'Mutation.leaveProject': {
    argsFor: ({ joinedProjectId }) => ({ id: joinedProjectId }),
    answer: ownOnly('ProjectLeft', REFUSED),
  },
  // The last one, so that the others find the project as it was.
  'Mutation.archiveProject': {
    argsFor: ({ projectId }) => ({ id: projectId }),
    answer: ownOnly('Project', REFUSED),
  },
};

const ofProject = (otherArgs?: Identifier['otherArgs']): Identifier => ({
  kinds: ['project', 'joinedProject'],
  ...(otherArgs && { otherArgs }),
});
/** Members of the network see each other, and each other's projects. */
const seenByMembers = (kinds: Identifier['kinds'], otherArgs?: Identifier['otherArgs']): Identifier => ({
  kinds,
  isPublic: true,
  ...(otherArgs && { otherArgs }),
});

export const PEOPLE_IDENTIFIERS: Record<string, Identifier> = {
  'Query.profile(id)': seenByMembers(['member']),
  'Query.project(id)': seenByMembers(['project']),
  'Query.searchPeople(venueId)': seenByMembers(['venue']),
  'Query.searchPeople(after)': seenByMembers(['venuesCursor']),
  'Query.myProjects(after)': { kinds: ['bookingsCursor'] },
  'Query.myProjectInvitations(after)': { kinds: ['bookingsCursor'] },
  'Query.myBlocks(after)': { kinds: ['bookingsCursor'] },
  'Mutation.blockMember(id)': seenByMembers(['member']),
  'Mutation.unblockMember(id)': seenByMembers(['member']),
  'Mutation.editProfile(input.homeVenueId)': {
    kinds: ['venue'],
    isPublic: true,
    query: `mutation ($value: ID) { editProfile(version: 0, input: { headline: "", skills: [], jobs: [], languages: [], homeVenueId: $value, venueIds: [], lookingFor: "", offering: "", links: [],
      visibility: { name: NETWORK, photo: NOBODY, headline: NOBODY, skills: NOBODY, jobs: NOBODY, languages: NOBODY, venues: NOBODY, lookingFor: NOBODY, offering: NOBODY, links: NOBODY } }) { __typename ... on ProfileRefused { code } } }`,
  },
  'Mutation.editProfile(input.venueIds)': {
    kinds: ['venue'],
    isPublic: true,
    query: `mutation ($value: ID!) { editProfile(version: 99, input: { headline: "", skills: [], jobs: [], languages: [], venueIds: [$value], lookingFor: "", offering: "", links: [],
      visibility: { name: NETWORK, photo: NOBODY, headline: NOBODY, skills: NOBODY, jobs: NOBODY, languages: NOBODY, venues: NOBODY, lookingFor: NOBODY, offering: NOBODY, links: NOBODY } }) { __typename ... on ProfileRefused { code } } }`,
  },
  'Mutation.setProfilePhoto(fileId)': {
    kinds: ['photo', 'venueFile', 'spaceFile'],
    otherArgs: () => ({ alternativeText: 'Un portrait' }),
  },
  'Mutation.createProject(idempotencyKey)': {
    kinds: ['idempotencyKey'],
    otherArgs: () => ({ input: { ...PROJECT, sector: 'magic' }, stage: 'IDEATION' }),
  },
  'Mutation.editProject(id)': ofProject(() => ({ version: 1, input: PROJECT })),
  'Mutation.changeProjectStage(id)': ofProject(() => ({ stage: 'PROTOTYPE' })),
  'Mutation.archiveProject(id)': ofProject(),
  'Mutation.leaveProject(id)': ofProject(),
  'Mutation.inviteToProject(id)': ofProject(({ companionId }) => ({ personId: companionId })),
  'Mutation.removeFromProject(id)': ofProject(({ companionId }) => ({ personId: companionId })),
  // A founder invites whom they see: every member of the network.
  'Mutation.inviteToProject(personId)': seenByMembers(['member'], ({ projectId }) => ({ id: projectId })),
  'Mutation.removeFromProject(personId)': { kinds: ['member'], otherArgs: ({ projectId }) => ({ id: projectId }) },
  'Mutation.answerProjectInvitation(id)': { kinds: ['projectInvitation'], otherArgs: () => ({ accepts: false }) },
};

export const PEOPLE_TEXTS: Record<string, string> = {
  'Query.searchPeople(words)': 'words to search for in the network',
  'Query.searchPeople(skill)': 'the vocabulary, the same for all networks',
  'Query.searchPeople(language)': 'the code of a language',
  'Query.findSkills(text)': 'the vocabulary, the same for all networks',
  'Query.findJobTitles(text)': 'the titles of jobs, the same for all networks',
  'Mutation.editProfile(input.headline)': 'a text to store',
  'Mutation.editProfile(input.skills.code)': 'the vocabulary, the same for all networks',
  'Mutation.editProfile(input.languages)': 'codes of languages',
  'Mutation.editProfile(input.lookingFor)': 'a text to store',
  'Mutation.editProfile(input.offering)': 'a text to store',
  'Mutation.editProfile(input.links)': 'addresses of public sites, which the server never reads',
  'Mutation.setProfilePhoto(alternativeText)': 'a text to store',
  'Mutation.createProject(input.title)': 'a text to store',
  'Mutation.createProject(input.pitch)': 'a text to store',
  'Mutation.createProject(input.sector)': 'one of the sectors, the same for all networks',
  'Mutation.createProject(input.needs)': 'the vocabulary, the same for all networks',
  'Mutation.editProject(input.title)': 'a text to store',
  'Mutation.editProject(input.pitch)': 'a text to store',
  'Mutation.editProject(input.sector)': 'one of the sectors, the same for all networks',
  'Mutation.editProject(input.needs)': 'the vocabulary, the same for all networks',
};
