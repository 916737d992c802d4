import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { Database } from '#libs/platform';
import { type GivenMember, type GivenSpace, givenTraining, violations } from '#libs/testing';
import { SessionClient, wordOf } from './session-client.fixture.js';
import { holdEndedSessions } from './upkeep.js';

let all: SessionClient;
let workshop: GivenSpace;
let staff: GivenMember;
let host: GivenMember;
let members: GivenMember[];

beforeAll(async () => {
  all = await SessionClient.start();
  workshop = await all.given.space(all.network, { kind: 'WORKSHOP', bufferMinutes: 30, name: 'Atelier bois' });
  staff = await all.given.member(all.network, { role: 'VENUE_STAFF', venueId: workshop.venueId });
  host = await all.given.member(all.network, { role: 'VENUE_STAFF', venueId: workshop.venueId });
  members = [];
  for (let n = 0; n < 5; n++) members.push(await all.given.member(all.network, { locale: n % 2 ? 'en' : 'fr' }));
}, 60_000);
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

const inputOf = (over: object = {}) => ({
  kind: 'EVENT',
  title: 'Apéro des ateliers',
  description: 'Chacun montre ce qu’il fabrique.',
  venueId: workshop.venueId,
  spaceId: workshop.id,
  hostId: host.id,
  start: '2026-12-03T17:00:00Z',
  end: '2026-12-03T19:00:00Z',
  places: 2,
  ...over,
});
const schedule = (over: object = {}, as = staff) => all.call('scheduleSession', as, { input: inputOf(over) });
const mails = async () => {
  const { rows } = await all.given.client.query<{ raw: Buffer }>(`select raw from local_mail order by received_at, id`);
  await all.given.client.query(`truncate local_mail`);
  return Promise.all(rows.map(({ raw }) => PostalMime.parse(raw)));
};
const spare = { spaceId: null };

describe('scheduling', () => {
  it('takes the space, with the buffer after it, and the time of the host', async () => {
    const { session } = await schedule();
    expect(session).toMatchObject({ state: 'PLANNED', places: 2, placesLeft: 2 });
    const { rows } = await all.given.client.query(
      `select upper(during)::text as until from allocation where holder_id = $1 and state = 'CONFIRMED'`,
      [session!.id],
    );
    expect(rows).toEqual([{ until: '2026-12-03 19:30:00+00' }]);
    const rival = await all.given.member(all.network, { role: 'VENUE_MANAGER', venueId: workshop.venueId });
    expect(wordOf(await schedule({ hostId: rival.id }))).toBe('ROOM_TAKEN');
    expect(wordOf(await schedule({ hostId: rival.id, start: '2026-12-03T19:15:00Z', end: '2026-12-03T20:00:00Z' }))).toBe('ROOM_TAKEN'); // prettier-ignore
    expect(wordOf(await schedule(spare))).toBe('HOST_BUSY');
    expect(wordOf(await schedule({ hostId: rival.id, start: '2026-12-03T19:30:00Z', end: '2026-12-03T20:00:00Z' }))).toBe('SessionScheduled'); // prettier-ignore
  });

  it('is for the staff of the venue, who may repeat a request with its key', async () => {
    expect(wordOf(await schedule({ start: '2026-12-04T17:00:00Z', end: '2026-12-04T18:00:00Z' }, members[0]))).toBe('NOT_STAFF'); // prettier-ignore
    const input = inputOf({ start: '2026-12-05T17:00:00Z', end: '2026-12-05T18:00:00Z' });
    const key = 'scheduled-once-only';
    const results = await Promise.all([1, 2, 3].map(() => all.call('scheduleSession', staff, { input, key })));
    expect(new Set(results.map(({ session }) => session?.id)).size).toBe(1);
    expect(wordOf(await all.call('scheduleSession', staff, { input: { ...input, places: 9 }, key }))).toBe(
      'KEY_REUSED',
    );
  });

  it.each([
    ['starts in the past', { start: '2026-11-22T17:00:00Z', end: '2026-11-22T18:00:00Z' }, 'IN_THE_PAST'],
    ['ends before it starts', { start: '2026-12-06T17:00:00Z', end: '2026-12-06T16:00:00Z' }, 'OFF_GRID'],
    ['starts at ten past', { start: '2026-12-06T17:10:00Z', end: '2026-12-06T18:00:00Z' }, 'OFF_GRID'],
    ['lasts 13 hours', { start: '2026-12-06T07:00:00Z', end: '2026-12-06T20:00:00Z' }, 'TOO_LONG'],
    ['is two years away', { start: '2028-12-06T07:00:00Z', end: '2028-12-06T08:00:00Z' }, 'BEYOND_HORIZON'],
    ['is a training without saying which', { kind: 'TRAINING' }, 'TRAINING_NEEDED'],
    [
      'is led by somebody else who is not of the venue',
      { hostId: '01a00000-0000-7000-8000-000000000002' },
      'HOST_NOT_STAFF',
    ],
    ['takes a space of another venue', { spaceId: '01a00000-0000-7000-8000-000000000001' }, 'NO_SUCH_SPACE'],
  ])('is refused when the session %s', async (_what, over, code) => {
    expect(wordOf(await schedule(over))).toBe(code);
  });
});

