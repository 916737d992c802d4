import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FileClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  jpegFile,
  startApi,
} from '#libs/testing';
import { ProfileClient, type ProfileForm, type ShownProfile, emptyProfile } from './profile-client.fixture.js';
import { PROFILE_FIELDS, type ProfileField } from './rules/seen-profile.js';

const SETTINGS = ['NOBODY', 'MY_VENUE', 'NETWORK', 'PUBLIC'] as const;
type Setting = (typeof SETTINGS)[number];

/** Written without looking at the code: who sees a field with each setting. */
const EXPECTED: Record<string, Record<Setting, boolean>> = {
  anonymous: { NOBODY: false, MY_VENUE: false, NETWORK: false, PUBLIC: true },
  elsewhere: { NOBODY: false, MY_VENUE: false, NETWORK: false, PUBLIC: true },
  member: { NOBODY: false, MY_VENUE: false, NETWORK: true, PUBLIC: true },
  admin: { NOBODY: false, MY_VENUE: false, NETWORK: true, PUBLIC: true },
  neighbour: { NOBODY: false, MY_VENUE: true, NETWORK: true, PUBLIC: true },
  staff: { NOBODY: false, MY_VENUE: true, NETWORK: true, PUBLIC: true },
  blocked: { NOBODY: false, MY_VENUE: false, NETWORK: false, PUBLIC: false },
  blocker: { NOBODY: false, MY_VENUE: false, NETWORK: false, PUBLIC: false },
  self: { NOBODY: true, MY_VENUE: true, NETWORK: true, PUBLIC: true },
};
/** One's own entry in a search is that of people of the same venue. */
const FOUND: typeof EXPECTED = { ...EXPECTED, self: EXPECTED.neighbour! };

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: ProfileClient;
let files: FileClient;
let subject: GivenMember;
let photoId: string;
let full: ProfileForm;
const viewers: Record<string, GivenMember | undefined> = {};

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
  client = new ProfileClient(api, 'lyon');
  files = new FileClient(api, lyon);
  const { venueId } = await given.space(lyon, { kind: 'DESK_AREA', venueName: 'La Passerelle' });
  const { venueId: otherId } = await given.space(lyon, { kind: 'DESK_AREA', venueName: 'Le Quai' });
  const atHome = (member: GivenMember) =>
    given.client.query(`update member set home_venue_id = $2 where id = $1`, [member.id, venueId]);
  await given.client.query(`insert into job_title values (10203, 'Batelier / Batelière', 'N3101')`);
  subject = await given.member(lyon, { name: 'Rosalie Quintrec' });
  await atHome(subject);
  for (const name of ['member', 'blocked', 'blocker'])
    viewers[name] = await given.member(lyon, { name: `Onlooker ${name}` });
  viewers.admin = await given.member(lyon, { name: 'Onlooker admin', role: 'NETWORK_ADMIN' });
  viewers.staff = await given.member(lyon, { name: 'Onlooker staff', role: 'VENUE_STAFF', venueId });
  viewers.neighbour = await given.member(lyon, { name: 'Onlooker neighbour' });
  viewers.elsewhere = await given.member(await given.network('nantes'), { name: 'Onlooker elsewhere' });
  viewers.self = subject;
  viewers.anonymous = undefined;
  await atHome(viewers.neighbour);
  await atHome(viewers.blocked!); // even of the same venue
  const block = `insert into member_block values ($1, $2, $3, now())`;
  await given.client.query(block, [lyon.id, subject.id, viewers.blocked!.id]);
  await given.client.query(block, [lyon.id, viewers.blocker!.id, subject.id]);
  photoId = await files.ready(subject, 'profile.photo', subject.id, await jpegFile(40, 40));
  await client.setPhoto(subject, photoId);
  full = {
    ...emptyProfile(),
    headline: 'Zébulon du canal',
    skills: [{ code: 'commercial-lease', level: 'CAN_TEACH' }],
    jobs: [10_203],
    languages: ['is'],
    homeVenueId: venueId,
    venueIds: [otherId],
    lookingFor: 'un chaland',
    offering: 'une amarre',
    links: ['https://traboule.org/'],
  };
  SEARCHES = {
    name: [{ words: 'Quintrec' }, { words: 'quintrek' }, {}],
    headline: [{ words: 'zebulon' }, { words: 'zebu' }],
    skills: [{ words: 'bail' }, { skill: 'bail commercial' }, { skill: 'comercial lease' }],
    jobs: [{ words: 'bateliere' }],
    languages: [{ language: 'is' }],
    venues: [{ venueId }, { venueId: otherId }],
    lookingFor: [{ words: 'chaland' }],
    offering: [{ words: 'amarre' }],
    photo: [],
    links: [],
  };
}, 60_000);
beforeEach(() => given.client.query(`delete from throttle`));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** Searches that find the subject by one field only. */
let SEARCHES: Record<ProfileField, object[]>;

