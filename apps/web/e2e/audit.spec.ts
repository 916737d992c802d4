import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, violations } from '#libs/testing';
import { csvOf } from './csv-file.fixture.js';
import { type WebTestApp, WIDTHS, accessibilityViolations, startWebTestApp, overflow } from './web-test-app.fixture.js';

let app: WebTestApp;
let ada: GivenMember;
let amy: GivenMember;
let bao: GivenMember;
let olga: GivenMember;

const note = (action: string, actor: string | null, subject: string | null, at: string) =>
  app.given.client.query(
    `insert into audit_entry (network_id, actor_id, action, subject_type, subject_id, at)
     values ($1, $2, $3, case when $4::uuid is null then 'NETWORK' else 'ACCOUNT' end, $4, $5)`,
    [app.lyon.id, actor, action, subject, at],
  );
const entries = (page: Page) => page.getByRole('main').getByRole('list').first().getByRole('listitem');

beforeAll(async () => {
  app = await startWebTestApp();
  ada = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
  amy = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Amy Reed', locale: 'en' });
  bao = await app.member({ name: 'Bao Nguyen' });
  olga = await app.given.member(app.lyon, { operator: true, name: 'Olga Petit' });
  // Half past midnight in Paris is still the previous day in UTC.
  const today = app.api.clock.now().toZonedDateTimeISO('Europe/Paris').startOfDay();
  const lateNight = today.subtract({ days: 3 }).with({ hour: 0, minute: 30 }).toInstant().toString();
  await note('PASSKEY_ADDED', bao.accountId, bao.accountId, lateNight);
  await note('SESSIONS_ENDED', ada.accountId, bao.accountId, today.subtract({ days: 2 }).toInstant().toString());
  for (let n = 0; n < 40; n++)
    await note('SIGN_IN_FAILED', null, bao.accountId, today.subtract({ days: 50, minutes: n }).toInstant().toString());
});
afterAll(async () => {
  expect(await violations(app.databaseUrl)).toEqual([]);
  await app.close();
});

