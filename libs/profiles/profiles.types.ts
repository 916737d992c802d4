import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Venue } from '#libs/directory';
import { type Visibility, VisibilityEnum } from '#libs/people';
import { Allow, Picture, connectionOf, enumOf } from '#libs/platform';
import { PROFILE_REFUSALS, type ProfileRefusal } from './profiles.texts.js';
import { SKILL_LEVELS, type SkillLevel } from './rules/seen-profile.js';

export const SkillLevelEnum = enumOf(SKILL_LEVELS);
registerEnumType(SkillLevelEnum, {
  name: 'SkillLevel',
  description: 'How well somebody knows a skill: learning it, can do it, or can teach it.',
});
const ProfileRefusalEnum = enumOf(PROFILE_REFUSALS);
registerEnumType(ProfileRefusalEnum, { name: 'ProfileRefusal', description: 'Why a profile was not changed.' });
/** Those who look, as "as others see me" shows them. */
export const PREVIEWS = ['ANYBODY', 'MEMBER', 'SAME_VENUE'] as const;
export const OnlookerEnum = enumOf(PREVIEWS);
registerEnumType(OnlookerEnum, {
  name: 'Onlooker',
  description:
    'Who looks at a profile: anybody without signing in, a member of the network, or somebody of the same venue.',
});

@ObjectType({ description: 'A skill of a person, and how well they know it.' })
@Allow('anyone')
export class ProfileSkill {
  @Field({ description: 'Code of the skill.' })
  code!: string;

  @Field({ description: 'Name in the language of the request.' })
  label!: string;

  @Field(() => SkillLevelEnum, { description: 'How well the person knows it.' })
  level!: SkillLevel;
}

@ObjectType({ description: 'The title of a job, as France Travail lists them.' })
@Allow('anyone')
export class JobTitle {
  @Field(() => Int, { description: 'Number of the title in ROME, its code_ogr.' })
  code!: number;

  @Field({ description: 'Title, in French.' })
  label!: string;
}

@ObjectType({ description: 'A language.' })
@Allow('anyone')
export class Language {
  @Field({ description: 'ISO 639 code, such as "fr".' })
  code!: string;

  @Field({ description: 'Name in the language of the request.' })
  label!: string;
}

@ObjectType({ description: 'A person in a list, as far as I may see them.' })
@Allow('anyone')
export class DirectoryPerson {
  homeVenueId!: string | null;

  @Field(() => ID, { description: 'Id of the member.' })
  id!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field({ description: 'One line about the person; empty when there is none that I may see.' })
  headline!: string;

  @Field(() => Picture, { nullable: true, description: 'Photo; null when there is none that I may see.' })
  photo!: Picture | null;

  @Field(() => [ProfileSkill], { description: 'The first 5 skills that I may see.' })
  skills!: ProfileSkill[];
}

@ObjectType({ description: 'A page of people.' })
@Allow('anyone')
export class DirectoryPersonConnection extends connectionOf(DirectoryPerson, 'DirectoryPerson') {}

@ObjectType({
  description: 'What a person says about themselves, as far as I may see it. What I may not see is empty.',
})
@Allow('anyone')
export class Profile {
  homeVenueId!: string | null;
  venueIds!: readonly string[];

  @Field(() => ID, { description: 'Id of the member.' })
  id!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field({ description: 'One line about the person; may be empty.' })
  headline!: string;

  @Field(() => Picture, { nullable: true, description: 'Photo.' })
  photo!: Picture | null;

  @Field(() => [ProfileSkill], { description: 'Skills, 30 at most.' })
  skills!: ProfileSkill[];

  @Field(() => [JobTitle], { description: 'Jobs, 5 at most.' })
  jobs!: JobTitle[];

  @Field(() => [Language], { description: 'Languages, 10 at most.' })
  languages!: Language[];

  @Field({ description: 'What the person looks for, in several lines; may be empty.' })
  lookingFor!: string;

  @Field({ description: 'What the person offers, in several lines; may be empty.' })
  offering!: string;

  @Field(() => [String], { description: 'Links to public https sites, 5 at most.' })
  links!: readonly string[];
}

@ObjectType({ description: 'Who sees which part of my profile. Who does not see my name sees nothing of me.' })
@Allow('member')
export class ProfileVisibility {
  @Field(() => VisibilityEnum, { description: 'My name.' })
  name!: Visibility;

  @Field(() => VisibilityEnum, { description: 'My photo.' })
  photo!: Visibility;

  @Field(() => VisibilityEnum, { description: 'My line.' })
  headline!: Visibility;

  @Field(() => VisibilityEnum, { description: 'My skills.' })
  skills!: Visibility;

  @Field(() => VisibilityEnum, { description: 'My jobs.' })
  jobs!: Visibility;

  @Field(() => VisibilityEnum, { description: 'My languages.' })
  languages!: Visibility;

  @Field(() => VisibilityEnum, { description: 'My venues.' })
  venues!: Visibility;

  @Field(() => VisibilityEnum, { description: 'What I look for.' })
  lookingFor!: Visibility;

  @Field(() => VisibilityEnum, { description: 'What I offer.' })
  offering!: Visibility;

  @Field(() => VisibilityEnum, { description: 'My links.' })
  links!: Visibility;
}

@ObjectType({ description: 'My profile, with everything in it.' })
@Allow('member')
export class MyProfile {
  @Field(() => Profile, { description: 'All of it.' })
  profile!: Profile;

  @Field(() => ProfileVisibility, { description: 'Who sees which part.' })
  visibility!: ProfileVisibility;

  @Field({ description: 'Whether others can find me; false while I am under 18, or suspended.' })
  isListed!: boolean;

  @Field(() => Int, { description: 'Number of the version, which an edit sends back; 0 before the first edit.' })
  version!: number;

  @Field(() => [Venue], { description: 'The venues that I may call mine: where I booked or work, 50 at most.' })
  homeVenueChoices!: Venue[];
}

@ObjectType({ description: 'My profile was not changed.' })
@Allow('member')
export class ProfileRefused {
  @Field(() => ProfileRefusalEnum, { description: 'Why.' })
  code!: ProfileRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}

export const EditProfileResult = createUnionType({
  name: 'EditProfileResult',
  description: 'My profile as it is now, or why it was not changed.',
  types: () => [MyProfile, ProfileRefused] as const,
});
