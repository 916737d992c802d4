import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BookingClient, type GivenMember, violations } from '#libs/testing';
import { PublishingTest, VENUE, freshKey } from './publishing.fixture.js';

let app: PublishingTest;
let manager: GivenMember;
beforeAll(async () => {
  app = await PublishingTest.start();
  manager = await app.given.member(app.network, { name: 'Awa' });
});
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

const shown = async (slug: string, select: string) =>
  (await app.ask<{ venue: Record<string, unknown> | null }>(`{ venue(slug: "${slug}") { ${select} } }`, {}, app.member))
    .venue;
const found = async (text: string): Promise<string[]> => {
  const query = `query ($text: String!) { searchVenues(filter: { text: $text }) { edges { node { venue { slug } } } } }`;
  const { searchVenues } = await app.ask<{ searchVenues: { edges: { node: { venue: { slug: string } } }[] } }>(query, { text }, app.member); // prettier-ignore
  return searchVenues.edges.map(({ node }) => node.venue.slug);
};
const needsBooking = async (slug: string): Promise<number> => {
  const query = `{ propose(need: { kind: MEETING_ROOM, start: "2026-11-26T09:00:00Z", minutes: 60 }) { offers { items { ... on SpaceItem { venue { slug } } } } } }`;
  const { propose } = await app.ask<{ propose: { offers: { items: { venue: { slug: string } }[] }[] } }>(query, {}, app.member); // prettier-ignore
  return propose.offers.filter(({ items }) => items[0]!.venue.slug === slug).length;
};