describe('people', () => {
  it('take a place, are confirmed by mail with a calendar entry in their language, and are reminded', async () => {
    await mails();
    const { session } = await schedule({ start: '2026-12-08T17:00:00Z', end: '2026-12-08T18:00:00Z', places: 3 });
    const { id } = session!;
    for (const member of members.slice(0, 2))
      expect(wordOf(await all.call('takePlace', member, { id }))).toBe('PlaceTaken');
    expect(wordOf(await all.call('takePlace', host, { id }))).toBe('OWN_SESSION');
    await all.runDue('sessions.confirmPlace');
    const [french, english] = await mails();
    expect(french!.subject).toMatch(/^Inscription : Apéro des ateliers/);
    expect(english!.subject).toMatch(/^Registered: Apéro des ateliers/);
    expect(english!.text).toContain('Atelier bois');
    expect(JSON.stringify(french!.attachments.map(({ mimeType }) => mimeType))).toContain('calendar');
    const before = all.api.clock.now();
    await all.setClock('2026-12-07T17:00:01Z');
    expect(await all.runDue('sessions.remind')).toBe(2);
    expect((await mails()).map(({ subject }) => subject!.split(':')[0]!.trim())).toEqual(['À bientôt', 'Coming up']);
    await all.setClock(before);
  });

  it('who gave their place back are not reminded, and their time is theirs again', async () => {
    const { session } = await schedule({ start: '2026-12-09T17:00:00Z', end: '2026-12-09T18:00:00Z' });
    const [member] = members as [GivenMember];
    const place = (await all.call('takePlace', member, { id: session!.id })).place!;
    expect(wordOf(await all.call('leaveSession', member, { id: session!.id }))).toBe('PlaceLeft');
    const { open } = await all.given.one<{ open: string }>(
      `select count(*) as open from outbox where subject_id = $1 and topic = 'sessions.remind' and voided_at is null`,
      [place.id],
    );
    expect(Number(open)).toBe(0);
    expect((await all.given.one(`select state from person_time where holder_id = $1`, [place.id])).state).toBe('CANCELLED'); // prettier-ignore
  });

  it('in line are written to when a place is theirs, with the time until which it is', async () => {
    const { session } = await schedule({ start: '2026-12-10T17:00:00Z', end: '2026-12-10T18:00:00Z', places: 1 });
    const { id } = session!;
    const [holder, waiting] = members as [GivenMember, GivenMember];
    await all.call('takePlace', holder, { id });
    await all.call('joinWaitingList', waiting, { id });
    await all.call('leaveSession', holder, { id });
    await all.runDue('sessions.confirmPlace');
    await mails();
    expect(await all.runDue('sessions.announceOffer')).toBe(1);
    const [offer] = await mails();
    expect(offer!.subject).toMatch(/^A place for you/);
    expect(offer!.text).toMatch(/It is held for you until Mon 23\sNov, 11:00/);
  });
});

