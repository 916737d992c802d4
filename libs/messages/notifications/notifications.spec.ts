import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { violations } from '#libs/testing';
import { type Bell, KINDS, NIGHT, NotificationsTest, at } from './notifications.fixture.js';

let app: NotificationsTest;
beforeAll(async () => {
  app = await NotificationsTest.start();
});
beforeEach(() => app.restart());
afterEach(async () => expect(await violations(app.database.url)).toEqual([]));
afterAll(() => app?.end());

describe('an event', () => {
  it('appears in the bell and is mailed at once by default', async () => {
    expect(await app.notify()).toBe('SENT');
    const { me, notifications } = await app.bell();
    expect(me.unreadNotifications).toBe(1);
    expect(notifications.edges.map(({ node }) => node.title)).toEqual(['Une nouvelle']);
    expect((await app.mails()).map(({ subject }) => subject)).toEqual(['Une nouvelle']);
  });

  it('reaches a person once on each channel, however often the job runs and however many run at once', async () => {
    await Promise.allSettled(Array.from({ length: 20 }, () => app.notify()));
    await app.notify();
    expect((await app.bell()).notifications.totalCount).toBe(1);
    expect(await app.mails()).toHaveLength(1);
  });

  it('is shown to nobody else', async () => {
    await app.notify();
    expect((await app.bell(false, app.other)).notifications.totalCount).toBe(0);
  });

  it('is only shown when its kind is never mailed', async () => {
    expect(await app.notify(KINDS.silent)).toBe('NOT_MAILED');
    expect((await app.bell()).notifications.totalCount).toBe(1);
    expect(await app.mails()).toEqual([]);
  });

  it('is not recorded for an account that was erased', async () => {
    await app.given.client.query(`update account set erased_at = now(), disabled_at = now() where id = $1`, [
      app.member.accountId,
    ]);
    expect(await app.notify()).toBe('ERASED');
    expect((await app.given.client.query('select from notification')).rowCount).toBe(0);
  });
});

describe('a preference', () => {
  it('turns the mails of a topic off and leaves the bell', async () => {
    await app.choose('NEVER');
    expect(await app.notify()).toBe('NOT_MAILED');
    expect((await app.bell()).notifications.totalCount).toBe(1);
  });

  it('turns the bell off and leaves the mails', async () => {
    await app.choose('NEVER', 'BELL');
    expect(await app.notify()).toBe('SENT');
    expect((await app.bell()).notifications.totalCount).toBe(0);
  });

  it('does not concern mails that one must get', async () => {
    await app.choose('NEVER');
    await app.choose('NEVER', 'BELL');
    expect(await app.notify(KINDS.required)).toBe('SENT');
    expect((await app.bell()).notifications.totalCount).toBe(1);
    expect((await app.mails())[0]!.raw).not.toMatch(/unsubscribe/i);
  });

  it('is listed for every topic and channel, with what can be chosen', async () => {
    await app.choose('WEEKLY');
    const { me } =
      await app.ask<{ me: { notificationPreferences: { topic: string; channel: string; delivery: string; choices: string[] }[] } }>( // prettier-ignore
        `{ me { notificationPreferences { topic channel delivery choices } } }`,
      );
    expect(me.notificationPreferences).toHaveLength(12);
    const of = (topic: string, channel: string) => me.notificationPreferences.find((one) => one.topic === topic && one.channel === channel); // prettier-ignore
    expect(of('VENUES', 'MAIL')).toMatchObject({
      delivery: 'WEEKLY',
      choices: ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'],
    });
    expect(of('SECURITY', 'MAIL')).toMatchObject({ delivery: 'AT_ONCE', choices: ['AT_ONCE'] });
    expect(of('REMINDERS', 'MAIL')).toMatchObject({ choices: ['AT_ONCE', 'NEVER'] });
  });

  it.each([
    ['NEVER', 'MAIL', 'SECURITY'],
    ['NEVER', 'BELL', 'SECURITY'],
    ['DAILY', 'MAIL', 'REMINDERS'],
    ['WEEKLY', 'BELL', 'BOOKINGS'],
  ])('is refused where it is fixed or makes no sense: %s, %s, %s', async (delivery, channel, topic) => {
    expect((await app.choose(delivery, channel, topic)).setNotificationPreference.__typename).toBe('PreferenceFixed');
    expect((await app.given.client.query('select from notification_preference')).rowCount).toBe(0);
  });
});

