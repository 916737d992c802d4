import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, WIDTHS, accessibilityViolations, overflow, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
beforeAll(async () => {
  app = await startWebTestApp();
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

/** A member with unread notifications, the newest last. */
async function someone(count: number): Promise<GivenMember> {
  const member = await app.member({ name: 'Nina Roux' });
  for (let n = 0; n < count; n++) await happens(member, n);
  return member;
}
const happens = ({ accountId }: GivenMember, n: number) =>
  app.given.client.query(
    `insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, created_at)
     values ($1, $2, 'booking.confirmed', gen_random_uuid(), $3, $4, true, $3)`,
    [
      app.lyon.id,
      accountId,
      app.api.clock
        .now()
        .subtract({ minutes: 100 - n })
        .toString(),
      JSON.stringify({ code: 'SPEC0001', what: `Salle ${n}`, start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z', zone: 'Europe/Paris' }), // prettier-ignore
    ],
  );

describe.each(WIDTHS)('the bell at %i px', (width) => {
  it('shows how many are unread and the newest ones, and marks them all as read', async () => {
    const page = await app.visit('/lyon', { as: await someone(8), width });
    await page.getByRole('button', { name: 'Notifications : 8 non lues' }).click();
    const menu = page.getByRole('dialog', { name: 'Notifications' });
    await menu.getByRole('link', { name: /Salle 7/ }).waitFor();
    expect(await menu.getByRole('link', { name: /Salle/ }).count()).toBe(6);
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await menu.getByRole('button', { name: 'Tout marquer comme lu' }).click();
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  });

  it('has a page with everything, page by page', async () => {
    const page = await app.visit('/lyon/notifications', { as: await someone(22), width });
    await page.getByText(/1 – 20 sur 22/).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('button', { name: 'Suivants' }).click();
    await page.getByText(/21 – 22 sur 22/).waitFor();
  });

  it('says what appears here while it is empty', async () => {
    const page = await app.visit('/lyon/notifications', { as: await someone(0), width });
    await page.getByText('Rien pour l’instant.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

describe('the bell', () => {
  it('opens the page of a notification and counts it as read', async () => {
    const page = await app.visit('/lyon', { as: await someone(2) });
    await page.getByRole('button', { name: 'Notifications : 2 non lues' }).click();
    await page.getByRole('link', { name: /Salle 1/ }).click();
    await page.waitForURL(/\/lyon\/bookings\?code=SPEC0001/);
    await page.getByRole('button', { name: 'Notifications : 1 non lue' }).waitFor();
  });

  it('counts again when the window gets the focus', async () => {
    const member = await someone(0);
    const page = await app.visit('/lyon', { as: member });
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
    await happens(member, 1);
    await page.evaluate(`dispatchEvent(new Event('focus'))`);
    await page.getByRole('button', { name: 'Notifications : 1 non lue' }).waitFor();
  });

  it('says that the service does not answer and tries again', async () => {
    const page = await app.visit('/lyon/notifications', { as: await someone(1) });
    await page.route('**/graphql', (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').first().waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Réessayer' }).first().click();
    await page.getByRole('link', { name: /Salle 0/ }).waitFor();
  });

  it('is in English for those who chose it, and absent for anonymous visitors', async () => {
    const member = await someone(0);
    await app.given.client.query(`update account set locale = 'en' where id = $1`, [member.accountId]);
    const page = await app.visit('/lyon/notifications', { as: member, locale: 'en-GB' });
    await page.getByText('Nothing yet.').waitFor();
    const stranger = await app.visit('/lyon/notifications');
    await stranger.getByRole('heading', { name: 'C’est votre espace' }).waitFor();
    expect(await stranger.getByRole('button', { name: /Notifications/ }).count()).toBe(0);
  });

  it('is in the workspaces, too', async () => {
    const member = await someone(1);
    await app.given.client.query(`insert into role_grant (network_id, member_id, role) values ($1, $2, 'MENTOR')`, [
      app.lyon.id,
      member.id,
    ]);
    const page = await app.visit('/lyon/mentoring', { as: member });
    await page.getByRole('button', { name: 'Notifications : 1 non lue' }).waitFor();
  });
});

describe('preferences', () => {
  it('are chosen on the account page, and are kept', async () => {
    const member = await someone(0);
    const page = await app.visit('/lyon/account', { as: member, width: 360 });
    await page.getByLabel('Réservations : Mail').selectOption('Résumé de la semaine');
    await page.getByText('C’est enregistré.').first().waitFor({ state: 'attached' });
    expect(await page.getByLabel('Sécurité du compte : Mail').isDisabled()).toBe(true);
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await page.reload();
    await page.getByLabel('Réservations : Mail').waitFor();
    expect(await page.getByLabel('Réservations : Mail').inputValue()).toBe('WEEKLY');
  });
});
