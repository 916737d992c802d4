import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { BookingClient, type GivenMember, type GivenSpace } from '#libs/testing';
import { expectWellMade } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let room: GivenSpace;
let member: GivenMember;
beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie' });
  member = await app.member({ name: 'Awa Diallo' });
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

const needAt = (hour: number) => encodeURIComponent(`salle de réunion demain à ${hour}h pendant 1h`);
const tomorrow = () => app.tomorrowAt(10).toPlainDate().toString();
const book = (as: GivenMember, hour: number) =>
  new BookingClient(app.api, app.lyon).proposeAndBook(as, room, app.tomorrowAt(hour).toInstant().toString());
const entries = (page: Page) => page.locator('ol li ul li');

describe('keeping a space', () => {
  it('counts down on the offer, is found again after a reload, and becomes a booking', async () => {
    const page = await app.visit(`/lyon?q=${needAt(9)}`, { as: member });
    await page.getByRole('button', { name: 'Garder 5 minutes' }).click();
    await page.getByText(/^Gardé pour vous : (5:00|4:\d\d)/).waitFor();
    await expectWellMade(page, 'hold-offer');
    const rival = await app.visit(`/lyon?q=${needAt(9)}`, { as: await app.member() });
    await rival.getByRole('heading', { name: /Pas de proposition/ }).waitFor();
    await rival.context().close();

    await page.reload();
    await page.getByRole('heading', { name: 'Gardé pour vous' }).waitFor();
    await expectWellMade(page, 'hold-found-again');
    await page.getByRole('button', { name: /^Réserver, .* : Salle Soie/ }).click();
    await page.getByRole('heading', { name: /^Réservation / }).waitFor();
    const { rows } = await app.given.client.query(`select state from booking_hold`);
    expect(rows).toEqual([{ state: 'USED' }]);
    await page.context().close();
  });

  it('is given back from the offer and from the agenda', async () => {
    const other = await app.member({ name: 'Bruno' });
    const page = await app.visit(`/lyon?q=${needAt(11)}`, { as: other });
    await page.getByRole('button', { name: 'Garder 5 minutes' }).click();
    await page.getByRole('button', { name: 'Rendre' }).click();
    await page.getByRole('button', { name: 'Garder 5 minutes' }).click();
    await page.getByText(/^Gardé pour vous :/).waitFor();
    await page.goto(`${app.url}/lyon/bookings`);
    await page.getByRole('button', { name: /^Rendre : Salle Soie/ }).click();
    await page.getByRole('heading', { name: 'Gardé pour vous' }).waitFor({ state: 'detached' });
    const { rows } = await app.given.client.query(`select state from booking_hold where member_id = $1`, [other.id]);
    expect(rows).toEqual([{ state: 'RELEASED' }, { state: 'RELEASED' }]);
    await page.context().close();
  });
});

