import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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
  violations,
} from '#libs/testing';
import { ProfileClient, emptyProfile } from './profile-client.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: ProfileClient;
let files: FileClient;
let ada: GivenMember;
let bob: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
  client = new ProfileClient(api, 'lyon');
  files = new FileClient(api, lyon);
  ada = await given.member(lyon, { name: 'Ada Martin' });
  bob = await given.member(lyon, { name: 'Bob Durand' });
}, 60_000);
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`delete from throttle`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

describe('my profile', () => {
  it('is closed at first, but for the name', async () => {
    const { version, isListed, visibility, profile } = await client.mine(ada);
    expect({ version, isListed, name: profile.name }).toEqual({ version: 0, isListed: true, name: 'Ada Martin' });
    const { name, ...others } = visibility;
    expect(name).toBe('NETWORK');
    expect(new Set(Object.values(others))).toEqual(new Set(['NOBODY']));
  });

  it('keeps what the form sends, in its order', async () => {
    const { venueId } = await given.space(lyon, { kind: 'DESK_AREA', venueName: 'Le Quai' });
    await given.client.query(
      `insert into job_title values (1, 'Tisserand / Tisserande', 'B1804') on conflict do nothing`,
    );
    const input = {
      ...emptyProfile('NETWORK'),
      headline: '  Tisse   des réseaux ',
      skills: [
        { code: 'weaving', level: 'CAN_TEACH' },
        { code: 'accounting', level: 'LEARNING' },
      ],
      jobs: [1],
      languages: ['fr', 'ar'],
      venueIds: [venueId],
      lookingFor: 'Une\r\nassociée',
      links: ['https://Traboule.ORG'],
    };
    const saved = await client.fill(ada, input);
    expect(saved.profile).toMatchObject({
      headline: 'Tisse des réseaux',
      skills: input.skills,
      jobs: [{ code: 1, label: 'Tisserand / Tisserande' }],
      languages: [{ code: 'fr' }, { code: 'ar' }],
      venues: [{ name: 'Le Quai' }],
      lookingFor: 'Une\nassociée',
      links: ['https://traboule.org/'],
    });
    expect((await client.mine(ada)).profile).toEqual(saved.profile);
  });

  it('is not saved over an edit of another window', async () => {
    const { version } = await client.mine(bob);
    expect((await client.edit(bob, version, emptyProfile('NETWORK'))).__typename).toBe('MyProfile');
    expect((await client.edit(bob, version, emptyProfile())).code).toBe('CHANGED_MEANWHILE');
    const eve = await given.member(lyon);
    expect((await client.edit(eve, 7, emptyProfile())).code).toBe('CHANGED_MEANWHILE');
    expect((await client.mine(eve)).version).toBe(0);
  });

  it.each([
    ['UNKNOWN_CODE', { skills: [{ code: 'magic', level: 'CAN_DO' }] }],
    ['UNKNOWN_CODE', { jobs: [999_999_999] }],
    ['UNKNOWN_CODE', { languages: ['tlh'] }],
    ['LINK_REFUSED', { links: ['http://traboule.org'] }],
    ['LINK_REFUSED', { links: ['javascript:alert(1)'] }],
    ['NOT_YOUR_VENUE', { homeVenueId: randomUUID() }],
  ])('is refused with %s for %j', async (code, wrong) => {
    const { version } = await client.mine(ada);
    expect((await client.edit(ada, version, { ...emptyProfile(), ...wrong })).code).toBe(code);
    expect((await client.mine(ada)).version).toBe(version);
  });

  it('calls a venue mine only where I booked or work', async () => {
    const { venueId, id: spaceId } = await given.space(lyon, { kind: 'DESK_AREA', venueName: 'La Soie' });
    const staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId });
    const guest = await given.member(lyon);
    const choose = async (as: GivenMember) =>
      client.edit(as, (await client.mine(as)).version, { ...emptyProfile(), homeVenueId: venueId });
    expect((await choose(guest)).code).toBe('NOT_YOUR_VENUE');
    const booking = `insert into booking (network_id, code, member_id, booked_by_id, venue_id, during, state, tariff_id, cancellation_policy, free_until, booked_at)
       values ($1, $5, $2, $2, $3, '[2026-11-20T08:00Z,2026-11-20T09:00Z)', $6, $4, '{}', '2026-11-19', '2026-11-18')`;
    await given.client.query(booking, [lyon.id, guest.id, venueId, lyon.tariffId, 'PROFILE1', 'EXPIRED']);
    expect((await choose(guest)).code).toBe('NOT_YOUR_VENUE');
    await given.client.query(`update booking set state = 'COMPLETED' where code = 'PROFILE1'`);
    expect(spaceId).toBeTruthy();
    expect((await client.mine(guest)).homeVenueChoices).toEqual([{ name: 'La Soie' }]);
    expect((await choose(guest)).profile.homeVenue).toEqual({ name: 'La Soie' });
    expect((await choose(staff)).profile.homeVenue).toEqual({ name: 'La Soie' });
    await given.client.query(`delete from booking where code = 'PROFILE1'`);
  });
});

