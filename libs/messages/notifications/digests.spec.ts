import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
import { violations } from '#libs/testing';
import { queueDigests } from './digests.js';
import { KINDS, NotificationsTest, at } from './notifications.fixture.js';

let app: NotificationsTest;
beforeAll(async () => {
  app = await NotificationsTest.start();
});
beforeEach(() => app.restart());
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

describe('a digest', () => {
  const digests = async (now: string) => {
    app.api.clock.set(now);
    await app.api.app
      .get(Database)
      .inTransaction(app.network.id, (tx) => queueDigests(tx, app.api.clock.now(), 'Europe/Paris', '08:00'));
    const handlers = collectHandlers(app.api.app.get(DiscoveryService), app.api.app.get(Reflector));
    const { rows } = await app.given.client.query<{ id: string }>(`select id from outbox where topic = 'messages.sendDigest' and done_at is null`); // prettier-ignore
    for (const { id } of rows)
      await runJob(new JobRows(app.api.app.get(Database).open, app.api.clock), handlers, id, ({ error }) => {
        if (error) throw error as Error;
      });
  };

  it('mails once, in the morning, what was not read', async () => {
    await app.choose('DAILY');
    expect(await app.notify(KINDS.prompt, { data: { what: 'Déjà lue' } })).toBe('NOT_MAILED');
    const [read] = (await app.bell()).notifications.edges;
    await app.ask(`mutation ($ids: [ID!]!) { markNotificationsRead(ids: $ids) { marked } }`, { ids: [read!.node.id] });
    await app.notify(KINDS.prompt, { ...at(1), data: { what: 'Pas encore vue' } });
    await digests('2026-11-23T23:00:00Z');
    expect(await app.mails()).toEqual([]);
    await digests('2026-11-24T07:00:00Z');
    await digests('2026-11-24T12:00:00Z');
    await digests('2026-11-25T07:00:00Z');
    const [mail, ...more] = await app.mails();
    expect(more).toEqual([]);
    expect(mail!.text).toContain('Pas encore vue');
    expect(mail!.text).not.toContain('Déjà lue');
  });

  it('is sent on Monday when it is weekly', async () => {
    await app.choose('WEEKLY');
    await app.notify();
    await digests('2026-11-29T12:00:00Z');
    expect(await app.mails()).toEqual([]);
    await digests('2026-11-30T07:00:00Z');
    expect(await app.mails()).toHaveLength(1);
  });

  it('is sent once by workers that run at the same time', async () => {
    await app.choose('DAILY');
    await app.notify();
    await Promise.all([digests('2026-11-24T07:00:00Z'), digests('2026-11-24T07:00:00Z')]).catch(() => {});
    expect(await app.mails()).toHaveLength(1);
  });

  it('ends with one click on its own link', async () => {
    await app.choose('DAILY');
    await app.notify();
    await digests('2026-11-24T07:00:00Z');
    const [, url] = /^List-Unsubscribe: <(\S+)>\r$/m.exec((await app.mails())[0]!.raw)!;
    await app.api.app.inject({ method: 'POST', url: new URL(url!).pathname });
    expect(await app.notify(KINDS.prompt, at(5))).toBe('NOT_MAILED');
    await digests('2026-11-26T07:00:00Z');
    expect(await app.mails()).toHaveLength(1);
  });
});
