import { describe, expect, it } from '@jest/globals';
import { type Onlooker, VISIBILITIES, type Visibility, isVisibleTo } from '#libs/people';
import { type FieldVisibility, PROFILE_FIELDS, type ProfileContent, profileSeenBy } from './seen-profile.js';

const FULL: ProfileContent = {
  name: 'Ada',
  photo: { id: 'p', width: 1, height: 1, text: 'Ada' },
  headline: 'Éclusière',
  skills: [{ code: 'law', level: 'CAN_DO' }],
  jobs: [{ code: 1, label: 'Batelière' }],
  languages: ['fr'],
  venues: { homeId: 'v', otherIds: ['w'] },
  lookingFor: 'chaland',
  offering: 'amarre',
  links: ['https://traboule.org/'],
};
const all = (visibility: Visibility): FieldVisibility =>
  Object.fromEntries(PROFILE_FIELDS.map((field) => [field, visibility])) as FieldVisibility;
const onlookers: Onlooker[] = ['ANYBODY', 'MEMBER', 'SAME_VENUE', 'SELF'];
const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);

describe('a profile as somebody sees it', () => {
  it('shows each field to exactly those whom its visibility names, whatever the others are', () => {
    for (const field of PROFILE_FIELDS.filter((one) => one !== 'name'))
      for (const others of VISIBILITIES)
        for (const visibility of VISIBILITIES)
          for (const onlooker of onlookers) {
            const set = { ...all(others), name: 'PUBLIC' as const, [field]: visibility };
            const value = profileSeenBy(FULL, set, onlooker)![field];
            const shown = field === 'venues' ? (value as ProfileContent['venues']).homeId !== null : !isEmpty(value);
            expect([field, visibility, onlooker, shown]).toEqual([field, visibility, onlooker, isVisibleTo(visibility, onlooker)]); // prettier-ignore
          }
  });

  it('does not exist for those who do not see the name', () => {
    for (const visibility of VISIBILITIES)
      for (const onlooker of onlookers) {
        const seen = profileSeenBy(FULL, { ...all('PUBLIC'), name: visibility }, onlooker);
        expect(seen !== undefined).toBe(isVisibleTo(visibility, onlooker));
      }
  });

  it('looks the same with a hidden field and with an empty one', () => {
    const empty = { ...FULL, lookingFor: '', links: [], photo: null };
    const set = { ...all('PUBLIC'), lookingFor: 'NOBODY', links: 'MY_VENUE', photo: 'NOBODY' } as const;
    expect(profileSeenBy(FULL, set, 'MEMBER')).toEqual(profileSeenBy(empty, set, 'MEMBER'));
  });
});
