import { describe, expect, it } from '@jest/globals';
import { type VenueForm, faultsOf, inputOfForm, mergeForms, venueFormOf } from './venue-form.js';

const venue = {
  name: 'Le Passage',
  kind: 'COWORKING' as const,
  descriptionFr: 'Un lieu.',
  descriptionEn: 'A place.',
  houseRulesFr: '',
  houseRulesEn: '',
  accessFr: 'Sonnez.',
  accessEn: '',
  street: '1 rue de la Soie',
  postcode: '69100',
  city: 'Villeurbanne',
  website: 'https://lepassage.example',
  embedOrigins: ['https://lepassage.example'],
  arrivals: 'NONE' as const,
  silenceAccepts: false,
  point: { lat: 45.77, lon: 4.88 },
  stepFree: true,
  accessibleToilet: false,
  hearingLoop: null,
  equipment: ['projector', 'kitchen'],
};
const form = (changes: Partial<VenueForm> = {}): VenueForm => ({ ...venueFormOf(venue), ...changes });

describe('the form of a venue', () => {
  it('shows a venue and gives it back unchanged, its equipment in one order', () => {
    expect(inputOfForm(form())).toEqual({ ...venue, equipment: ['kitchen', 'projector'] });
    expect(inputOfForm(venueFormOf({ ...venue, website: null })).website).toBeNull();
  });

  it('shows yes, no and not known', () => {
    const { stepFree, accessibleToilet, hearingLoop } = form();
    expect([stepFree, accessibleToilet, hearingLoop]).toEqual(['yes', 'no', 'unknown']);
  });

  it('reads coordinates with a comma and spaces around them', () => {
    expect(inputOfForm(form({ point: { lat: ' 45,5 ', lon: '-4.25' } })).point).toEqual({ lat: 45.5, lon: -4.25 });
  });

  it('reads the sites that may embed the page, one per line, without paths and once each', () => {
    const text = 'lepassage.example\nhttps://www.lepassage.example/agenda?x=1\n\nhttps://lepassage.example/';
    const expected = ['https://lepassage.example', 'https://www.lepassage.example'];
    expect(inputOfForm(form({ embedOrigins: text })).embedOrigins).toEqual(expected);
    expect(inputOfForm(form({ embedOrigins: ' \n' })).embedOrigins).toEqual([]);
  });

  it('completes the address of a website, and takes an empty one as none', () => {
    expect(inputOfForm(form({ website: ' lepassage.example/a ' })).website).toBe('https://lepassage.example/a');
    expect(inputOfForm(form({ website: 'HTTP://lepassage.example' })).website).toBe('HTTP://lepassage.example');
    expect(inputOfForm(form({ website: '  ' })).website).toBeNull();
  });

  it('has no fault when it is the venue as it was', () => {
    expect(faultsOf(form())).toEqual([]);
  });

  it.each<[string, Partial<VenueForm>, string[]]>([
    ['a name of spaces', { name: '  ' }, ['name']],
    ['a latitude beyond the pole', { point: { lat: '90.1', lon: '4' } }, ['lat']],
    ['a longitude that is no number', { point: { lat: '45', lon: 'east' } }, ['lon']],
    ['an empty latitude', { point: { lat: '', lon: '4' } }, ['lat']],
    ['a site to embed the page in without https', { embedOrigins: 'http://lepassage.example' }, ['embedOrigins']],
    ['a site to embed the page in that is no site', { embedOrigins: 'lepassage' }, ['embedOrigins']],
    ['a website with a space inside', { website: 'le passage.example' }, ['website']],
    ['a website of another protocol', { website: 'javascript:alert(1)' }, ['website']],
    ['a website without a dot', { website: 'passage' }, ['website']],
  ])('is at fault with %s', (_what, changes, faults) => {
    expect(faultsOf(form(changes))).toEqual(faults);
  });
});

describe('two editors of one venue', () => {
  it('who changed different fields keep both changes', () => {
    const merged = mergeForms(form(), form({ name: 'Mine' }), form({ city: 'Lyon' }));
    expect(merged).toEqual({ form: form({ name: 'Mine', city: 'Lyon' }), conflicts: [] });
  });

  it('who changed the same field differently decide, and mine is kept meanwhile', () => {
    const merged = mergeForms(form(), form({ name: 'Mine', city: 'Lyon' }), form({ name: 'Theirs' }));
    expect(merged).toEqual({ form: form({ name: 'Mine', city: 'Lyon' }), conflicts: ['name'] });
  });

  it('who changed a field in the same way have nothing to decide', () => {
    const both = form({ descriptionFr: 'Nouveau.' });
    expect(mergeForms(form(), both, both)).toEqual({ form: both, conflicts: [] });
  });

  it('who each moved one coordinate decide about the whole pin', () => {
    const mine = form({ point: { lat: '45.7', lon: '4.88' } });
    const theirs = form({ point: { lat: '45.77', lon: '4.9' } });
    expect(mergeForms(form(), mine, theirs)).toEqual({ form: mine, conflicts: ['point'] });
  });

  it('do not disagree about the order of equipment', () => {
    const theirs = form({ equipment: ['projector', 'kitchen'] });
    expect(mergeForms(form(), form({ equipment: ['kitchen', 'projector'] }), theirs).conflicts).toEqual([]);
  });
});
