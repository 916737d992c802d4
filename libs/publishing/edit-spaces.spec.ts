import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BookingClient, type GivenMember, violations } from '#libs/testing';
import { type Managed, PublishingTest, SPACE, freshKey } from './publishing.fixture.js';

let app: PublishingTest;
let manager: GivenMember;
let venue: Managed;
beforeAll(async () => {
  app = await PublishingTest.start();
  manager = await app.given.member(app.network, { name: 'Awa' });
});
beforeEach(async () => {
  venue = await app.managedBy(manager);
  await app.given.client.query('update venue set published_at = now() where id = $1', [venue.id]);
});
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

const edit = (id: string, version: number, more: object = {}) =>
  app.space('editSpace(spaceId: $id, version: $version, space: $space)', { id, version, space: { ...SPACE, ...more } }, manager); // prettier-ignore
const withdraw = (id: string) => app.space('withdrawSpace(spaceId: $id)', { id }, manager);
const spaces = async () => (await app.managed(venue.id))!.spaces;
/** The space as the booking client takes it. */
const bookable = async (id: string) =>
  app.given.one<never>(
    `select s.id, s.resource_id as "resourceId", r.calendar_id as "calendarId", s.venue_id as "venueId", v.slug as "venueSlug", s.kind, v.lat, v.lon
       from space s join venue v on v.id = s.venue_id join resource r on r.id = s.resource_id where s.id = $1`,
    [id],
  );
const START = '2026-11-26T09:00:00Z';
const book = async (id: string, seats = 1, member = app.member) =>
  new BookingClient(app.api, app.network).offer(member, await bookable(id), START, 60, seats);

describe('a space', () => {
  it('can be booked as soon as it is created, and no longer once it is withdrawn', async () => {
    const { id } = await app.createSpace(venue.id, {}, manager);
    expect(await book(id)).toBeDefined();
    await withdraw(id);
    expect(await book(id).catch(() => undefined)).toBeUndefined();
    expect((await spaces())[0]!.withdrawnAt).not.toBeNull();
  });

  it('is created once for one key', async () => {
    const call = 'createSpace(venueId: $id, space: $space, idempotencyKey: $key)';
    const key = freshKey();
    const [a, b] = await Promise.all([1, 2].map(() => app.space(call, { id: venue.id, space: SPACE, key }, manager)));
    expect([a!.id, (await spaces()).length]).toEqual([b!.id, 1]);
    expect(await app.space(call, { id: venue.id, space: { ...SPACE, capacity: 9 }, key }, manager)).toMatchObject({
      code: 'KEY_REUSED',
    });
  });

  it('has a name of its own and a class of the tariff', async () => {
    await app.createSpace(venue.id, {}, manager);
    expect(await app.createSpace(venue.id, { name: 'SALLE SOIE' }, manager)).toMatchObject({ code: 'NAME_TAKEN' });
    expect(await app.createSpace(venue.id, { name: 'B', tariffClass: 'PALACE' }, manager)).toMatchObject({
      code: 'UNKNOWN_CLASS',
    });
    expect(await spaces()).toHaveLength(1);
  });

  it('requires a training of its venue, and adults where the venue says so', async () => {
    const share = `mutation ($id: ID!) { shareTraining(venueId: $id, reference: "laser", titleFr: "Laser", titleEn: "Laser") { ... on TrainingShared { training { id } } } }`;
    const { shareTraining } = await app.ask<{ shareTraining: { training: { id: string } } }>(share, { id: venue.id }, manager); // prettier-ignore
    const trainingId = shareTraining.training.id;
    const elsewhere = await app.managedBy(manager, { name: 'Ailleurs' });
    expect(await app.createSpace(elsewhere.id, { trainingId }, manager)).toMatchObject({ code: 'UNKNOWN_TRAINING' });
    const space = await app.createSpace(venue.id, { trainingId, adultOnly: true }, manager);
    const stored = `select training_id as "trainingId", adult_only as "adultOnly" from space where id = $1`;
    expect(await app.given.one(stored, [space.id])).toEqual({ trainingId, adultOnly: true });
    expect((await edit(space.id, space.version, { trainingId: null })).__typename).toBe('ManagedSpace');
    expect(await app.given.one(stored, [space.id])).toEqual({ trainingId: null, adultOnly: false });
  });

  it('an edit of an old version is a conflict, even when only equipment or rules changed', async () => {
    const { id, version } = await app.createSpace(venue.id, {}, manager);
    expect(await edit(id, version, { equipment: ['projector'] })).toMatchObject({
      __typename: 'ManagedSpace',
      version: version + 1,
    });
    expect(await edit(id, version, { bufferMinutes: 15 })).toMatchObject({
      __typename: 'SpaceConflict',
      current: { version: version + 1 },
    });
  });

  it('is described in the language of the reader, or in the other one, and found by the words of both', async () => {
    const reader = await app.given.member(app.network, { locale: 'en' });
    const described = async (as: GivenMember) => {
      const query = `{ venue(slug: "${venue.slug}") { spaces { edges { node { description } } } } }`;
      interface Shown { venue: { spaces: { edges: { node: { description: string } }[] } } } // prettier-ignore
      return (await app.ask<Shown>(query, {}, as)).venue.spaces.edges[0]!.node.description;
    };
    const found = async (text: string) => {
      const query = `query ($text: String!) { searchVenues(filter: { text: $text }) { totalCount } }`;
      return (await app.ask<{ searchVenues: { totalCount: number } }>(query, { text }, reader)).searchVenues.totalCount;
    };
    const french = { descriptionFr: 'Sous une verrière.' };
    const space = await app.createSpace(venue.id, french, manager);
    expect([await described(app.member), await described(reader)]).toEqual([
      'Sous une verrière.',
      'Sous une verrière.',
    ]);
    await edit(space.id, space.version, { ...french, descriptionEn: 'Under a skylight.' });
    expect([await described(app.member), await described(reader)]).toEqual(['Sous une verrière.', 'Under a skylight.']);
    expect([await found('verrière'), await found('skylight')]).toEqual([1, 1]);
  });

  it('belongs to its team only', async () => {
    const { id, version } = await app.createSpace(venue.id, {}, manager);
    const stranger = await app.given.member(app.network);
    await app.managedBy(stranger);
    const call = 'editSpace(spaceId: $id, version: $version, space: $space)';
    expect(await app.space(call, { id, version, space: SPACE }, stranger)).toMatchObject({ code: 'NOT_YOURS' });
    expect(await app.createSpace(venue.id, { name: 'X' }, stranger)).toMatchObject({ code: 'NOT_YOURS' });
  });
});

