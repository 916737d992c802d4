import { describe, expect, it } from '@jest/globals';
import { checklistOf } from './checklist.js';

const ready = {
  hasManager: true,
  descriptionFr: 'Un lieu pour travailler et se rencontrer.',
  descriptionEn: '',
  street: '1 rue de la Soie',
  postcode: '69100',
  city: 'Villeurbanne',
  stepFree: false,
  hasHours: true,
  spaces: 1,
};
const missing = (venue: Partial<typeof ready> | { stepFree: null }) =>
  checklistOf({ ...ready, ...venue }).flatMap(({ check, done }) => (done ? [] : [check]));

describe('the checklist of a venue', () => {
  it('is complete for a venue that has all it needs', () => expect(missing({})).toEqual([]));

  it.each([
    [{ hasManager: false }, 'MANAGER'],
    [{ descriptionFr: 'Trop court' }, 'DESCRIPTION'],
    [{ descriptionFr: '                                ' }, 'DESCRIPTION'],
    [{ street: ' ' }, 'ADDRESS'],
    [{ postcode: '' }, 'ADDRESS'],
    [{ stepFree: null }, 'ACCESSIBILITY'],
    [{ hasHours: false }, 'HOURS'],
    [{ spaces: 0 }, 'SPACES'],
  ])('names what is missing: %j', (venue, check) => expect(missing(venue)).toEqual([check]));

  it('accepts a description in either language', () =>
    expect(missing({ descriptionFr: '', descriptionEn: 'A place to work and to meet people.' })).toEqual([]));
});
