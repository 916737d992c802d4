import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublishingTest } from './publishing.fixture.js';

let app: PublishingTest;
beforeAll(async () => {
  app = await PublishingTest.start();
  const names = ['Atelier Neuf', 'Bureau Clos', 'Chai Publié', 'Dock Ancien', 'Écrin Géré'];
  const venues = [];
  for (const name of names) venues.push(await app.createVenue({ name }));
  const [unclaimed, archived, published, stale, claimed] = venues.map(({ id }) => id) as [string, string, string, string, string]; // prettier-ignore
  const set = (text: string, id: string) => app.given.client.query(`update venue set ${text} where id = $1`, [id]);
  await app.venue('archiveVenue(venueId: $id)', { id: archived });
  await set(`published_at = '2026-11-01', confirmed_at = '2026-11-01'`, published);
  await set(`published_at = '2026-01-01', confirmed_at = '2026-05-22T08:00:00Z'`, stale);
  await app.given.client.query(`insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_MANAGER', $3)`, [app.network.id, app.member.id, claimed]); // prettier-ignore
  await app.claim(unclaimed);
});
afterAll(() => app?.end());

interface Found {
  networkVenues: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: { node: { name: string; state: string; claims: number; team: number } }[];
  };
}
const LIST = `query ($text: String! = "", $first: Int! = 20, $after: String, $inState: NetworkVenueState) {
  networkVenues(text: $text, first: $first, after: $after, inState: $inState) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { name state claims team } } } }`;
const list = async (variables: object) => (await app.ask<Found>(LIST, variables, app.admin)).networkVenues;
const names = async (variables: object) => (await list(variables)).edges.map(({ node }) => node.name);

describe('the venues of a network', () => {
  it('are listed with their states, archived ones as well', async () => {
    const { totalCount, edges } = await list({});
    expect(totalCount).toBe(5);
    expect(edges.map(({ node }) => [node.name, node.state, node.claims, node.team])).toEqual([
      ['Atelier Neuf', 'UNCLAIMED', 1, 0],
      ['Bureau Clos', 'ARCHIVED', 0, 0],
      ['Chai Publié', 'PUBLISHED', 0, 0],
      ['Dock Ancien', 'STALE', 0, 0],
      ['Écrin Géré', 'CLAIMED', 0, 1],
    ]);
  });

  it.each([
    ['UNCLAIMED', 'Atelier Neuf'],
    ['ARCHIVED', 'Bureau Clos'],
    ['PUBLISHED', 'Chai Publié'],
    ['STALE', 'Dock Ancien'],
    ['CLAIMED', 'Écrin Géré'],
  ])('in the state %s are found by it', async (inState, name) => expect(await names({ inState })).toEqual([name]));

  it('are found by a part of the name without accents, the town or the organisation', async () => {
    expect(await names({ text: 'ecrin' })).toEqual(['Écrin Géré']);
    expect(await names({ text: 'villeur' })).toHaveLength(5);
    expect(await names({ text: '%' })).toEqual([]);
  });

  it('are paged', async () => {
    const first = await list({ first: 3 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await names({ first: 3, after: first.pageInfo.endCursor })).toEqual(['Dock Ancien', 'Écrin Géré']);
  });
});

describe('what waits for administrators', () => {
  it('is claims since the oldest, and published venues since their confirmation grew old', async () => {
    expect(await app.ask(`{ networkTasks { kind count text path at } }`, {}, app.admin)).toEqual({
      networkTasks: [
        {
          kind: 'venues.claimed',
          count: 1,
          text: '1 demande pour gérer un lieu attend votre décision.',
          path: '/admin/venues/claims',
          at: '2026-11-23T08:00:00Z',
        },
        {
          kind: 'venues.stale',
          count: 1,
          text: '1 lieu publié n’a pas été confirmé depuis six mois.',
          path: '/admin/venues?state=STALE',
          at: '2026-11-22T08:00:00Z',
        },
      ],
    });
  });
});