describe('the parts of a space', () => {
  it('are taken with it, and it cannot be part of itself', async () => {
    const half = await app.createSpace(venue.id, { name: 'Moitié' }, manager);
    const hall = await app.createSpace(venue.id, { name: 'Salle entière', partIds: [half.id] }, manager);
    const token = await book(hall.id);
    await new BookingClient(app.api, app.network).book(app.member, token!, { key: freshKey() });
    const { rows } = await app.given.client.query(`select count(*)::int n from allocation where holder_id in (select id from booking where venue_id = $1)`, [venue.id]); // prettier-ignore
    expect(rows).toEqual([{ n: 2 }]);
    expect(await edit(half.id, half.version, { name: 'Moitié', partIds: [hall.id] })).toMatchObject({
      code: 'PART_OF_ITSELF',
    });
    expect(await edit(half.id, half.version, { name: 'Moitié', partIds: [half.id] })).toMatchObject({
      code: 'PART_OF_ITSELF',
    });
    expect(
      await edit(half.id, half.version, { name: 'Moitié', partIds: ['01a00000-0000-7000-8000-000000000000'] }),
    ).toMatchObject({ code: 'UNKNOWN_PART' });
  });
});

describe('the seats of a space', () => {
  const DESKS = { name: 'Plateau', kind: 'DESK_AREA', tariffClass: 'DESK', capacity: 4, sharesSeats: true };

  it('cannot become fewer than those that are booked, nor exclusive once they are', async () => {
    const desks = await app.createSpace(venue.id, DESKS, manager);
    const first = await app.given.member(app.network);
    const token = await book(desks.id, 3, first);
    await new BookingClient(app.api, app.network).book(first, token!, { key: freshKey() });
    expect(await edit(desks.id, desks.version, { ...DESKS, capacity: 2 })).toMatchObject({ code: 'SEATS_TAKEN' });
    expect(await edit(desks.id, desks.version, { ...DESKS, sharesSeats: false })).toMatchObject({ code: 'BOOKED' });
    expect(await edit(desks.id, desks.version, { ...DESKS, capacity: 3 })).toMatchObject({ capacity: 3 });
    const other = await app.given.member(app.network);
    expect(await book(desks.id, 1, other).catch(() => undefined)).toBeUndefined();
  });

  it('are never overbooked when they become fewer while people book', async () => {
    for (let round = 0; round < 5; round++) {
      const desks = await app.createSpace(venue.id, { ...DESKS, name: `Plateau ${round}` }, manager);
      const people = await Promise.all(Array.from({ length: 4 }, () => app.given.member(app.network)));
      const client = new BookingClient(app.api, app.network);
      const offers = [];
      for (const person of people) offers.push([person, (await book(desks.id, 1, person))!] as const);
      const [edited, ...booked] = await Promise.all([
        edit(desks.id, desks.version, { ...DESKS, name: `Plateau ${round}`, capacity: 2 }),
        ...offers.map(([person, token]) => client.book(person, token, { key: freshKey() })),
      ]);
      const taken = booked.filter(({ booking }) => booking).length;
      expect(taken).toBeLessThanOrEqual(edited.__typename === 'ManagedSpace' ? 2 : 4);
      expect(await violations(app.database.url)).toEqual([]);
    }
  });
});

