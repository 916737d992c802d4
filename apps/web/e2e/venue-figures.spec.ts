import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BookingClient, type GivenMember, type GivenSpace } from '#libs/testing';
import { expectWellMade, heading } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let room: GivenSpace;
let staff: GivenMember;
let base: string;

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  await app.space({ kind: 'DESK_AREA', name: 'Plateau des Tisseurs', venueId: room.venueId });
  base = `/lyon/venues/${room.venueSlug}/manage`;
  staff = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId: room.venueId, name: 'Sami Noir' });
  const start = app.tomorrowAt(10).subtract({ days: 8 }).toInstant();
  await app.given.client.query(
    `with use as (
       insert into own_use (network_id, space_id, during, title, added_at, added_by_id, state)
       values ($1, $2, tstzrange($3, $3::timestamptz + interval '2 hours'), 'Ménage', now(), $4, 'OVER') returning network_id, id, during)
     insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
     select network_id, $5, true, id, during, 'COMPLETED' from use`,
    [app.lyon.id, room.id, start.toString(), staff.id, room.resourceId],
  );
  // Some bookings of the last days, made the day before.
  const client = new BookingClient(app.api, app.lyon);
  const now = app.api.clock.now();
  for (let ago = 2; ago <= 5; ago++) {
    app.api.clock.set(now.subtract({ hours: 24 * (ago + 1) }).toString());
    const begins = app.tomorrowAt(8 + 2 * ago).subtract({ days: ago + 1 });
    await client.proposeAndBook(await app.member(), room, begins.toInstant().toString(), 60 * ago);
  }
  app.api.clock.set(now.toString());
  await app.given.client.query(
    `insert into unmet_need (network_id, asked_on, why, kind, times) values ($1, current_date - 3, 'NONE_FREE', 'MEETING_ROOM', 4)`,
    [app.lyon.id],
  );
});
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

describe('the figures of a venue', () => {
  it('are pictures first, and the same figures as tables and as files', async () => {
    const page = await app.visit(base, { as: staff });
    await page.getByRole('link', { name: 'Chiffres', exact: true }).click();
    await heading(page, 'Comment votre lieu est-il utilisé');
    await page
      .getByRole('img', { name: /^Occupation par jour/ })
      .locator('svg')
      .waitFor();
    await page.getByRole('img', { name: /^Occupation de chaque espace/ }).locator('pattern').first().waitFor({ state: 'attached' }); // prettier-ignore
    await page.getByRole('row', { name: /Salle de réunion tout était pris 4/ }).waitFor();
    await page
      .getByRole('img', { name: /^Réservations selon/ })
      .locator('svg')
      .waitFor();
    await expectWellMade(page, 'venue-figures');

    await page.getByRole('link', { name: 'Voir les chiffres en tableaux' }).press('Enter');
    await page.getByRole('row', { name: /^Salle Soie .* 2 / }).waitFor();
    expect(await page.getByRole('img', { name: /^Occupation/ }).count()).toBe(0);
    await expectWellMade(page, 'venue-figures-tables');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('region', { name: 'Quels espaces' })
        .first()
        .getByRole('button', { name: 'Exporter en CSV' })
        .click(),
    ]);
    expect((await buffer(await file.createReadStream())).toString()).toMatch(
      /^\ufeffEspace;Occupation;[\s\S]*\r\nSalle Soie;/,
    );

    await page.getByRole('link', { name: '365 jours' }).click();
    await page.waitForURL(/days=365&view=tables/);
    await page.reload();
    expect(await page.getByRole('link', { name: '365 jours' }).getAttribute('aria-current')).toBe('page');
    await page.context().close();
  });

  it('speak English, and are for the staff of the venue alone', async () => {
    const english = { role: 'VENUE_STAFF', venueId: room.venueId, locale: 'en' } as const;
    const page = await app.visit(`${base}/figures`, { as: await app.given.member(app.lyon, english) });
    await heading(page, 'What did people look for and not find?');
    await page.context().close();
    const closed = await app.visit(`${base}/figures`, { as: await app.member() });
    await heading(closed, 'Cette page est réservée');
    await closed.context().close();
  });
});
