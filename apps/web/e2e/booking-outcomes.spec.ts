import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember } from '#libs/testing';
import { expectWellMade, heading } from './well-made.fixture.js';
import { type WebTestApp, accessibilityViolations, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let rival: GivenMember;

beforeAll(async () => {
  app = await startWebTestApp();
  rival = await app.member({ name: 'Rival' });
  for (const venueName of ['Un', 'Deux']) await app.space({ kind: 'MEETING_ROOM', venueName, name: 'Salle' });
});

afterEach(() => app.closeWindows());
afterAll(() => app.close());

/** A member who sees offers; each test uses another hour. */
async function offers(hour: number, hours: number | null = 40): Promise<Page> {
  const member = await app.member({ hours });
  const need = encodeURIComponent(`salle de réunion demain à ${hour}h pendant 1h`);
  const page = await app.visit(`/lyon?q=${need}`, { as: member });
  await page
    .getByRole('button', { name: new RegExp(`^Réserver ${hour}`) })
    .first()
    .waitFor();
  return page;
}

const takeFirst = (page: Page) =>
  page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /^Réserver/ })
    .first()
    .click();
const booked = (page: Page) => page.getByRole('heading', { name: 'C’est réservé' }).waitFor();

async function takenByRival(hour: number, venue: string): Promise<void> {
  const start = app.tomorrowAt(hour).toInstant().toString();
  const { data } = await app.api.ask<{ propose: { offers: { token: string; summary: string }[] } }>(
    'lyon',
    'query ($need: NeedInput!) { propose(need: $need) { offers { token summary } } }',
    { need: { kind: 'MEETING_ROOM', start, minutes: 60 } },
    rival,
  );
  const { token } = data.propose.offers.find(({ summary }) => summary.includes(venue))!;
  const answer = await app.api.ask<{ book: { __typename: string } }>(
    'lyon',
    'mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) { __typename } }',
    { token, key: `rival-${hour}-${venue}` },
    rival,
  );
  expect(answer.data.book.__typename).toBe('Confirmed');
}

describe('an offer that cannot be booked as it is', () => {
  it('shows the next free space when it is taken, bookable with one tap', async () => {
    const page = await offers(9);
    const venue = await page.getByRole('article').first().getByRole('heading').innerText();
    await takenByRival(9, venue);
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Ce créneau n’est plus libre' });
    await alert.waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await alert
      .getByRole('button', { name: /^Réserver/ })
      .first()
      .click();
    await booked(page);
  });

  it('shows a new offer for the same space when it has expired', async () => {
    const page = await offers(11);
    app.api.clock.advance({ minutes: 16 });
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'La proposition a expiré' });
    await alert.getByRole('button', { name: /^Réserver pour/ }).click();
    await booked(page);
  });

  it('shows the old and the new price when the price has changed, and books at the new one', async () => {
    const page = await offers(13);
    const { client } = app.given;
    await client.query(`update tariff set valid = '[2020-01-01,2021-01-01)'`);
    const { id } = await app.given.one<{ id: string }>(
      `insert into tariff (network_id, version, hourly_cents, vat_basis_points, without_pass_basis_points, valid)
       values ($1, 2, 480, 2000, 2500, '[2021-01-01,)') returning id`,
      [app.lyon.id],
    );
    await client.query(
      `insert into tariff_weight select network_id, $1, tariff_class, weight + 1 from tariff_weight where tariff_id = $2`,
      [id, app.lyon.tariffId],
    );
    app.api.clock.advance({ seconds: 10 }); // prices and settings are cached for a few seconds
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Le prix a changé' });
    await alert.getByRole('button', { name: /^Réserver pour 3\sh de pass/ }).click();
    await booked(page);
  });

  it('asks before going beyond the monthly cap', async () => {
    const page = await offers(15, 0);
    await app.given.client.query(
      `insert into network_setting values ($1, 'passes.monthlyCapCents', '100', '[2020-01-01,)')`,
      [app.lyon.id],
    );
    app.api.clock.advance({ seconds: 10 });
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Vous dépasseriez votre plafond du mois' });
    await alert.waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await alert.getByRole('button', { name: /^Dépasser et réserver/ }).click();
    await booked(page);
  });

  it('shows why it is refused, and searches again', async () => {
    const page = await offers(17);
    await app.given.client.query(`update space set withdrawn_at = now()`);
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Ce n’est pas possible' });
    await alert.waitFor();
    await app.given.client.query(`update space set withdrawn_at = null`);
    await alert.getByRole('button', { name: 'Chercher à nouveau' }).click();
    await page
      .getByRole('button', { name: /^Réserver 17/ })
      .first()
      .waitFor();
  });

  it('is booked once when the answer is lost and the button is pressed again', async () => {
    const page = await offers(19);
    const keys: string[] = [];
    await page.route('**/graphql', async (route) => {
      const { operationName, variables } = route.request().postDataJSON() as {
        operationName: string;
        variables: { key: string };
      };
      if (operationName !== 'Book') return route.continue();
      keys.push(variables.key);
      if (keys.length > 1) return route.continue();
      await route.fetch(); // the request arrives, but its answer is dropped
      return route.abort();
    });
    await takeFirst(page);
    await page.getByText('elle ne comptera qu’une fois').waitFor();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await booked(page);
    expect(new Set(keys).size).toBe(1);
    const start = app.tomorrowAt(19).toInstant().toString();
    const { rows } = await app.given.client.query('select 1 from booking where lower(during) = $1', [start]);
    expect(rows).toHaveLength(1);
  });
});

