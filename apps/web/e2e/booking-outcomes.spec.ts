import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, barriers, openHouse } from './web-test-app.fixture.js';

let house: WebTestApp;
let rival: GivenMember;

beforeAll(async () => {
  house = await openHouse();
  rival = await house.member({ name: 'Rival' });
  for (const venueName of ['Un', 'Deux']) await house.space({ kind: 'MEETING_ROOM', venueName, name: 'Salle' });
});

afterAll(() => house.close());

/** A member in front of offers, each test at an hour of its own. */
async function offers(hour: number, hours: number | null = 40): Promise<Page> {
  const member = await house.member({ hours });
  const need = encodeURIComponent(`salle de réunion demain à ${hour}h pendant 1h`);
  const page = await house.visit(`/lyon?q=${need}`, { as: member });
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
  const start = house.tomorrowAt(hour).toInstant().toString();
  const { data } = await house.api.ask<{ propose: { offers: { token: string; summary: string }[] } }>(
    'lyon',
    'query ($need: NeedInput!) { propose(need: $need) { offers { token summary } } }',
    { need: { kind: 'MEETING_ROOM', start, minutes: 60 } },
    rival,
  );
  const { token } = data.propose.offers.find(({ summary }) => summary.includes(venue))!;
  const answer = await house.api.ask<{ book: { __typename: string } }>(
    'lyon',
    'mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) { __typename } }',
    { token, key: `rival-${hour}-${venue}` },
    rival,
  );
  expect(answer.data.book.__typename).toBe('Confirmed');
}

describe('when the answer is not yes', () => {
  it('Taken: the next free place is one tap away', async () => {
    const page = await offers(9);
    const venue = await page.getByRole('article').first().getByRole('heading').innerText();
    await takenByRival(9, venue);
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Ce créneau n’est plus libre' });
    await alert.waitFor();
    expect(await barriers(page)).toEqual([]);
    await alert
      .getByRole('button', { name: /^Réserver/ })
      .first()
      .click();
    await booked(page);
  });

  it('TokenExpired: a fresh offer in the same place', async () => {
    const page = await offers(11);
    house.api.clock.advance({ minutes: 16 });
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'La proposition a expiré' });
    await alert.getByRole('button', { name: /^Réserver pour/ }).click();
    await booked(page);
  });

  it('PriceChanged: the old price, the new one, and yes', async () => {
    const page = await offers(13);
    const { client } = house.given;
    await client.query(`update tariff set valid = '[2020-01-01,2021-01-01)'`);
    const { id } = await house.given.one<{ id: string }>(
      `insert into tariff (network_id, version, hourly_cents, vat_basis_points, without_pass_basis_points, valid)
       values ($1, 2, 480, 2000, 2500, '[2021-01-01,)') returning id`,
      [house.lyon.id],
    );
    await client.query(
      `insert into tariff_weight select network_id, $1, tariff_class, weight + 1 from tariff_weight where tariff_id = $2`,
      [id, house.lyon.tariffId],
    );
    house.api.clock.advance({ seconds: 10 }); // prices and settings are read again after a few seconds
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Le prix a changé' });
    await alert.getByRole('button', { name: /^Réserver pour 3\sh de pass/ }).click();
    await booked(page);
  });

  it('OverCap: asks before going beyond the monthly limit', async () => {
    const page = await offers(15, 0);
    await house.given.client.query(
      `insert into network_setting values ($1, 'passes.monthlyCapCents', '100', '[2020-01-01,)')`,
      [house.lyon.id],
    );
    house.api.clock.advance({ seconds: 10 });
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Vous dépasseriez votre plafond du mois' });
    await alert.waitFor();
    expect(await barriers(page)).toEqual([]);
    await alert.getByRole('button', { name: /^Dépasser et réserver/ }).click();
    await booked(page);
  });

  it('Refused: says why, and searches again', async () => {
    const page = await offers(17);
    await house.given.client.query(`update space set withdrawn_at = now()`);
    await takeFirst(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Ce n’est pas possible' });
    await alert.waitFor();
    await house.given.client.query(`update space set withdrawn_at = null`);
    await alert.getByRole('button', { name: 'Chercher à nouveau' }).click();
    await page
      .getByRole('button', { name: /^Réserver 17/ })
      .first()
      .waitFor();
  });

  it('a lost answer: the same click again counts once', async () => {
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
      await route.fetch(); // it arrives, but its answer does not
      return route.abort();
    });
    await takeFirst(page);
    await page.getByText('elle ne comptera qu’une fois').waitFor();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await booked(page);
    expect(new Set(keys).size).toBe(1);
    const start = house.tomorrowAt(19).toInstant().toString();
    const { rows } = await house.given.client.query('select 1 from booking where lower(during) = $1', [start]);
    expect(rows).toHaveLength(1);
  });
});

describe('after an answer was lost and the page reloaded', () => {
  /** The next booking of the page: its answer never comes back, whether or not the request arrives. */
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
    const start = house.tomorrowAt(hour).toInstant().toString();
    return (await house.given.client.query('select 1 from booking where lower(during) = $1', [start])).rows.length;
  };

  it('the page shows the booking that was made, and makes no second one', async () => {
    const page = await offers(10);
    await loseAnswer(page, true);
    await booked(page);
    expect(await bookingsAt(10)).toBe(1);
    await page.reload(); // it is settled: nothing is looked up any more
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor({ state: 'detached' });
  });

  it('the page says that nothing was booked when the request never arrived', async () => {
    const page = await offers(12);
    await loseAnswer(page, false);
    await page.getByRole('alert').filter({ hasText: 'Votre dernière demande n’est pas arrivée' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await bookingsAt(12)).toBe(0);
    await takeFirst(page);
    await booked(page);
  });

  it('says that the booking is one’s own when the same offer is booked from a second window', async () => {
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

describe('when nothing answers', () => {
  it('says so with a way to try again, and works as soon as the service is back', async () => {
    const page = await house.visit('/lyon/places');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await page.reload();
    await page.getByRole('heading', { name: 'Le service ne répond pas' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: 'Les lieux' }).waitFor();
  });

  it('tells an address without a network, and a page that is not there', async () => {
    const page = await house.visit('/atlantis');
    await page.getByRole('heading', { name: 'Aucun réseau ici' }).waitFor();
    await page.goto(`${house.url}/lyon/nowhere`);
    await page.getByRole('heading', { name: 'Page introuvable' }).waitFor();
    await page.goto(`${house.url}/lyon/venues/nobody`);
    await page.getByText('Nous ne connaissons pas ce lieu.').waitFor();
  });

  it('made no page complain', () => {
    expect(house.complaints).toEqual([]);
  });
});
