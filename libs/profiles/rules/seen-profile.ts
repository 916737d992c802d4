import { type Onlooker, type Visibility, isVisibleTo } from '#libs/people';

/** The fields of a profile that have a visibility of their own. Whoever does not see the name sees none of the others. */
export const PROFILE_FIELDS = [
  'name',
  'photo',
  'headline',
  'skills',
  'jobs',
  'languages',
  'venues',
  'lookingFor',
  'offering',
  'links',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];
export type FieldVisibility = Readonly<Record<ProfileField, Visibility>>;

export const SKILL_LEVELS = ['LEARNING', 'CAN_DO', 'CAN_TEACH'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

export interface ProfileContent {
  readonly name: string;
  readonly photo: {
    readonly id: string;
    readonly width: number;
    readonly height: number;
    readonly text: string;
  } | null;
  readonly headline: string;
  readonly skills: readonly { readonly code: string; readonly level: SkillLevel }[];
  readonly jobs: readonly { readonly code: number; readonly label: string }[];
  readonly languages: readonly string[];
  readonly venues: { readonly homeId: string | null; readonly otherIds: readonly string[] };
  readonly lookingFor: string;
  readonly offering: string;
  readonly links: readonly string[];
}

/** What a field looks like to those who do not see it: the same as when it is empty. */
const HIDDEN: Omit<ProfileContent, 'name'> = {
  photo: null,
  headline: '',
  skills: [],
  jobs: [],
  languages: [],
  venues: { homeId: null, otherIds: [] },
  lookingFor: '',
  offering: '',
  links: [],
};

/** A profile as an onlooker sees it; undefined when they do not see the person. */
export function profileSeenBy(
  content: ProfileContent,
  visibility: FieldVisibility,
  onlooker: Onlooker,
): ProfileContent | undefined {
  if (!isVisibleTo(visibility.name, onlooker)) return undefined;
  const seen = Object.entries(HIDDEN).map(([field, hidden]) => {
    const key = field as keyof typeof HIDDEN;
    return [key, isVisibleTo(visibility[key], onlooker) ? content[key] : hidden];
  });
  return { name: content.name, ...(Object.fromEntries(seen) as typeof HIDDEN) };
}