describe('a photo', () => {
  const picture = () => jpegFile(60, 40);
  it('replaces the one before, which is deleted', async () => {
    const first = await files.ready(ada, 'profile.photo', ada.id, await picture());
    expect((await client.setPhoto(ada, first, 'Ada sourit')).profile.photo).toEqual({ id: first, alternativeText: 'Ada sourit' }); // prettier-ignore
    expect((await client.setPhoto(ada, first, 'Ada rit')).profile.photo).toEqual({ id: first, alternativeText: 'Ada rit' }); // prettier-ignore
    const second = await files.ready(ada, 'profile.photo', ada.id, await picture());
    expect((await client.setPhoto(ada, second)).profile.photo?.id).toBe(second);
    expect((await files.get(ada, `${first}/small`)).status).toBe(404);
    expect((await files.get(ada, `${second}/small`)).status).toBe(200);
    expect((await client.removePhoto(ada)).profile.photo).toBeNull();
    expect((await files.get(ada, `${second}/small`)).status).toBe(404);
  });

  it('is sent by the person themselves only', async () => {
    expect((await files.upload(bob, 'profile.photo', ada.id, await picture())).status).not.toBe(201);
    const own = await files.ready(bob, 'profile.photo', bob.id, await picture());
    expect((await client.setPhoto(ada, own)).code).toBe('FILE_UNUSABLE');
    expect((await client.setPhoto(ada, randomUUID())).code).toBe('FILE_UNUSABLE');
    const eve = await given.member(lyon);
    expect((await client.setPhoto(eve, randomUUID())).code).toBe('FILE_UNUSABLE');
    expect((await client.mine(eve)).version).toBe(0); // a refused photo makes no profile
  });
});

describe('a profile', () => {
  it('is read 300 times an hour at most by one account', async () => {
    for (let n = 0; n < 300; n++) await client.profile(bob.id, ada);
    await expect(client.profile(bob.id, ada)).rejects.toThrow('RATE_LIMITED');
    expect((await client.profile(ada.id, bob))?.name).toBe('Ada Martin');
    api.clock.advance({ minutes: 61 });
    expect((await client.profile(bob.id, ada))?.name).toBe('Bob Durand');
  });

  it.each([
    ['left the network', `update member set left_at = now() where id = $1`],
    ['is suspended', `update member set suspended_at = now(), suspended_reason = 'x' where id = $1`],
    [
      'cannot sign in',
      `update account set disabled_at = now() where id = (select account_id from member where id = $1)`,
    ],
    [
      'is a minor',
      `insert into member_birth_date select network_id, id, '2010-01-01', now() from member where id = $1`,
    ],
  ])('of somebody who %s is neither read nor found', async (_what, change) => {
    const name = `Absent ${randomUUID().slice(0, 8)}`;
    const gone = await given.member(lyon, { name });
    await client.fill(gone, emptyProfile('PUBLIC'));
    expect(await client.namesFound({ words: name }, bob)).toEqual([name]);
    await given.client.query(change, [gone.id]);
    for (const as of [undefined, bob]) {
      expect(await client.profile(gone.id, as)).toBeNull();
      expect((await client.people({ words: name }, as)).totalCount).toBe(0);
    }
  });

  it('of a minor is theirs to read, and says that nobody finds it', async () => {
    const young = await given.member(lyon);
    await given.client.query(`insert into member_birth_date values ($1, $2, '2010-01-01', now())`, [lyon.id, young.id]);
    expect((await client.mine(young)).isListed).toBe(false);
    expect(await client.asSeen(young, 'MEMBER')).toBeNull();
  });
});
