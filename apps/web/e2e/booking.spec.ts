import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let awa: GivenMember;

const NEED = 'découpe laser près de Villeurbanne demain à 14h pendant 2h';

beforeAll(async () => {
  app = await startWebTestApp();
  awa = await app.member({ name: 'Awa Diallo' });
  for (const [venueName, lat] of [
    ['La Fabrique', 45.767],
    ['L’Établi', 45.772],
  ] as const)
    await app.space({
      kind: 'MACHINE',
      name: 'Découpeuse laser',
      venueName,
      lat,
      capability: 'laser-cutting',
    });
});

afterEach(() => app.closeWindows());
afterAll(() => app.close());

/** Names of the GraphQL operations that a page sends. */
function operations(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql')) return;
    const { operationName, query } = request.postDataJSON() as { operationName: string; query?: string };
    // A query that the server does not know yet is sent again with its text; that counts as one operation.
    if (!query || !sent.includes(operationName)) sent.push(operationName);
  });
  return sent;
}

describe('booking on the page', () => {
  it('takes one sentence and one click; the booking can be cancelled, found again and put in a calendar', async () => {
    const page = await app.visit('/lyon', { as: awa });
    const sent = operations(page);
    await page.getByLabel('Votre besoin, en une phrase').fill(NEED);
    await page.keyboard.press('Enter');

    const offers = page
      .getByRole('list')
      .filter({ has: page.getByRole('article') })
      .getByRole('article');
    await offers.first().waitFor();
    expect(await offers.count()).toBe(2);
    for (const chip of ['Découpe laser', 'demain, 14 h – 16 h', 'Villeurbanne'])
      expect(await page.getByRole('button', { name: new RegExp(chip.replaceAll(' ', '\\s')) }).count()).toBeGreaterThan(
        0,
      );
    const chosen = await offers.first().getByRole('heading').innerText();
    await offers
      .first()
      .getByRole('button', { name: /^Réserver/ })
      .click();

    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect(sent.filter((name) => name === 'Propose' || name === 'Book')).toEqual(['Propose', 'Book']);
    expect(await page.getByText(/^\d{6}$/).innerText()).toMatch(/^\d{6}$/);
    const { rows } = await app.given.client.query<{ state: string; code: string }>('select state, code from booking');
    expect(rows).toEqual([{ state: 'CONFIRMED', code: expect.any(String) }]);

    await page.getByRole('link', { name: 'Mes réservations', exact: true }).click();
    await page.getByRole('heading', { name: 'Mes réservations' }).waitFor();
    const ticket = page.getByRole('article').filter({ hasText: chosen });
    await ticket.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      ticket.getByRole('link', { name: 'Ajouter à l’agenda' }).click(),
    ]);
    const calendar = await (await download.createReadStream()).setEncoding('utf8').toArray();
    expect(calendar.join('')).toContain('BEGIN:VEVENT');

    await ticket.getByRole('button', { name: 'Déplacer' }).click();
    await ticket.getByLabel('Durée').selectOption('90');
    // An hour and a half at weight 3 costs an hour and a half less of the pass than two hours.
    await ticket.getByRole('button', { name: /^16\sh − 1\sh\s30/ }).click();
    await ticket.getByText(/16\sh – 17\sh\s30/).waitFor();
    const { rows: moved } = await app.given.client.query<{ start: string; minutes: number; sequence: number }>(
      `select starts_at::text as start, extract(epoch from ends_at - starts_at)::int / 60 as minutes, sequence from booking`,
    );
    expect(moved).toEqual([{ start: expect.any(String), minutes: 90, sequence: 1 }]);
    expect(Temporal.Instant.from(moved[0]!.start.replace(' ', 'T')).equals(app.tomorrowAt(16).toInstant())).toBe(true);

    await ticket.getByRole('button', { name: 'Annuler', exact: true }).click();
    await ticket.getByText(/Vous récupérez 4\sh\s30/).waitFor();
    await ticket.getByRole('button', { name: 'Oui, annuler' }).click();
    await page.getByText(/Réservation annulée\. Vous récupérez 4\sh\s30/).waitFor();
    await ticket.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Passées' }).click();
    await page.getByText('Annulée', { exact: true }).waitFor();
    expect((await app.given.client.query('select state from booking')).rows).toEqual([{ state: 'CANCELLED' }]);
  });

  it('can be undone with one tap right afterwards, which shows what was given back', async () => {
    const page = await app.visit(`/lyon?q=${encodeURIComponent(NEED)}`, { as: awa });
    await page
      .getByRole('button', { name: /^Réserver/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Annuler la réservation' }).click();
    await page.getByText(/Vous récupérez 6\sh/).waitFor();
    const live = await app.given.client.query(`select 1 from booking where state = 'CONFIRMED'`);
    expect(live.rowCount).toBe(0);
  });

  it('names the fee of a late cancellation, and lets a consumer withdraw', async () => {
    const member = await app.member({ name: 'Lina Roux' });
    const page = await app.visit(`/lyon?q=${encodeURIComponent(NEED)}`, { as: member });
    const book = async (change: string) => {
      await page
        .getByRole('button', { name: /^Réserver/ })
        .first()
        .click();
      await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
      await app.given.client.query(`update booking set ${change} where member_id = $1 and state = 'CONFIRMED'`, [
        member.id,
      ]);
      await page.goto(`${app.url}/lyon/bookings`);
    };
    await page
      .getByText(/vous demandez que le service commence avant la fin du délai de rétractation/)
      .first()
      .waitFor();
    // As if it had been booked two days ago: half or all of six hours is due.
    await book(`booked_at = booked_at - interval '2 days', free_until = booked_at - interval '2 days'`);
    await page.getByText(/^Annuler coûte maintenant [36]\sh/).waitFor();
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await page.getByRole('button', { name: /^Annuler pour [36]\sh/ }).click();
    await page.getByText(/Frais d’annulation : [36]\sh/).waitFor();
    await page.getByRole('link', { name: 'Passées' }).click();
    await page.getByText(/^Frais : [36]\sh/).waitFor();

    await page.goto(`${app.url}/lyon?q=${encodeURIComponent(NEED)}`);
    await book(`express_request_at = null`);
    await page.getByRole('button', { name: 'Renoncer au contrat ici' }).click();
    await page.getByRole('button', { name: 'Confirmer la rétractation' }).click();
    await page
      .getByText(/^Rétractation enregistrée/)
      .first()
      .waitFor();
    await page.context().close();
  });

  it('lets each part of the need be corrected, and searches again with the correction', async () => {
    const page = await app.visit(`/lyon?q=${encodeURIComponent(NEED)}`, { as: awa });
    await page.getByRole('button', { name: /^Quand/ }).click();
    await page.getByLabel('À partir de').selectOption('10:00');
    await page.getByRole('button', { name: 'Appliquer' }).click();
    await page
      .getByRole('button', { name: /^Réserver 10\sh – 12\sh/ })
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('start')).toBe(
      new Date(app.tomorrowAt(10).epochMilliseconds).toISOString(),
    );
    await page.goBack();
    await page
      .getByRole('button', { name: /^Réserver 14\sh – 16\sh/ })
      .first()
      .waitFor();
  });

  it('says once that nothing was understood, with an example to try', async () => {
    const page = await app.visit('/lyon?q=zzz', { as: awa });
    await page.getByRole('heading', { name: 'Pas de proposition pour cette demande' }).waitFor();
    expect(
      await page
        .getByRole('main')
        .getByText(/demande n’a pas été comprise\. Écrivez par exemple/)
        .count(),
    ).toBe(1);
    expect(
      await page
        .getByRole('main')
        .getByText(/Pas compris|Dites ce qu/)
        .count(),
    ).toBe(0);
  });

  it('works with the keyboard alone', async () => {
    const page = await app.visit('/lyon', { as: awa });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const focused = () => page.evaluate<string>('document.activeElement.innerText || document.activeElement.id');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('need');
    await page.keyboard.type(NEED);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /propositions prêtes/ }).waitFor();
    expect(await focused()).toMatch(/propositions prêtes/);
    for (let i = 0; i < 10 && !(await focused()).startsWith('Réserver'); i++) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^Réserver 14/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect(await focused()).toBe('C’est réservé');
    for (let i = 0; i < 10 && (await focused()) !== 'Annuler la réservation'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText(/Vous récupérez/).waitFor();
    expect(await focused()).toMatch(/Vous récupérez/);
  });

  it('leaves no page with a browser error', () => {
    expect(app.browserErrors).toEqual([]);
  });
});