const withSetting = (form: ProfileForm, field: ProfileField, setting: Setting, others: Setting) => ({
  ...form,
  visibility: { ...emptyProfile(others).visibility, name: field === 'name' ? setting : 'PUBLIC', [field]: setting },
});
function shows(profile: ShownProfile | null, field: ProfileField): boolean {
  if (!profile) return false;
  if (field === 'venues') return profile.homeVenue !== null || profile.venues.length > 0;
  const value = profile[field];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
const isFound = async (search: object, as: GivenMember | undefined) => {
  const { edges, totalCount } = await client.people({ ...search, first: 50 }, as);
  expect(totalCount).toBe(edges.length);
  return edges.some(({ node }) => node.id === subject.id);
};

describe.each(PROFILE_FIELDS)('the field %s', (field) => {
  it.each(SETTINGS)('is seen and found by nobody else with the setting %s', async (setting) => {
    await client.fill(subject, withSetting(full, field, setting, 'NOBODY'));
    const unexpected: string[] = [];
    for (const [name, as] of Object.entries(viewers)) {
      const may = EXPECTED[name]![setting];
      const seen = await client.profile(subject.id, as);
      if (shows(seen, field) !== may) unexpected.push(`${name} in the profile`);
      if (field === 'photo') {
        const { status } = await files.get(as, `${photoId}/small`);
        if (status !== (may ? 200 : 404)) unexpected.push(`${name} reads the photo: ${status}`); // prettier-ignore
      }
      for (const search of SEARCHES[field])
        if ((await isFound(search, as)) !== FOUND[name]![setting]) unexpected.push(`${name} by ${JSON.stringify(search)}`); // prettier-ignore
    }
    expect(unexpected).toEqual([]);
  });

  it('leaves no trace in searches, counts and their order for those who do not see it', async () => {
    if (field === 'photo' || field === 'name') return; // no search reads photos; who does not see the name sees nobody
    await given.client.query(`delete from throttle`);
    const searches = [...SEARCHES[field], {}, { words: 'zebulon amarre' }, { words: 'rosalie bail' }];
    const answers = async (setting: Setting) => {
      const all: Record<string, unknown> = {};
      for (const [name, as] of Object.entries(viewers)) {
        if (EXPECTED[name]![setting]) continue;
        const found = [];
        for (const search of searches) found.push(await client.people(search, as));
        all[name] = [found, await client.profile(subject.id, as)];
      }
      return all;
    };
    const empty = emptyProfile();
    const emptied = { ...full, ...(field === 'venues' ? { venueIds: [], homeVenueId: full.homeVenueId } : { [field]: empty[field as 'headline'] }) }; // prettier-ignore
    for (const setting of ['NOBODY', 'MY_VENUE', 'NETWORK'] as const) {
      await client.fill(subject, withSetting(full, field, setting, 'PUBLIC'));
      const before = await answers(setting);
      await client.fill(subject, withSetting(emptied, field, setting, 'PUBLIC'));
      const after = await answers(setting);
      for (const name of Object.keys(before))
        expect([name, setting, before[name]]).toEqual([name, setting, after[name]]);
      await given.client.query(`delete from throttle`);
    }
  });
});

describe('"as others see me"', () => {
  it.each([
    ['ANYBODY', 'anonymous'],
    ['MEMBER', 'member'],
    ['SAME_VENUE', 'neighbour'],
  ])('shows %s what they see', async (onlooker, name) => {
    for (const setting of SETTINGS) {
      await client.fill(subject, { ...full, visibility: { ...emptyProfile(setting).visibility, name: 'PUBLIC' } });
      expect(await client.asSeen(subject, onlooker)).toEqual(await client.profile(subject.id, viewers[name]));
    }
    await client.fill(subject, { ...full, visibility: emptyProfile('NOBODY').visibility });
    expect(await client.asSeen(subject, onlooker)).toBeNull();
  });
});