describe('after a lost answer and a reload', () => {
  /** Drops the answer to the next booking of the page, whether or not the request arrives. */
  async function loseAnswer(page: Page, arrives: boolean): Promise<void> {
    await page.route('**/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      if (operationName !== 'Book') return route.continue();
      if (arrives) await route.fetch();
      return route.abort();
    });
    await takeFirst(page);
    await page.getByText('elle ne comptera qu’une fois').waitFor();
    await page.unroute('**/graphql');
    await page.reload();
  }
  const bookingsAt = async (hour: number): Promise<number> => {
    const start = app.tomorrowAt(hour).toInstant().toString();
    return (await app.given.client.query('select 1 from booking where lower(during) = $1', [start])).rows.length;
  };

  it('the page shows the booking that was made, and does not make a second one', async () => {
    const page = await offers(10);
    await loseAnswer(page, true);
    await booked(page);
    expect(await bookingsAt(10)).toBe(1);
    await page.reload(); // the result is known, so a further reload looks nothing up
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor({ state: 'detached' });
  });

  it('the page shows that nothing was booked when the request never arrived', async () => {
    const page = await offers(12);
    await loseAnswer(page, false);
    await page.getByRole('alert').filter({ hasText: 'Votre dernière demande n’est pas arrivée' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await bookingsAt(12)).toBe(0);
    await takeFirst(page);
    await booked(page);
  });

  it('the page shows the person’s own booking when the same offer is booked from a second window', async () => {
    const page = await offers(14);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second
      .getByRole('button', { name: /^Réserver 14/ })
      .first()
      .waitFor();
    await takeFirst(page);
    await booked(page);
    await takeFirst(second);
    await second.getByRole('heading', { name: 'Vous avez déjà cette réservation' }).waitFor();
    expect(await bookingsAt(14)).toBe(1);
  });
});

describe('when the service does not answer', () => {
  it('the page offers to try again, which works as soon as the service is back', async () => {
    const page = await app.visit('/lyon/places');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await page.reload();
    await page.getByRole('heading', { name: 'Le service ne répond pas' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: 'Les lieux' }).waitFor();
  });

  it('an address without a network and an unknown page have different messages', async () => {
    const page = await app.visit('/atlantis');
    await page.getByRole('heading', { name: 'Aucun réseau ici' }).waitFor();
    await page.goto(`${app.url}/lyon/nowhere`);
    await page.getByRole('heading', { name: 'Page introuvable' }).waitFor();
    await page.goto(`${app.url}/lyon/venues/nobody`);
    await page.getByText('Nous ne connaissons pas ce lieu.').waitFor();
  });

  it('no page had a browser error', () => {
    expect(app.browserErrors).toEqual([]);
  });
});

describe('a space that needs the approval of its venue', () => {
  it('is asked for with a note, answered by the staff, and withdrawn by the member', async () => {
    const atelier = await app.space({ kind: 'WORKSHOP', venueName: 'Le Métier', name: 'Atelier bois' });
    await app.given.client.query(`update space set needs_approval = true where id = $1`, [atelier.id]);
    const staff = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId: atelier.venueId, hours: null });
    const member = await app.member({ name: 'Camille Durand' });
    const ask = async (hour: number, note: string): Promise<Page> => {
      const start = encodeURIComponent(app.tomorrowAt(hour).toInstant().toString());
      const page = await app.visit(`/lyon?kind=WORKSHOP&start=${start}&min=60`, { as: member });
      await page.getByLabel('Message au lieu (facultatif)').fill(note);
      await page.getByRole('button', { name: new RegExp(`^Demander ${hour}`) }).click();
      await page.getByRole('heading', { name: 'Demande envoyée à Le Métier' }).waitFor();
      return page;
    };
    for (const hour of [13, 15]) await (await ask(hour, `Avec ${hour} planches`)).context().close();
    const withdrawn = await ask(17, '');
    await expectWellMade(withdrawn, 'request-sent');
    await withdrawn.getByRole('button', { name: 'Retirer la demande' }).click();
    await withdrawn
      .getByText(/^Réservation annulée/)
      .first()
      .waitFor();
    await withdrawn.context().close();

    const desk = await app.visit(`/lyon/venues/${atelier.venueSlug}/manage/requests`, { as: staff });
    await heading(desk, '2 demandes en attente');
    await desk.getByText('Avec 13 planches').waitFor();
    await expectWellMade(desk, 'venue-requests');
    await desk.getByRole('button', { name: 'Accepter la demande de Camille Durand' }).first().click();
    await heading(desk, '1 demande en attente');
    await desk.getByRole('button', { name: 'Proposer une autre heure à Camille Durand' }).click();
    await expectWellMade(desk, 'venue-requests-suggest');
    await desk.getByRole('button', { name: 'Revenir' }).click();
    await desk.getByRole('button', { name: 'Refuser la demande de Camille Durand' }).click();
    await desk.getByLabel('Motif').fill('Atelier en travaux.');
    await desk.getByRole('button', { name: 'Refuser la demande', exact: true }).click();
    await desk.getByText('Personne n’attend de réponse.').waitFor();
    await expectWellMade(desk, 'venue-requests-none');
    await desk.context().close();

    const past = await app.visit('/lyon/bookings?past', { as: member });
    await past.getByText('Refusée par le lieu. « Atelier en travaux. »').waitFor();
    await expectWellMade(past, 'bookings-refused');
    await past.context().close();
  }, 90_000);
});
