import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenMember, violations } from '#libs/testing';
import { type Managed, PublishingTest } from './publishing.fixture.js';

let app: PublishingTest;
let manager: GivenMember;
let venue: Managed;
beforeAll(async () => {
  app = await PublishingTest.start();
});
beforeEach(async () => {
  await app.given.client.query('truncate local_mail, message');
  manager = await app.given.member(app.network, { name: 'Awa' });
  venue = await app.managedBy(manager);
});
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

type Result = { __typename: string; code?: string; id?: string };
const call = async (mutation: string, as: GivenMember): Promise<Result> =>
  (await app.ask<{ result: Result }>(`mutation { result: ${mutation} }`, {}, as)).result;
const invite = (email: string, as = manager, role = 'VENUE_STAFF') =>
  call(`inviteStaff(venueId: "${venue.id}", email: "${email}", staffRole: ${role}) { __typename ... on StaffInvitation { id } ... on PublishingRefused { code } }`, as); // prettier-ignore
const accept = (token: string, as: GivenMember) =>
  call(`acceptInvitation(token: "${token}") { __typename ... on InvitationAccepted { role venue { slug } } ... on PublishingRefused { code } }`, as); // prettier-ignore
const remove = (personId: string, as = manager) =>
  call(`removeStaff(venueId: "${venue.id}", personId: "${personId}") { __typename ... on PublishingRefused { code } }`, as); // prettier-ignore
const tokenTo = async (email: string): Promise<string> => {
  await app.runJobs();
  const [mail] = (await app.mailsTo(email)).slice(-1);
  return /invitation\?token=(\S+)/.exec(mail!.text!)![1]!;
};

describe('an invitation', () => {
  it('is mailed, waits for the person, and gives the role by its link', async () => {
    const guest = await app.given.member(app.network, { hours: null });
    await invite(guest.email.toUpperCase());
    expect(await app.ask(`{ waitingForMe { kind title } }`, {}, guest)).toMatchObject({
      waitingForMe: [{ kind: 'venue.invitation', title: 'Rejoignez l’équipe de Le Passage' }],
    });
    const token = await tokenTo(guest.email);
    expect(await accept(token, guest)).toEqual({
      __typename: 'InvitationAccepted',
      role: 'VENUE_STAFF',
      venue: { slug: venue.slug },
    });
    expect((await app.managed(venue.id, guest))!.staff.map(({ role }) => role)).toEqual([
      'VENUE_MANAGER',
      'VENUE_STAFF',
    ]);
    expect(await accept(token, guest)).toMatchObject({ code: 'EXPIRED' });
  });

  it('brings a person into the network who was no member of it', async () => {
    const elsewhere = await app.given.network();
    const guest = await app.given.member(elsewhere, { hours: null });
    await invite(guest.email);
    expect(await accept(await tokenTo(guest.email), guest)).toMatchObject({ __typename: 'InvitationAccepted' });
  });

  it('is listed for the invited person with its token while it waits', async () => {
    const guest = await app.given.member(app.network, { hours: null });
    const query = `{ myVenueInvitations { role inviterName token venue { slug } } }`;
    await invite(guest.email);
    const token = await tokenTo(guest.email);
    const invitation = { role: 'VENUE_STAFF', inviterName: 'Awa', token, venue: { slug: venue.slug } };
    expect(await app.ask(query, {}, guest)).toEqual({ myVenueInvitations: [invitation] });
    expect(await app.ask(query, {}, manager)).toEqual({ myVenueInvitations: [] });
    await accept(token, guest);
    expect(await app.ask(query, {}, guest)).toEqual({ myVenueInvitations: [] });
  });

  it('works for the invited address only', async () => {
    await invite('guest@spec.example');
    expect(await accept(await tokenTo('guest@spec.example'), app.member)).toMatchObject({ code: 'OTHER_ADDRESS' });
  });

  it('ends after 14 days, when it is revoked, and when a new one is sent', async () => {
    const guest = await app.given.member(app.network, { hours: null });
    const { id } = await invite(guest.email);
    const first = await tokenTo(guest.email);
    await invite(guest.email, manager, 'VENUE_MANAGER');
    expect(await accept(first, guest)).toMatchObject({ code: 'EXPIRED' });
    expect(
      await call(`revokeInvitation(id: "${id}") { __typename ... on PublishingRefused { code } }`, manager),
    ).toMatchObject({ code: 'ALREADY_DECIDED' });
    const second = await tokenTo(guest.email);
    app.api.clock.advance({ hours: 14 * 24 + 1 });
    expect(await accept(second, guest)).toMatchObject({ code: 'EXPIRED' });
  });

  it('cannot be forged', async () => {
    for (const token of ['x', '', `${Buffer.from(venue.id).toString('base64url')}.x`])
      expect(await accept(token, app.member)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('an invitation accepted twice at once gives one role', async () => {
    const guest = await app.given.member(app.network, { hours: null });
    await invite(guest.email);
    const token = await tokenTo(guest.email);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => accept(token, guest)));
    expect(outcomes.filter(({ __typename }) => __typename === 'InvitationAccepted')).toHaveLength(1);
    expect((await app.managed(venue.id))!.staff).toHaveLength(2);
  });
});

describe('the team', () => {
  it('is managed by managers of this venue and the network only', async () => {
    const staff = await app.given.member(app.network, { role: 'VENUE_STAFF', venueId: venue.id });
    const stranger = await app.given.member(app.network);
    await app.managedBy(stranger);
    for (const person of [staff, stranger]) {
      expect(await invite('x@spec.example', person)).toMatchObject({ code: 'NOT_YOURS' });
      expect(await remove(manager.id, person)).toMatchObject({ code: 'NOT_YOURS' });
    }
    expect(await invite('x@spec.example', app.admin)).toMatchObject({ __typename: 'StaffInvitation' });
  });

  it('keeps its last manager unless the network removes them', async () => {
    expect(await remove(manager.id)).toMatchObject({ code: 'LAST_MANAGER' });
    expect(await remove(manager.id, app.admin)).toMatchObject({ __typename: 'StaffRemoved' });
    expect(await app.managed(venue.id, app.admin)).toMatchObject({ state: 'UNCLAIMED', staff: [] });
  });

  it('keeps one of two managers who remove each other at once', async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [
        await app.given.member(app.network, { hours: null }),
        await app.given.member(app.network, { hours: null }),
      ];
      venue = await app.managedBy(a);
      await app.given.client.query(`insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_MANAGER', $3)`, [app.network.id, b.id, venue.id]); // prettier-ignore
      // The second one is refused, or has lost the right to ask.
      await Promise.allSettled([remove(b.id, a), remove(a.id, b)]);
      expect((await app.managed(venue.id))!.staff).toHaveLength(1);
    }
  });

  it('loses the right to edit with the role', async () => {
    const staff = await app.given.member(app.network, { role: 'VENUE_STAFF', venueId: venue.id });
    expect(await app.managed(venue.id, staff)).not.toBeNull();
    await remove(staff.id);
    const { errors } = await app.api.ask('lyon', `{ managedVenue(venueId: "${venue.id}") { id } }`, {}, staff);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
