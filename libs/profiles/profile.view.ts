import { skillsCalled } from '#libs/directory';
import { type Onlooker } from '#libs/people';
import { type Locale, Picture, make } from '#libs/platform';
import { languageLabel } from './languages.data.js';
import { type ProfileRow } from './profile.queries.js';
import { JobTitle, Language, DirectoryPerson, Profile, ProfileSkill } from './profiles.types.js';
import { type ProfileContent, profileSeenBy } from './rules/seen-profile.js';

const SKILLS_IN_LISTS = 5;

const photoView = (photo: ProfileContent['photo']): Picture | null =>
  photo &&
  make(Picture, { id: photo.id, width: photo.width, height: photo.height, altFr: photo.text, altEn: photo.text });

const skillViews = (skills: ProfileContent['skills'], locale: Locale): ProfileSkill[] =>
  skills.flatMap(({ code, level }) =>
    skillsCalled([code], locale).map(({ label }) => make(ProfileSkill, { code, label, level })),
  );

/** A profile as an onlooker sees it; null when they do not see the person. */
export function profileView(
  { id, content, visibility }: ProfileRow,
  onlooker: Onlooker,
  locale: Locale,
): Profile | null {
  const seen = profileSeenBy(content, visibility, onlooker);
  if (!seen) return null;
  const { name, photo, headline, skills, jobs, languages, venues, lookingFor, offering, links } = seen;
  return make(Profile, {
    id,
    name,
    headline,
    photo: photoView(photo),
    skills: skillViews(skills, locale),
    jobs: jobs.map((job) => make(JobTitle, { ...job })),
    languages: languages.map((code) => make(Language, { code, label: languageLabel(code, locale) })),
    homeVenueId: venues.homeId,
    venueIds: venues.otherIds,
    lookingFor,
    offering,
    links,
  });
}

/** A person in a list. One's own entry looks as people of the same venue see it. */
export function personView({ id, content, visibility, onlooker }: ProfileRow, locale: Locale): DirectoryPerson {
  const seen = profileSeenBy(content, visibility, onlooker === 'SELF' ? 'SAME_VENUE' : onlooker)!;
  return make(DirectoryPerson, {
    id,
    name: seen.name,
    headline: seen.headline,
    photo: photoView(seen.photo),
    skills: skillViews(seen.skills, locale).slice(0, SKILLS_IN_LISTS),
    homeVenueId: seen.venues.homeId,
  });
}