describe('a file of spaces', () => {
  const ten = ['name,kind,class,capacity', ...Array.from({ length: 10 }, (_, n) => `Salle ${n},MEETING_ROOM,SMALL_ROOM,${n + 2}`)].join('\n'); // prettier-ignore
  interface Import {
    __typename: string;
    code?: string;
    created: number;
    lines: { line: number; name: string; faults: string[] }[];
  }
  const load = async (csv: string, dryRun: boolean, key = freshKey(), as = manager): Promise<Import> => {
    const query = `mutation ($id: ID!, $csv: String!, $dryRun: Boolean!, $key: ID!) { importSpaces(venueId: $id, csv: $csv, dryRun: $dryRun, idempotencyKey: $key) {
      __typename ... on SpacesImport { created lines { line name faults } } ... on PublishingRefused { code } } }`;
    return (await app.ask<{ importSpaces: Import }>(query, { id: venue.id, csv, dryRun, key }, as)).importSpaces;
  };

  it('is previewed without writing anything, then creates all its spaces once', async () => {
    expect(await load(ten, true)).toMatchObject({ created: 0, lines: { length: 10 } });
    expect(await spaces()).toEqual([]);
    const key = freshKey();
    expect(await load(ten, false, key)).toMatchObject({ created: 10 });
    expect(await load(ten, false, key)).toMatchObject({ created: 10 });
    expect(await spaces()).toHaveLength(10);
  });

  it('creates nothing from a file with a fault, and names the line', async () => {
    const answer = await load(`${ten}\nSalle 3,MEETING_ROOM,SMALL_ROOM,4`, false);
    expect(answer.created).toBe(0);
    expect(answer.lines.filter(({ faults }) => faults.length > 0)).toEqual([
      { line: 12, name: 'Salle 3', faults: ['ce nom est déjà pris dans ce lieu ou ce fichier'] },
    ]);
    expect(await spaces()).toEqual([]);
  });

  it('reads the file that another venue exported', async () => {
    await load(ten, false);
    const { spacesCsv } = (await app.managed(venue.id))!;
    venue = await app.managedBy(manager);
    expect(await load(spacesCsv, false)).toMatchObject({ created: 10 });
    expect((await app.managed(venue.id))!.spacesCsv).toBe(spacesCsv);
  });

  it('is read for the team of the venue only', async () => {
    const stranger = await app.given.member(app.network);
    await app.managedBy(stranger);
    expect(await load(ten, true, freshKey(), stranger)).toMatchObject({ code: 'NOT_YOURS' });
  });
});