describe('editing a venue', () => {
  it('is seen at once on its page and in the search, in both languages', async () => {
    const venue = await app.managedBy(manager);
    await shown(venue.slug, 'description houseRules');
    const edited = await app.editVenue(venue.id, venue.version, { name: 'Le Trajet', descriptionFr: 'Un four à poterie.', houseRulesFr: 'Pieds propres' }, manager); // prettier-ignore
    expect(edited).toMatchObject({ __typename: 'ManagedVenue', name: 'Le Trajet' });
    expect(await shown(venue.slug, 'name description houseRules address { city commune } equipment { code }')).toMatchObject({
      name: 'Le Trajet', description: 'Un four à poterie.', houseRules: 'Pieds propres', equipment: [{ code: 'projector' }],
    }); // prettier-ignore
    expect(await found('four à poterie')).toEqual([venue.slug]);
  });

  it('an edit of an old version is a conflict that shows the current row and changes nothing', async () => {
    const venue = await app.managedBy(manager);
    await app.editVenue(venue.id, venue.version, { name: 'Premier' });
    const second = await app.editVenue(venue.id, venue.version, { name: 'Second', equipment: [] }, manager);
    expect(second).toMatchObject({ __typename: 'VenueConflict', current: { name: 'Premier' } });
    expect(await shown(venue.slug, 'name equipment { code }')).toMatchObject({
      name: 'Premier',
      equipment: [{ code: 'projector' }],
    });
  });

  it('one of ten simultaneous edits wins', async () => {
    const venue = await app.managedBy(manager);
    const edits = await Promise.all(Array.from({ length: 10 }, (_, n) => app.editVenue(venue.id, venue.version, { name: `Nom ${n}` }))); // prettier-ignore
    expect(edits.filter(({ __typename }) => __typename === 'ManagedVenue')).toHaveLength(1);
  });

  it('is for the team of that venue and the network', async () => {
    const venue = await app.managedBy(manager);
    const stranger = await app.given.member(app.network);
    await app.managedBy(stranger);
    expect(await app.editVenue(venue.id, venue.version, {}, stranger)).toMatchObject({ code: 'NOT_YOURS' });
    expect(await app.managed(venue.id, stranger)).toBeNull();
  });

  it.each([
    [{ name: '  ' }],
    [{ name: 'x'.repeat(201) }],
    [{ website: 'javascript:alert(1)' }],
    [{ street: 'a\u0000b' }],
    [{ point: { lat: 91, lon: 0 } }],
    [{ descriptionFr: 'x'.repeat(4_001) }],
    [{ equipment: ["'; drop table venue"] }],
  ])('refuses %j', async (more) => {
    const query = `mutation ($venue: VenueInput!, $key: ID!) { createVenue(venue: $venue, organisation: "X", idempotencyKey: $key) { __typename } }`;
    const { errors } = await app.api.ask('lyon', query, { venue: { ...VENUE, ...more }, key: freshKey() }, app.admin);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('creating a venue', () => {
  it('two requests with one key create one venue', async () => {
    const key = freshKey();
    const call = 'createVenue(venue: $venue, organisation: "Asso", idempotencyKey: $key)';
    const venue = { ...VENUE, name: 'Unique' };
    const [first, second] = await Promise.all([app.venue(call, { venue, key }), app.venue(call, { venue, key })]);
    expect(second.id).toBe(first.id);
    expect(await app.venue(call, { venue: { ...venue, city: 'Lyon' }, key })).toMatchObject({ code: 'KEY_REUSED' });
  });

  it('gives slugs that are free', async () => {
    const [a, b] = [await app.createVenue({ name: 'Même nom' }), await app.createVenue({ name: 'Même nom' })];
    expect(a.slug).not.toBe(b.slug);
  });
});

describe('publishing', () => {
  it('needs the whole checklist, and only then are the spaces offered', async () => {
    const venue = await app.managedBy(manager, { stepFree: null });
    await app.createSpace(venue.id, {}, manager);
    const publish = () => app.venue('publishVenue(venueId: $id)', { id: venue.id }, manager);
    expect(await publish()).toMatchObject({ code: 'INCOMPLETE' });
    const { checklist, version } = (await app.managed(venue.id, manager))!;
    expect(checklist.filter(({ done }) => !done).map(({ check }) => check)).toEqual(['ACCESSIBILITY']);
    expect(await needsBooking(venue.slug)).toBe(0);
    await app.editVenue(venue.id, version, {}, manager);
    expect(await publish()).toMatchObject({ __typename: 'ManagedVenue', state: 'PUBLISHED' });
    expect(await needsBooking(venue.slug)).toBeGreaterThan(0);
    await app.venue('archiveVenue(venueId: $id)', { id: venue.id }, manager);
    expect(await needsBooking(venue.slug)).toBe(0);
    expect(await shown(venue.slug, 'name')).toBeNull();
  });
});

describe('the audit log of the network', () => {
  it('names who published, merged and archived which venue', async () => {
    const venue = await app.managedBy(manager, { name: 'Lieu noté' });
    await app.createSpace(venue.id, {}, manager);
    const twin = await app.createVenue({ name: 'Lieu noté deux fois' });
    await app.venue('publishVenue(venueId: $id)', { id: venue.id }, manager);
    await app.venue('publishVenue(venueId: $id)', { id: venue.id }, manager); // refused, and so not recorded
    await app.venue('mergeVenues(fromId: $id, intoId: $into)', { id: twin.id, into: venue.id });
    await app.venue('archiveVenue(venueId: $id)', { id: venue.id }, manager);
    const query = `{ auditEntries(actions: [VENUE_PUBLISHED, VENUES_MERGED, VENUE_ARCHIVED]) { edges { node { action actorName subjectType subjectName } } } }`;
    interface Log { auditEntries: { edges: { node: { subjectName: string } }[] } } // prettier-ignore
    const { auditEntries } = await app.ask<Log>(query, {}, app.admin);
    const about = { subjectType: 'VENUE', subjectName: 'Lieu noté' };
    expect(auditEntries.edges.map(({ node }) => node).filter(({ subjectName }) => subjectName === 'Lieu noté')).toEqual(
      [
        { action: 'VENUE_ARCHIVED', actorName: 'Awa', ...about },
        { action: 'VENUES_MERGED', actorName: 'Admin', ...about },
        { action: 'VENUE_PUBLISHED', actorName: 'Awa', ...about },
      ],
    );
  });
});

describe('access instructions', () => {
  it('are shown with a booking only', async () => {
    const venue = await app.managedBy(manager);
    await app.createSpace(venue.id, { name: 'Salle du code' });
    await app.venue('publishVenue(venueId: $id)', { id: venue.id });
    const { errors } = await app.api.ask('lyon', `{ venue(slug: "${venue.slug}") { accessFr } }`, {}, app.member);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const propose = `{ propose(need: { kind: MEETING_ROOM, start: "2026-11-26T09:00:00Z", minutes: 60 }) { offers { token items { ... on SpaceItem { venue { slug } } } } } }`;
    const { offers } = (await app.ask<{ propose: { offers: { token: string; items: { venue: { slug: string } }[] }[] } }>(propose, {}, app.member)).propose; // prettier-ignore
    const { token } = offers.find(({ items }) => items[0]!.venue.slug === venue.slug)!;
    const { booking } = await new BookingClient(app.api, app.network).book(app.member, token, { key: freshKey() });
    const query = `{ booking(code: "${booking!.code}") { accessInstructions } }`;
    expect(await app.ask(query, {}, app.member)).toEqual({ booking: { accessInstructions: 'Sonnez à l’interphone.' } });
    await app.runJobs();
    expect((await app.mailsTo(app.member.email))[0]!.text).toContain(
      'Comment entrer : Sonnez à l’interphone.'.replace(' :', '\u00a0:'),
    );
  });
});
