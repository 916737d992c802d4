import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { violations } from '#libs/testing';
import { PublishingTest } from './publishing.fixture.js';

let app: PublishingTest;
beforeAll(async () => {
  app = await PublishingTest.start();
});
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

const state = async (slug: string) =>
  (await app.ask<{ venue: { state: string } }>(`{ venue(slug: "${slug}") { state } }`, {}, app.member)).venue.state;

describe('a claim', () => {
  it('makes the member the manager once the network approves it, and tells both by bell and mail', async () => {
    const venue = await app.createVenue();
    expect(await state(venue.slug)).toBe('UNCLAIMED');
    const { claimId } = await app.claim(venue.id);
    await app.runJobs();
    const bell = `{ notifications { edges { node { title path } } } waitingForMe { kind title } }`;
    expect(await app.ask(bell, {}, app.admin)).toMatchObject({
      notifications: { edges: [{ node: { title: 'Nina demande à gérer Le Passage', path: '/admin/venues/claims' } }] },
      waitingForMe: [{ kind: 'venue.claimWaiting', title: 'Nina demande à gérer Le Passage' }],
    });
    expect(await app.decide('approveClaim', claimId)).toMatchObject({ state: 'APPROVED' });
    await app.runJobs();
    expect(await state(venue.slug)).toBe('CLAIMED');
    expect((await app.managed(venue.id, app.member))!.staff).toMatchObject([
      { memberId: app.member.id, role: 'VENUE_MANAGER' },
    ]);
    expect((await app.mailsTo(app.member.email)).map(({ subject }) => subject)).toEqual([
      'Vous gérez maintenant Le Passage',
    ]);
    expect(await app.ask(`{ waitingForMe { kind } }`, {}, app.admin)).toEqual({ waitingForMe: [] });
  });

  it('a claim made twice waits once and is decided once', async () => {
    const venue = await app.createVenue();
    const first = await app.claim(venue.id);
    expect(await app.claim(venue.id)).toEqual(first);
    await app.decide('refuseClaim', first.claimId);
    expect(await app.decide('approveClaim', first.claimId)).toEqual({
      __typename: 'PublishingRefused',
      code: 'ALREADY_DECIDED',
    });
    expect(await state(venue.slug)).toBe('UNCLAIMED');
  });

  it('is shown with its state to the member who made it, and to nobody else', async () => {
    const claimer = await app.given.member(app.network, { hours: null });
    const query = `{ myVenueClaims { state decidedAt venue { slug } } }`;
    const venue = await app.createVenue();
    const { claimId } = await app.claim(venue.id, claimer);
    const waiting = { state: 'WAITING', decidedAt: null, venue: { slug: venue.slug } };
    expect(await app.ask(query, {}, claimer)).toEqual({ myVenueClaims: [waiting] });
    await app.decide('refuseClaim', claimId);
    expect(await app.ask(query, {}, claimer)).toMatchObject({ myVenueClaims: [{ state: 'REFUSED' }] });
    const stranger = await app.given.member(app.network, { hours: null });
    expect(await app.ask(query, {}, stranger)).toEqual({ myVenueClaims: [] });
  });

  it('is listed for the network by its state, the newest first, page by page', async () => {
    const made = [];
    for (let n = 0; n < 3; n++) {
      const venue = await app.createVenue();
      const { claimId } = await app.claim(venue.id, await app.given.member(app.network, { hours: null }));
      const day = `2027-01-0${n + 1}T08:00:00Z`;
      await app.given.client.query(`update venue_claim set made_at = $2 where id = $1`, [claimId, day]);
      made.unshift(claimId);
    }
    const query = `query ($first: Int!, $after: String) { venueClaims(first: $first, after: $after) {
      edges { node { id } } pageInfo { endCursor hasNextPage } totalCount } }`;
    interface List { venueClaims: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean }; totalCount: number } } // prettier-ignore
    const page = async (first: number, after: string | null) =>
      (await app.ask<List>(query, { first, after }, app.admin)).venueClaims;
    const one = await page(2, null);
    const two = await page(1, one.pageInfo.endCursor);
    expect([...one.edges, ...two.edges].map(({ node }) => node.id)).toEqual(made);
    expect(one.pageInfo.hasNextPage).toBe(true);
    expect(two.totalCount).toBe(one.totalCount);
  });

  it('is refused for a venue that has a manager, is archived, or does not exist', async () => {
    const managed = await app.managedBy(app.member);
    const archived = await app.createVenue();
    await app.venue('archiveVenue(venueId: $id)', { id: archived.id });
    const codes = [];
    for (const id of [managed.id, archived.id, '01a00000-0000-7000-8000-000000000000'])
      codes.push((await app.claim(id, app.admin)).code);
    expect(codes).toEqual(['ALREADY_MANAGED', 'ARCHIVED', 'NOT_FOUND']);
  });

  it('shows the network whether the mail address is at the domain of the website', async () => {
    const claimer = await app.given.member(app.network);
    await app.given.client.query(`update account set email = 'nina@lepassage.example' where id = $1`, [
      claimer.accountId,
    ]);
    for (const [website, matches] of [
      ['https://www.lepassage.example/contact', true],
      ['https://autre.example', false],
    ] as const) {
      const venue = await app.createVenue({ website });
      const { claimId } = await app.claim(venue.id, claimer);
      expect(await app.decide('approveClaim', claimId)).toMatchObject({ domainMatches: matches });
    }
  });

  it('one of two simultaneous approvals wins, and the other claimers are refused', async () => {
    for (let round = 0; round < 8; round++) {
      const venue = await app.createVenue();
      const claimers = await Promise.all(
        Array.from({ length: 4 }, () => app.given.member(app.network, { hours: null })),
      );
      const claims = [];
      for (const claimer of claimers) claims.push(await app.claim(venue.id, claimer));
      const outcomes = await Promise.all(claims.map(({ claimId }) => app.decide('approveClaim', claimId)));
      expect(outcomes.filter((outcome) => outcome.state === 'APPROVED')).toHaveLength(1);
      expect((await app.managed(venue.id))!.staff).toHaveLength(1);
      const { rows } = await app.given.client.query(`select state, count(*)::int n from venue_claim where venue_id = $1 group by 1 order by 1`, [venue.id]); // prettier-ignore
      expect(rows).toEqual([
        { state: 'APPROVED', n: 1 },
        { state: 'REFUSED', n: 3 },
      ]);
    }
  });
});
