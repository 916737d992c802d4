import type { VariablesOf } from '../../api/graphql.js';
import type { EditProfileMutation, MyProfileResult } from './documents.js';

/** What the form holds: the profile with labels, so that lists read well before they are saved. */
export interface ProfileDraft {
  headline: string;
  skills: MyProfileResult['profile']['skills'];
  jobs: MyProfileResult['profile']['jobs'];
  languages: MyProfileResult['profile']['languages'];
  homeVenueId: string;
  venues: { id: string; name: string }[];
  lookingFor: string;
  offering: string;
  /** One link on each line. */
  links: string;
  visibility: MyProfileResult['visibility'];
}

export const draftOf = ({ profile, visibility }: MyProfileResult): ProfileDraft => ({
  headline: profile.headline,
  skills: profile.skills,
  jobs: profile.jobs,
  languages: profile.languages,
  homeVenueId: profile.homeVenue?.id ?? '',
  venues: profile.venues.map(({ id, name }) => ({ id, name })),
  lookingFor: profile.lookingFor,
  offering: profile.offering,
  links: profile.links.join('\n'),
  visibility,
});

/** What the form sends. */
export const inputOf = (draft: ProfileDraft): VariablesOf<typeof EditProfileMutation>['input'] => {
  const { name, photo, headline, skills, jobs, languages, venues, lookingFor, offering, links } = draft.visibility;
  return {
    headline: draft.headline,
    skills: draft.skills.map(({ code, level }) => ({ code, level })),
    jobs: draft.jobs.map(({ code }) => code),
    languages: draft.languages.map(({ code }) => code),
    homeVenueId: draft.homeVenueId || null,
    venueIds: draft.venues.map(({ id }) => id),
    lookingFor: draft.lookingFor,
    offering: draft.offering,
    links: draft.links.split(/\s+/).filter(Boolean),
    visibility: { name, photo, headline, skills, jobs, languages, venues, lookingFor, offering, links },
  };
};
