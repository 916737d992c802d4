import { type GivenMember, type TestApi } from '#libs/testing';
import { PROFILE_FIELDS } from './rules/seen-profile.js';

const PROFILE = `id name headline photo { id alternativeText } skills { code level } jobs { code label } languages { code } homeVenue { name }
  venues { name } lookingFor offering links projects { id title }`;
const MINE = `__typename ... on MyProfile { version isListed visibility { ${PROFILE_FIELDS.join(' ')} } homeVenueChoices { name } profile { ${PROFILE} } }`;
const RESULT = `${MINE} ... on ProfileRefused { code }`;
const PEOPLE = `query ($words: String, $skill: String, $stage: ProjectStage, $language: String, $venueId: ID, $first: Int, $after: String) {
  result: searchPeople(words: $words, skill: $skill, stage: $stage, language: $language, venueId: $venueId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id name headline photo { id } skills { code level } homeVenue { name } } } } }`;

export interface ShownProfile {
  id: string;
  name: string;
  headline: string;
  photo: { id: string; alternativeText: string } | null;
  skills: { code: string; level: string }[];
  jobs: { code: number; label: string }[];
  languages: { code: string }[];
  homeVenue: { name: string } | null;
  venues: { name: string }[];
  lookingFor: string;
  offering: string;
  links: string[];
  projects: { id: string; title: string }[];
}
export interface MyProfileAnswer {
  __typename: string;
  code?: string;
  version: number;
  isListed: boolean;
  visibility: Record<string, string>;
  homeVenueChoices: { name: string }[];
  profile: ShownProfile;
}
export interface FoundPeopleAnswer {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { node: { id: string; name: string; headline: string; photo: object | null; skills: object[] } }[];
}

/** What a form sends when nothing is filled in, with one visibility for all fields. */
export const emptyProfile = (visibility = 'NOBODY') => ({
  headline: '',
  skills: [] as { code: string; level: string }[],
  jobs: [] as number[],
  languages: [] as string[],
  homeVenueId: null as string | null,
  venueIds: [] as string[],
  lookingFor: '',
  offering: '',
  links: [] as string[],
  visibility: Object.fromEntries(PROFILE_FIELDS.map((field) => [field, visibility])),
});
export type ProfileForm = ReturnType<typeof emptyProfile>;

/** Calls the operations of profiles as somebody. */
export class ProfileClient {
  constructor(
    private readonly api: TestApi,
    private readonly slug: string,
  ) {}

  async ask<Result>(query: string, variables: object, as?: Pick<GivenMember, 'secret'>): Promise<Result> {
    const { data, errors } = await this.api.ask<{ result: Result }>(this.slug, query, variables, as);
    if (errors) throw new Error(errors.map(({ extensions, message }) => `${extensions.code}: ${message}`).join('; '));
    return data.result;
  }

  profile(id: string, as?: GivenMember): Promise<ShownProfile | null> {
    return this.ask(`query ($id: ID!) { result: profile(id: $id) { ${PROFILE} } }`, { id }, as);
  }

  mine(as: GivenMember): Promise<MyProfileAnswer> {
    return this.ask(`{ result: myProfile { ${MINE.replace('... on MyProfile {', '').replace(/\}$/, '')} } }`, {}, as);
  }

  asSeen(as: GivenMember, onlooker: string): Promise<ShownProfile | null> {
    return this.ask(`query ($onlooker: Onlooker!) { result: myProfileAsSeen(onlooker: $onlooker) { ${PROFILE} } }`, { onlooker }, as); // prettier-ignore
  }

  edit(as: GivenMember, version: number, input: object): Promise<MyProfileAnswer> {
    const query = `mutation ($version: Int!, $input: ProfileInput!) { result: editProfile(version: $version, input: $input) { ${RESULT} } }`;
    return this.ask(query, { version, input }, as);
  }

  /** Edits over whatever is there. */
  async fill(as: GivenMember, input: object): Promise<MyProfileAnswer> {
    const { version } = await this.mine(as);
    const edited = await this.edit(as, version, input);
    if (edited.code) throw new Error(edited.code);
    return edited;
  }

  setPhoto(as: GivenMember, fileId: string, alternativeText = 'Un portrait'): Promise<MyProfileAnswer> {
    const query = `mutation ($fileId: ID!, $alternativeText: String!) { result: setProfilePhoto(fileId: $fileId, alternativeText: $alternativeText) { ${RESULT} } }`;
    return this.ask(query, { fileId, alternativeText }, as);
  }

  removePhoto(as: GivenMember): Promise<MyProfileAnswer> {
    return this.ask(`mutation { result: removeProfilePhoto { ${RESULT} } }`, {}, as);
  }

  people(filter: object = {}, as?: GivenMember): Promise<FoundPeopleAnswer> {
    return this.ask(PEOPLE, filter, as);
  }

  async namesFound(filter: object = {}, as?: GivenMember): Promise<string[]> {
    return (await this.people(filter, as)).edges.map(({ node }) => node.name);
  }
}
