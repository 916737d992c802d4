import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BookingClient, type GivenMember, violations } from '#libs/testing';
import { type Managed, PublishingTest, freshKey } from './publishing.fixture.js';

let app: PublishingTest;
let manager: GivenMember;
beforeAll(async () => {
  app = await PublishingTest.start();
  manager = await app.given.member(app.network, { name: 'Awa' });
});
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

const merge = (from: string, into: string): Promise<Managed> =>
  app.venue('mergeVenues(fromId: $id, intoId: $into)', { id: from, into });
const rows = async () =>
  [await app.createVenue({ name: 'Rangée A' }), await app.createVenue({ name: 'Rangée B' })] as const;

describe('merging two rows of a venue', () => {
  it('moves spaces, team, claims and slug, and keeps bookings', async () => {
    const space = await app.given.space(app.network, { kind: 'MEETING_ROOM', venueName: 'Ancien nom' });
    const bookingClient = new BookingClient(app.api, app.network);
    const { code } = await bookingClient.proposeAndBook(app.member, space, '2026-11-26T09:00:00Z');
    await app.given.client.query(`insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_MANAGER', $3)`, [app.network.id, manager.id, space.venueId]); // prettier-ignore
    await app.given.client.query(`update member set home_venue_id = $2 where id = $1`, [app.member.id, space.venueId]);
    const target = await app.createVenue({ name: 'Nom juste' });
    const merged = await merge(space.venueId, target.id);
    expect(merged).toMatchObject({ id: target.id, spaces: [{ id: space.id }], staff: [{ memberId: manager.id }] });
    const query = `{ venue(slug: "${space.venueSlug}") { slug name } booking(code: "${code}") { place venue { slug } cancellable } }`;
    expect(await app.ask(query, {}, app.member)).toMatchObject({
      venue: { slug: target.slug, name: 'Nom juste' },
      booking: { place: expect.stringContaining('Nom juste'), venue: { slug: target.slug }, cancellable: true },
    });
    await bookingClient.cancel(app.member, code, freshKey());
    expect(await app.given.one(`select home_venue_id::text from member where id = $1`, [app.member.id])).toEqual({ home_venue_id: target.id }); // prettier-ignore
  });

  it('moves trainings, the spaces that require them, and the sessions to come', async () => {
    const space = await app.given.space(app.network, { kind: 'MACHINE', venueName: 'Atelier double' });
    const target = await app.createVenue({ name: 'Atelier juste' });
    const training = await app.given.one<{ id: string }>(
      `insert into training (network_id, reference, title_fr, title_en) values ($1, 'scie', 'Scie', 'Saw') returning id`,
      [app.network.id],
    );
    await app.given.client.query(`insert into venue_training values ($1, $2, $3)`, [app.network.id, space.venueId, training.id]); // prettier-ignore
    await app.given.client.query(`update space set training_id = $2 where id = $1`, [space.id, training.id]);
    const session = await app.given.one<{ id: string }>(
      `insert into session (network_id, kind, title, host_member_id, venue_id, training_id, during, places, state, scheduled_at)
       values ($1, 'TRAINING', 'Scie', $2, $3, $4, '[2026-12-01T09:00Z,2026-12-01T10:00Z)', 4, 'PLANNED', '2026-11-20') returning id`,
      [app.network.id, manager.id, space.venueId, training.id],
    );
    await app.given.client.query(
      `insert into person_time (network_id, member_id, holder_id, during, state) values ($1, $2, $3, '[2026-12-01T09:00Z,2026-12-01T10:00Z)', 'CONFIRMED')`,
      [app.network.id, manager.id, session.id],
    );
    expect(await merge(space.venueId, target.id)).toMatchObject({ id: target.id, spaces: [{ id: space.id }] });
    expect(await app.ask(`{ session(id: "${session.id}") { venue { slug } } }`, {}, app.member)).toEqual({ session: { venue: { slug: target.slug } } }); // prettier-ignore
  });

  it('two merges in a row lead every old slug to the last row', async () => {
    const [a, b] = await rows();
    const c = await app.createVenue({ name: 'Rangée C' });
    await merge(a.id, b.id);
    await merge(b.id, c.id);
    for (const { slug } of [a, b, c])
      expect(await app.ask(`{ venue(slug: "${slug}") { slug } }`, {}, app.member)).toEqual({ venue: { slug: c.slug } });
  });

  it('refuses one venue with itself, archived ones and unknown ones', async () => {
    const [a, b] = await rows();
    await app.venue('archiveVenue(venueId: $id)', { id: b.id });
    const codes = [
      await merge(a.id, a.id),
      await merge(a.id, b.id),
      await merge(a.id, '01a00000-0000-7000-8000-000000000000'),
    ];
    expect(codes.map(({ code }) => code)).toEqual(['SAME_VENUE', 'ARCHIVED', 'NOT_FOUND']);
  });

  it('one of two simultaneous merges in opposite directions wins', async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = await rows();
      const outcomes = await Promise.all([merge(a.id, b.id), merge(b.id, a.id)]);
      expect(outcomes.map(({ code }) => code ?? 'MERGED').toSorted((a, b) => a.localeCompare(b))).toEqual([
        'ARCHIVED',
        'MERGED',
      ]);
    }
  });

  it('simultaneous merges into two others move everything to one of them', async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = await rows();
      const c = await app.createVenue({ name: 'Rangée C' });
      await app.createSpace(a.id, { name: 'Salle' });
      const outcomes = await Promise.all([merge(a.id, b.id), merge(a.id, c.id)]);
      expect(outcomes.filter(({ code }) => code === 'ARCHIVED')).toHaveLength(1);
      const spaces = [(await app.managed(b.id))!.spaces.length, (await app.managed(c.id))!.spaces.length];
      expect(spaces.toSorted((a, b) => a - b)).toEqual([0, 1]);
    }
  });

  it('a merge beside an edit and a new space loses neither: each happens before, or is refused', async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = await rows();
      const [merged, edited, created] = await Promise.all([
        merge(a.id, b.id),
        app.editVenue(a.id, a.version, { name: 'Nouveau nom' }),
        app.createSpace(a.id, { name: 'Salle' }),
      ]);
      expect(merged.__typename).toBe('ManagedVenue');
      expect(['ManagedVenue', 'VenueConflict', 'PublishingRefused']).toContain(edited.__typename);
      const moved = (await app.managed(b.id))!.spaces.map(({ name }) => name);
      expect(moved).toEqual(created.__typename === 'ManagedSpace' ? ['Salle'] : []);
    }
  });
});