describe('reading', () => {
  it('marks the named notifications and leaves those of others unread', async () => {
    await app.notify();
    await app.notify(KINDS.prompt, at(1));
    const [first] = (await app.bell()).notifications.edges;
    const read = `mutation ($ids: [ID!]!) { markNotificationsRead(ids: $ids) { marked unread } }`;
    const ids = [first!.node.id];
    expect(await app.ask(read, { ids }, app.other)).toEqual({ markNotificationsRead: { marked: 0, unread: 0 } });
    expect(await app.ask(read, { ids })).toEqual({ markNotificationsRead: { marked: 1, unread: 1 } });
    expect(await app.ask(read, { ids })).toEqual({ markNotificationsRead: { marked: 0, unread: 1 } });
    expect((await app.bell(true)).notifications.totalCount).toBe(1);
  });

  it('marks everything up to the newest shown, and nothing that came later', async () => {
    for (const minute of [0, 1, 2]) {
      await app.notify(KINDS.prompt, at(minute));
      app.api.clock.advance({ minutes: 1 });
    }
    const middle = (await app.bell()).notifications.edges[1]!.node.id;
    const read = `mutation ($id: ID!) { markNotificationsReadUpTo(id: $id) { marked unread } }`;
    expect(await app.ask(read, { id: middle })).toEqual({ markNotificationsReadUpTo: { marked: 2, unread: 1 } });
  });

  it('pages through the list, the newest first', async () => {
    for (const minute of [0, 1, 2]) {
      await app.notify(KINDS.prompt, { ...at(minute), data: { what: `Nouvelle ${minute}` } });
      app.api.clock.advance({ minutes: 1 });
    }
    const page = (after: string | null) =>
      app.ask<Bell>(`query ($after: String) { me { unreadNotifications } notifications(first: 2, after: $after) { totalCount edges { cursor node { id title readAt } } } }`, { after }); // prettier-ignore
    const first = (await page(null)).notifications;
    const second = (await page(first.edges[1]!.cursor)).notifications;
    const titles = [...first.edges, ...second.edges].map(({ node }) => node.title);
    expect(titles).toEqual(['Nouvelle 2', 'Nouvelle 1', 'Nouvelle 0']);
  });
});

describe('quiet hours', () => {
  it('hold a mail back until they end and show the event in the bell at once', async () => {
    app.api.clock.set(NIGHT);
    expect(await app.notify(KINDS.polite)).toBe('WAITS');
    await app.notify(KINDS.polite);
    expect((await app.bell()).notifications.totalCount).toBe(1);
    const { rows } = await app.given.client.query<{ run_at: Temporal.Instant }>(`select run_at::text from outbox where topic = 'people.sendSecurityNotice'`); // prettier-ignore
    expect(rows).toHaveLength(1);
    app.api.clock.set('2026-11-24T07:00:00Z');
    expect(await app.notify(KINDS.polite)).toBe('SENT');
  });

  it('do not hold back a change of the same day', async () => {
    app.api.clock.set(NIGHT);
    expect(await app.notify(KINDS.polite, { about: Temporal.Instant.from('2026-11-24T06:00:00Z') })).toBe('SENT');
  });
});

it('a missing second factor waits for its person', async () => {
  const query = `{ waitingForMe { kind title path } }`;
  expect(await app.ask(query)).toEqual({ waitingForMe: [] });
  const admin = await app.given.member(app.network, { role: 'NETWORK_ADMIN', secondFactor: false });
  expect(await app.ask(query, {}, admin)).toMatchObject({
    waitingForMe: [{ kind: 'account.secondFactor', path: '/account' }],
  });
});