describe('the staff', () => {
  it('change texts and places; new places go to the people in line, and no taken place is lost', async () => {
    const { session } = await schedule({ start: '2026-12-11T17:00:00Z', end: '2026-12-11T18:00:00Z', places: 2 });
    const { id, version } = session!;
    const [one, two, three] = members as [GivenMember, GivenMember, GivenMember];
    for (const member of [one, two]) await all.call('takePlace', member, { id });
    await all.call('joinWaitingList', three, { id });
    const edit = (input: object) => all.call('editSession', staff, { input: { id, version, title: 'Apéro', description: '', ...input } }); // prettier-ignore
    expect(wordOf(await edit({ places: 1 }))).toBe('PLACES_TAKEN');
    expect((await edit({ places: 3 })).session).toMatchObject({ places: 3, placesLeft: 0, version: version + 1 });
    expect(wordOf(await edit({ places: 4 }))).toBe('CHANGED_MEANWHILE');
    const answer = await all.ask<{ session: { myOffer: object | null } }>(`query ($id: ID!) { session(id: $id) { myOffer { id } } }`, { id }, three); // prettier-ignore
    expect(answer.session.myOffer).not.toBeNull();
  });

  it('cancel a session: its space and everybody’s time are free, and everybody concerned gets a mail', async () => {
    const time = { start: '2026-12-12T17:00:00Z', end: '2026-12-12T18:00:00Z' };
    const { session } = await schedule({ ...time, places: 1 });
    const { id } = session!;
    const [holder, waiting] = members as [GivenMember, GivenMember];
    await all.call('takePlace', holder, { id });
    await all.call('joinWaitingList', waiting, { id });
    expect(wordOf(await all.call('cancelSession', holder, { id }))).toBe('NOT_STAFF');
    expect((await all.call('cancelSession', staff, { id })).session).toMatchObject({ state: 'CANCELLED' });
    await all.runDue('sessions.confirmPlace');
    await mails();
    expect(await all.runDue('sessions.announceCancelled')).toBe(2);
    const sent = await mails();
    expect(sent.map(({ subject }) => subject!.split(/ ?:/)[0]!).toSorted((a, b) => a.localeCompare(b))).toEqual(['Séance annulée', 'Session cancelled']); // prettier-ignore
    expect(sent.filter(({ attachments }) => attachments.some(({ mimeType }) => mimeType.includes('calendar')))).toHaveLength(1); // prettier-ignore
    expect(wordOf(await all.call('takePlace', waiting, { id }))).toBe('SESSION_CANCELLED');
    expect(wordOf(await schedule(time))).toBe('SessionScheduled');
  });

  it('write down who came, from the start on, and give certificates to those', async () => {
    const trainingId = await givenTraining(all.given, all.network, 'bois', [workshop.venueId]);
    const time = { start: '2026-12-14T17:00:00Z', end: '2026-12-14T18:00:00Z' };
    const { session } = await schedule({ ...time, kind: 'TRAINING', trainingId, places: 4 });
    const { id } = session!;
    const places: string[] = [];
    for (const member of members.slice(0, 3)) places.push((await all.call('takePlace', member, { id })).place!.id);
    const attendances = places.map((placeId, n) => ({ placeId, attended: n < 2, certify: n !== 1 }));
    expect(wordOf(await all.call('recordAttendance', staff, { id, attendances }))).toBe('TOO_EARLY');
    const before = all.api.clock.now();
    await all.setClock('2026-12-14T18:00:00Z');
    expect(await all.call('recordAttendance', staff, { id, attendances })).toMatchObject({ recorded: 3, certified: 1 });
    expect(wordOf(await all.call('recordAttendance', members[0]!, { id, attendances }))).toBe('NOT_STAFF');
    const { rows } = await all.given.client.query(`select member_id as id from certificate where session_id = $1`, [
      id,
    ]);
    expect(rows).toEqual([{ id: members[0]!.id }]);
    await all.setClock(before);
  });

  it('see who has a place; others do not', async () => {
    const { session } = await schedule({ start: '2026-12-15T17:00:00Z', end: '2026-12-15T18:00:00Z' });
    await all.call('takePlace', members[0]!, { id: session!.id });
    const query = `query ($id: ID!) { sessionAttendees(sessionId: $id) { totalCount edges { node { member { name } } } } }`;
    type Seen = { sessionAttendees: { totalCount: number } | null };
    expect((await all.ask<Seen>(query, { id: session!.id }, staff)).sessionAttendees?.totalCount).toBe(1);
    expect((await all.ask<Seen>(query, { id: session!.id }, members[0]!)).sessionAttendees).toBeNull();
  });
});

describe('a session that is over', () => {
  it('is HELD, with the time of its space and of everybody completed, and the line for it closed', async () => {
    const { session } = await schedule({ start: '2026-12-16T17:00:00Z', end: '2026-12-16T18:00:00Z', places: 1 });
    const { id } = session!;
    await all.call('takePlace', members[0]!, { id });
    await all.call('joinWaitingList', members[1]!, { id });
    const before = all.api.clock.now();
    const hold = async (now: string) => {
      await all.setClock(now);
      return all.api.app
        .get(Database)
        .inTransaction(all.network.id, (tx) => holdEndedSessions(tx, all.api.clock.now()));
    };
    await hold('2026-12-16T18:29:00Z'); // its space is being tidied
    expect((await all.given.one(`select state from session where id = $1`, [id])).state).toBe('PLANNED');
    await hold('2026-12-16T18:30:00Z');
    expect((await all.given.one(`select state from session where id = $1`, [id])).state).toBe('HELD');
    expect((await all.given.one(`select state from allocation where holder_id = $1`, [id])).state).toBe('COMPLETED');
    expect((await all.given.one(`select state from waiting_list_entry where subject_id = $1`, [id])).state).toBe('CLOSED'); // prettier-ignore
    expect(wordOf(await all.call('leaveSession', members[0]!, { id }))).toBe('SESSION_OVER');
    expect(await hold('2026-12-16T18:31:00Z')).toBe(0);
    await all.setClock(before);
  });
});