describe('the week', () => {
  it('has bookings and waits with their state, and the booking that is chosen', async () => {
    const rival = await app.member({ name: 'Rival' });
    const code = await book(member, 13);
    await book(rival, 15);
    const page = await app.visit(`/lyon?q=${needAt(15)}`, { as: member });
    await page.getByRole('button', { name: 'Me prévenir si cela se libère' }).click();
    await page.getByText('Vous êtes au rang 1').waitFor();
    await page.goto(`${app.url}/lyon?q=${needAt(17)}`);
    await page.getByRole('button', { name: 'Garder 5 minutes' }).click();
    await page.getByText(/^Gardé pour vous :/).waitFor();

    await page.goto(`${app.url}/lyon/bookings?view=week&from=${tomorrow()}`);
    await page.getByRole('link', { name: 'Semaine', exact: true, includeHidden: false }).waitFor();
    await entries(page).first().waitFor();
    expect((await entries(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^9 h – 10 h .*Confirmé/),
      expect.stringMatching(/^13 h – 14 h .*Confirmé/),
      expect.stringMatching(/^15 h – 16 h .*Sur la liste d’attente/),
      expect.stringMatching(/^17 h – 18 h .*Gardé pour vous \d:\d\d/),
    ]);
    await expectWellMade(page, 'week');
    await page.getByRole('link', { name: /^13\sh – 14/ }).click();
    await page.getByRole('heading', { name: 'La réservation choisie' }).waitFor();
    expect(new URL(page.url()).searchParams.get('show')).toBe(code.code);
    await page.getByRole('button', { name: 'Annuler' }).waitFor();
    await expectWellMade(page, 'week-chosen');
    await page.reload();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: /^Oui, annuler/ }).click();
    await page
      .getByText(/Réservation annulée/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /^13\sh – 14/ }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('moves by links and arrows, and comes back to this week', async () => {
    const page = await app.visit('/lyon/bookings?view=week&from=2026-11-26', { as: member });
    await page.getByRole('heading', { name: /^Du lun\. 23 nov/ }).waitFor();
    await page.getByRole('link', { name: 'Semaine suivante' }).click();
    await page.getByRole('heading', { name: /^Du lun\. 30 nov/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-11-30');
    await page.goBack();
    await page.getByRole('heading', { name: /^Du lun\. 23 nov/ }).waitFor();
    await page.getByRole('link', { name: 'Cette semaine' }).click();
    await page.goto(`${app.url}/lyon/bookings?view=week&from=${tomorrow()}`);
    await page.getByRole('link', { name: /^9\sh – 10/ }).focus();
    await page.keyboard.press('ArrowDown');
    const focused = await page.evaluate<string>('document.activeElement.innerText');
    expect(focused.replace(/\s+/g, ' ')).toMatch(/^15 h – 16 h/);
    await page.context().close();
  });

  it('is a list of days on a phone', async () => {
    const page = await app.visit(`/lyon/bookings?view=week&from=${tomorrow()}`, { as: member, width: 360 });
    const [one, two] = [entries(page).nth(0), entries(page).nth(1)];
    await one.waitFor();
    const [above, below] = [await one.boundingBox(), await two.boundingBox()];
    expect(below!.y).toBeGreaterThanOrEqual(above!.y + above!.height);
    expect(above!.width).toBeGreaterThan(280);
    await page.context().close();
  });

  it('shows the clock of the venue to a browser far away, with both runs of a repeated hour', async () => {
    const night = await app.given.member(app.lyon, { hours: 10 });
    for (const during of ['[2027-10-31T00:00Z,2027-10-31T01:00Z)', '[2027-10-31T01:00Z,2027-10-31T02:00Z)'])
      await app.given.client.query(
        `with line as (insert into wished_time (network_id, space_id, during, seats) values ($1, $2, $3, 1) returning id)
         insert into waiting_list_entry (network_id, subject_kind, subject_id, member_id, joined_at, state)
         select $1, 'SPACE_TIME', id, $4, now(), 'WAITING' from line`,
        [app.lyon.id, room.id, during, night.id],
      );
    const far = { as: night, timezone: 'America/Los_Angeles' };
    const page = await app.visit('/lyon/bookings?view=week&from=2027-10-25', far);
    await entries(page).first().waitFor();
    const texts = (await entries(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    expect(texts).toEqual([expect.stringMatching(/^2 h – 2 h/), expect.stringMatching(/^2 h – 3 h/)]);
    const [first, second] = [await entries(page).nth(0).boundingBox(), await entries(page).nth(1).boundingBox()];
    expect(Math.round(first!.height)).toBe(Math.round(second!.height));
    expect(second!.y - first!.y).toBeGreaterThan(first!.height);
    expect(await page.locator('li[aria-current="date"]').count()).toBe(0);
    await page.context().close();
  });
});

describe('the address for a calendar', () => {
  it('is shown once, read without signing in, and works no longer once it is stopped', async () => {
    const other = await app.member({ name: 'Chloé' });
    const own = await app.space({ kind: 'MEETING_ROOM', name: 'Salle Lin' });
    const start = app.tomorrowAt(15).toInstant().toString();
    await new BookingClient(app.api, app.lyon).proposeAndBook(other, own, start);
    const page = await app.visit('/lyon/bookings', { as: other, width: 360 });
    await page.getByRole('button', { name: 'Créer une adresse' }).click();
    const address = await page.getByLabel('L’adresse à ajouter dans votre agenda').inputValue();
    const read = () => fetch(new URL(new URL(address).pathname, app.url));
    expect(await (await read()).text()).toContain('SUMMARY:Salle Lin');
    await expectWellMade(page, 'calendar-address');
    await page.reload();
    await page.getByText(/Avec les titres, depuis/).waitFor();
    expect(await page.content()).not.toContain(address);
    await page.getByRole('button', { name: /^Arrêter l’adresse/ }).click();
    await page.getByText(/Avec les titres, depuis/).waitFor({ state: 'detached' });
    expect((await read()).status).toBe(404);
    await page.context().close();
  });
});

describe('a series', () => {
  it('moves together, and is ended from one of its bookings on', async () => {
    const other = await app.member({ name: 'Dalia' });
    const starts = [7, 14, 21].map((days) => app.tomorrowAt(17).add({ days }).toInstant().toString());
    const token = await new BookingClient(app.api, app.lyon).offer(other, room, starts[0]!, 60);
    const { errors } = await app.api.ask(
      'lyon',
      `mutation ($token: String!, $starts: [Instant!]!) { bookSeries(token: $token, starts: $starts, maxAmountCents: 0,
         maxCreditMinutes: 10000, idempotencyKey: "key-of-a-series") { __typename } }`,
      { token, starts },
      other,
    );
    expect(errors).toBeUndefined();
    const page = await app.visit('/lyon/bookings', { as: other, width: 360 });
    const tickets = page.locator('article[data-alive=true]');
    await tickets.nth(2).waitFor();
    await tickets.nth(0).getByRole('button', { name: 'Déplacer' }).click();
    await page.getByLabel('Déplacer').selectOption({ label: 'Toute la série à venir' });
    await page.getByRole('button', { name: '18 h', exact: true }).click();
    await page.getByRole('button', { name: 'Déplacer ces 3 réservations' }).click();
    await page.getByText('18 h – 19 h').nth(2).waitFor();
    await tickets.nth(1).getByRole('button', { name: 'Annuler la série' }).click();
    await expectWellMade(page, 'end-of-series');
    await page.getByRole('button', { name: 'Celle-ci et les suivantes' }).click();
    await page.getByText('2 réservations sont annulées.').first().waitFor();
    await tickets.nth(1).waitFor({ state: 'detached' });
    expect(await tickets.count()).toBe(1);
    await page.context().close();
  });
});
