import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '#libs/platform';
import { type GivenMember, violations } from '#libs/testing';
import { queueFreshness } from './ask-if-right.js';
import { ConfirmLinks } from './confirm-links.js';
import { type Managed, NOW, PublishingTest } from './publishing.fixture.js';

const LATER = '2027-06-01T10:00:00Z';
let app: PublishingTest;
let manager: GivenMember;
let venue: Managed;
beforeAll(async () => {
  app = await PublishingTest.start();
});
beforeEach(async () => {
  await app.given.client.query('truncate local_mail, message, notification, outbox');
  app.api.clock.set(NOW);
  manager = await app.given.member(app.network, { name: 'Awa' });
  venue = await app.managedBy(manager);
});
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

const upkeep = async (now: string) => {
  app.api.clock.set(now);
  await app.api.app.get(Database).inTransaction(app.network.id, (tx) => queueFreshness(tx, app.api.clock.now()));
  await app.runJobs();
};
const isStale = async () =>
  (await app.ask<{ venue: { stale: boolean } }>(`{ venue(slug: "${venue.slug}") { stale } }`, {}, manager)).venue.stale;
const confirmPath = async () => {
  const [mail] = (await app.mailsTo(manager.email)).slice(-1);
  return /http:\/\/localhost:3000(\/still-right\/\S+)/.exec(mail!.text!)![1]!;
};
const send = (method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}) =>
  app.api.app.inject({ method, url, headers });

describe('a venue that nobody confirmed for six months', () => {
  it('says so, asks its managers once, and waits for them', async () => {
    await upkeep('2027-05-01T10:00:00Z');
    expect([await isStale(), (await app.mailsTo(manager.email)).length]).toEqual([false, 0]);
    await upkeep(LATER);
    await upkeep('2027-06-02T10:00:00Z');
    await upkeep('2027-10-02T10:00:00Z');
    expect(await isStale()).toBe(true);
    expect((await app.mailsTo(manager.email)).map(({ subject }) => subject)).toEqual([
      'La page de Le Passage est-elle à jour ?',
    ]);
    expect(await app.ask(`{ waitingForMe { kind } }`, {}, manager)).toEqual({
      waitingForMe: [{ kind: 'venue.stillRight' }],
    });
  });

  it('is confirmed by the link of the mail without a session: GET shows a button, POST confirms', async () => {
    await upkeep(LATER);
    const path = await confirmPath();
    const { statusCode, body } = await send('GET', path);
    expect([statusCode, await isStale()]).toEqual([200, true]);
    expect(body).toContain('<form method="post"><button>Tout est juste</button></form>');
    expect((await send('POST', path)).statusCode).toBe(200);
    expect(await isStale()).toBe(false);
    expect(await app.ask(`{ waitingForMe { kind } }`, {}, manager)).toEqual({ waitingForMe: [] });
  });

  it('is not confirmed by a foreign page, a forged link, or a manager who left the team', async () => {
    await upkeep(LATER);
    const path = await confirmPath();
    expect((await send('POST', path, { origin: 'https://evil.example' })).statusCode).toBe(403);
    const others = app.api.app.get(ConfirmLinks).url(app.network.id, venue.id, app.member.accountId);
    for (const link of [`${path}x`, '/still-right/x', new URL(others).pathname])
      for (const method of ['GET', 'POST'] as const) expect((await send(method, link)).statusCode).toBe(404);
    await app.given.client.query(`update role_grant set revoked_at = now() where member_id = $1`, [manager.id]);
    expect((await send('POST', path)).statusCode).toBe(404);
    expect((await app.managed(venue.id))!.stale).toBe(true);
  });

  it('is asked about again six months after the next confirmation', async () => {
    await upkeep(LATER);
    await app.venue('confirmVenue(venueId: $id)', { id: venue.id }, manager);
    await upkeep('2027-11-30T10:00:00Z');
    expect(await app.mailsTo(manager.email)).toHaveLength(1);
    await upkeep('2027-12-02T10:00:00Z');
    expect(await app.mailsTo(manager.email)).toHaveLength(2);
  });

  it('is found after one of the same relevance that was confirmed', async () => {
    const word = 'céramique';
    const names = { descriptionFr: `Un atelier de ${word} pour tous.`, descriptionEn: '' };
    const [stale, fresh] = [
      await app.createVenue({ ...names, name: 'Atelier A' }),
      await app.createVenue({ ...names, name: 'Atelier B' }),
    ];
    await app.given.client.query(`update venue set confirmed_at = '2026-01-01' where id = $1`, [stale.id]);
    const query = `query ($text: String!) { searchVenues(filter: { text: $text }) { edges { node { venue { slug } } } } }`;
    const { searchVenues } = await app.ask<{ searchVenues: { edges: { node: { venue: { slug: string } } }[] } }>(query, { text: word }, app.member); // prettier-ignore
    expect(searchVenues.edges.map(({ node }) => node.venue.slug)).toEqual([fresh.slug, stale.slug]);
  });
});