describe('the audit log', () => {
  it('is linked from the menu for administrators only', async () => {
    const page = await app.visit('/lyon', { as: ada });
    await page.getByRole('button', { name: /^Compte de/ }).click();
    await page.getByRole('link', { name: 'Réseau', exact: true }).click();
    await page.getByRole('link', { name: 'Journal d’audit' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Journal d’audit' }).waitFor();
    await page.getByText('par Ada Martin, concernant Bao Nguyen').waitFor();

    const other = await app.visit('/lyon/audit', { as: bao });
    await other.getByRole('heading', { name: 'Votre compte n’a pas ce rôle' }).waitFor();
    await other.getByRole('button', { name: /^Compte de/ }).click();
    await other.getByRole('link', { name: 'Compte et sécurité' }).first().waitFor();
    expect(await other.getByRole('link', { name: 'Journal d’audit' }).count()).toBe(0);
    const stranger = await app.visit('/lyon/audit');
    await stranger.getByRole('heading', { name: 'C’est votre espace' }).waitFor();
    expect([await accessibilityViolations(other), await accessibilityViolations(stranger)]).toEqual([[], []]);
  });

  it.each(WIDTHS)('is accessible and fits %d pixels, in both languages', async (width) => {
    for (const [as, title, line] of [
      [ada, 'Journal d’audit', 'Clé d’accès ajoutée'],
      [amy, 'Audit log', 'Passkey added'],
    ] as const) {
      const page = await app.visit('/lyon/audit', { as, width });
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await entries(page).filter({ hasText: line }).waitFor();
      expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    }
  });

  it('is filtered by action, person and day in the network’s time zone, and the address holds the filter', async () => {
    const page = await app.visit('/lyon/audit', { as: ada });
    await page.getByLabel('Action').selectOption({ label: 'Clé d’accès ajoutée' });
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByRole('heading', { name: '1 entrée', exact: true }).waitFor();
    // The day is that of Paris, not of UTC.
    await entries(page)
      .getByText(/0\sh\s30$/)
      .waitFor();
    const day = app.api.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().subtract({ days: 3 }).toString();
    for (const name of ['Du', 'Au']) await page.getByLabel(name, { exact: true }).fill(day);
    await page.getByLabel('Personne').fill(bao.email);
    await page.getByLabel('Personne').press('Enter');
    await page.waitForURL((url) => url.searchParams.get('person') === bao.email);
    await page.getByRole('heading', { name: '1 entrée', exact: true }).waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      action: 'PASSKEY_ADDED',
      person: bao.email,
      from: day,
      until: day,
    });
    await page.getByLabel('Action').selectOption({ label: 'Toutes' });
    await page.getByLabel('Personne').fill('nobody@spec.example');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByText('Aucune entrée ne correspond.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Effacer les filtres' }).click();
    await page.getByText('par Ada Martin, concernant Bao Nguyen').waitFor();
  });

  it('moves the focus to the field when the address in it is invalid', async () => {
    const page = await app.visit('/lyon/audit?person=ada@here', { as: ada });
    await page.getByText('Cette adresse n’a pas l’air complète.').waitFor();
    expect(await page.getByLabel('Personne').getAttribute('aria-invalid')).toBe('true');
  });

  it('is paged with the keyboard', async () => {
    const from = app.api.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().subtract({ days: 60 });
    const page = await app.visit(`/lyon/audit?action=SIGN_IN_FAILED&from=${from.toString()}`, { as: ada });
    await page.getByText('1 – 30 sur 40').waitFor();
    await page.getByRole('button', { name: 'Suivants' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('31 – 40 sur 40').waitFor();
    expect(await entries(page).count()).toBe(10);
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('40 entrées');
    await page.getByRole('button', { name: 'Précédents' }).click();
    await page.getByText('1 – 30 sur 40').waitFor();
  });

  it('is given as a file with all its pages, and the reads for it are entries as well', async () => {
    const from = app.api.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().subtract({ days: 60 });
    const page = await app.visit(`/lyon/audit?action=SIGN_IN_FAILED&from=${from.toString()}`, { as: ada });
    await page.getByText('1 – 30 sur 40').waitFor();
    const reads = `select count(*)::int n from audit_entry where action = 'AUDIT_READ' and actor_id = $1`;
    const before = await app.given.one<{ n: number }>(reads, [ada.accountId]);
    const [titles, ...rows] = await csvOf(page);
    expect(titles).toBe('Moment;Action;Par;Concernant');
    expect(rows).toHaveLength(40);
    expect(rows[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z;[^;]+;;Bao Nguyen$/);
    const after = await app.given.one<{ n: number }>(reads, [ada.accountId]);
    expect(after.n).toBe(before.n + 1);
  });

  it('reports that it cannot be loaded, and is loaded by trying again', async () => {
    const page = await app.visit('/lyon/admin', { as: ada });
    await page.getByRole('heading', { name: 'Vos pages' }).waitFor();
    const broken = await page.route('**/graphql', (route) =>
      route.fulfill({ status: 503, contentType: 'application/json', body: '{}' }),
    );
    await page.getByRole('link', { name: 'Journal d’audit' }).first().click();
    await page.getByRole('alert').getByText('Le service ne répond pas').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await broken.dispose();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('par Ada Martin, concernant Bao Nguyen').first().waitFor();
  });

  it('the audit log of the platform is for operators', async () => {
    await app.given.client.query(
      `insert into audit_entry (network_id, actor_id, action, subject_type, at) values (null, $1, 'JOB_RETRIED', 'JOB', $2)`,
      [olga.accountId, app.api.clock.now().toString()],
    );
    const page = await app.visit('/lyon/audit?platform=1', { as: ada });
    await entries(page).filter({ hasText: 'Sessions terminées' }).waitFor();
    expect([await page.getByText('Tâche relancée').count(), await page.getByRole('switch').count()]).toEqual([1, 0]);
    const operators = await app.visit('/lyon/audit', { as: olga });
    await operators.getByLabel('Journal d’audit de la plateforme').check();
    await operators.getByRole('button', { name: 'Afficher' }).click();
    await operators.getByText('par Olga Petit, concernant une tâche').waitFor();
    expect(await accessibilityViolations(operators)).toEqual([]);
  });

  it('leaves no page with a browser error', () => {
    expect(app.browserErrors).toEqual([]);
  });
});
