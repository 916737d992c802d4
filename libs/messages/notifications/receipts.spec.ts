import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { violations } from '#libs/testing';
import { KINDS, NotificationsTest, at } from './notifications.fixture.js';

const RECEIPTS = `query ($first: Int!, $after: String) { myReceipts(first: $first, after: $after) {
  totalCount pageInfo { endCursor hasNextPage } edges { node { title path topic state at } } } }`;

interface Page {
  myReceipts: {
    totalCount: number;
    pageInfo: { endCursor: string; hasNextPage: boolean };
    edges: { node: { title: string | null; path: string | null; topic: string | null; state: string; at: string } }[];
  };
}

let app: NotificationsTest;
beforeAll(async () => {
  app = await NotificationsTest.start();
});
beforeEach(() => app.restart());
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

const read = async (first = 10, after: string | null = null) =>
  ((await app.ask(RECEIPTS, { first, after })) as unknown as Page).myReceipts;

describe('what was sent to a person', () => {
  it('has each mail with its text, topic, state and time, the newest first and page by page', async () => {
    await app.notify(KINDS.prompt, { ...at(0), data: { what: 'Une' } });
    await app.notify(KINDS.prompt, { ...at(1), data: { what: 'Deux' } });
    const first = await read(1);
    expect(first.totalCount).toBe(2);
    expect(first.edges[0]!.node).toMatchObject({ title: expect.stringContaining('Deux'), state: 'SENT' });
    const second = await read(1, first.pageInfo.endCursor);
    expect(second.edges[0]!.node.title).toContain('Une');
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('keeps its receipt when the text of the notification is gone', async () => {
    await app.notify();
    await app.given.client.query('delete from notification');
    const { edges } = await read();
    expect(edges.map(({ node }) => [node.title, node.path, node.state])).toEqual([[null, null, 'SENT']]);
  });

  it('says which mails failed and which are being sent', async () => {
    await app.notify(KINDS.prompt, at(0));
    await app.notify(KINDS.prompt, at(1));
    const { rows } = await app.given.client.query<{ id: string }>('select id from message order by id');
    await app.given.client.query(`update message set state = 'FAILED', sent_at = null, error = '550' where id = $1`, [
      rows[0]!.id,
    ]);
    await app.given.client.query(`update message set state = 'CLAIMED', sent_at = null where id = $1`, [rows[1]!.id]);
    expect((await read()).edges.map(({ node }) => node.state)).toEqual(['SENDING', 'FAILED']);
  });

  it('has nothing of anybody else', async () => {
    await app.notify();
    await app.given.client.query('update message set recipient_id = uuidv7()');
    expect(await read()).toMatchObject({ totalCount: 0, edges: [] });
  });
});
