import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Locator } from 'playwright-core';
import { BookingClient, type GivenMember, type GivenSpace } from '#libs/testing';
import { expectWellMade } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let room: GivenSpace;
let staff: GivenMember;
let base: string;
const ROOMS = 60;

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie' });
  base = `/lyon/venues/${room.venueSlug}/manage/planning`;
  staff = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId: room.venueId, name: 'Sami Noir' });
});
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

const tomorrow = () => app.tomorrowAt(10).toPlainDate();
/** Time that the venue keeps for itself. */
const keep = (space: GivenSpace, start: string, end: string, title: string) =>
  app.given.client.query(
    `insert into own_use (network_id, space_id, during, title, added_at, added_by_id) values ($1, $2, tstzrange($3, $4), $5, now(), $6)`,
    [app.lyon.id, space.id, start, end, title, staff.id],
  );

describe('the planning of a venue', () => {
  it('has bookings and own uses by day and week, leads to what can be done, and prints a list without names', async () => {
    const member = await app.member({ name: 'Awa Diallo' });
    await new BookingClient(app.api, app.lyon).proposeAndBook(member, room, app.tomorrowAt(10).toInstant().toString());
    const [from, to] = [14, 16].map((hour) => app.tomorrowAt(hour).toInstant().toString());
    await keep(room, from!, to!, 'Ménage');
    const page = await app.visit(`${base}?day=${tomorrow().toString()}`, { as: staff });
    await page.getByRole('link', { name: /10\sh – 11\sh · Awa Diallo · Réservation, confirmée/ }).click();
    await page.getByRole('heading', { name: 'Awa Diallo' }).waitFor();
    await page.getByRole('link', { name: 'Arrivées et annulations' }).waitFor();
    await expectWellMade(page, 'planning-day');
    await page.getByRole('link', { name: 'Fermer', exact: true }).click();
    await page.getByRole('heading', { name: 'Awa Diallo' }).waitFor({ state: 'detached' });

    await page.emulateMedia({ media: 'print' });
    const door = await page.locator('section').filter({ hasText: 'Salle Soie' }).last().innerText();
    expect(door).toMatch(/10\sh – 11\sh · Réservé/);
    expect(door).toMatch(/14\sh – 16\sh · Ménage/);
    expect(door).not.toContain('Awa');
    await page.emulateMedia({ media: 'screen' });

    await page.getByRole('link', { name: 'Semaine', exact: true }).click();
    await page.getByRole('heading', { name: /^Du / }).waitFor();
    await page.getByRole('link', { name: /Ménage/ }).waitFor();
    await expectWellMade(page, 'planning-week');
    const monday = new URL(page.url()).searchParams.get('day');
    await page.getByRole('link', { name: 'Semaine suivante' }).click();
    await page.getByRole('link', { name: 'Semaine précédente' }).click();
    await page.getByRole('link', { name: /Ménage/ }).waitFor();
    expect(monday).not.toBeNull();
    await page.context().close();
  });

  it('moves a booking that is dragged, after the staff have seen what that does and said why', async () => {
    const member = await app.member({ name: 'Basile Roux' });
    const start = app.tomorrowAt(11);
    await new BookingClient(app.api, app.lyon).proposeAndBook(member, room, start.toInstant().toString());
    const page = await app.visit(`${base}?day=${tomorrow().toString()}`, { as: staff });
    const bar = page.getByRole('link', { name: /11\sh – 12\sh · Basile Roux/ });
    await bar.waitFor();
    const track = page.locator('td[data-space]').first();
    const [from, to] = [(await bar.boundingBox())!, (await track.boundingBox())!];
    // The track has the hours from 7 to 21.
    const hour = to.width / 14;
    await bar.dragTo(track, {
      sourcePosition: { x: 4, y: from.height / 2 },
      targetPosition: { x: hour * 10 + 4, y: to.height / 2 },
    });
    const form = page.getByRole('form', { name: 'Déplacer la réservation' });
    await form.getByText(/17\sh – 18\sh : c’est possible, sans changer le prix/).waitFor();
    expect(await form.getByLabel('Heure de début').inputValue()).toBe('17:00');
    await form.getByText(/Basile Roux reçoit un mail/).waitFor();
    await expectWellMade(page, 'planning-move');
    await form.getByLabel('Pourquoi').fill('Dégât des eaux');
    await form.getByRole('button', { name: 'Déplacer et prévenir' }).click();
    await page.getByRole('link', { name: /17\sh – 18\sh · Basile Roux/ }).waitFor();
    await form.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('moves a booking by the form, and says why it cannot go where it is not free', async () => {
    const member = await app.member({ name: 'Chloé Petit' });
    const at = app.tomorrowAt(12).toInstant().toString();
    await new BookingClient(app.api, app.lyon).proposeAndBook(member, room, at);
    const page = await app.visit(`${base}?day=${tomorrow().toString()}`, { as: staff });
    await page.getByRole('link', { name: /12\sh – 13\sh · Chloé Petit/ }).press('Enter');
    await page.getByRole('button', { name: 'Déplacer', exact: true }).press('Enter');
    const form = page.getByRole('form', { name: 'Déplacer la réservation' });
    await form.getByLabel('Heure de début').selectOption('10:30');
    await form.getByText('Cette heure n’est pas libre dans cet espace.').waitFor();
    expect(await form.getByRole('button', { name: 'Déplacer et prévenir' }).isDisabled()).toBe(true);
    await form.getByLabel('Heure de début').selectOption('18:00');
    await form.getByText(/18\sh – 19\sh : c’est possible/).waitFor();
    expect(new URL(page.url()).searchParams.get('start')).toBe(app.tomorrowAt(18).toInstant().toString({ fractionalSecondDigits: 3 })); // prettier-ignore
    await form.getByLabel('Pourquoi').fill('La salle sert à un jury');
    await form.getByRole('button', { name: 'Déplacer et prévenir' }).click();
    await page.getByRole('link', { name: /18\sh – 19\sh · Chloé Petit/ }).waitFor();
    await page.context().close();
  });

  it('shows both runs of a repeated hour to a browser in another zone', async () => {
    await keep(room, '2027-10-31T00:00:00Z', '2027-10-31T01:00:00Z', 'Un');
    await keep(room, '2027-10-31T01:00:00Z', '2027-10-31T02:00:00Z', 'Deux');
    const page = await app.visit(`${base}?day=2027-10-31`, { as: staff, timezone: 'America/Los_Angeles' });
    const [one, two] = [page.getByRole('link', { name: / · Un · / }), page.getByRole('link', { name: / · Deux · / })];
    await one.waitFor();
    const [first, second] = [await one.boundingBox(), await two.boundingBox()];
    expect(Math.abs(first!.width - second!.width)).toBeLessThan(1.5);
    expect(Math.abs(first!.x + first!.width - second!.x)).toBeLessThan(1.5);
    const hours = await page.locator('thead span[aria-hidden]').allInnerTexts();
    expect(hours.filter((hour) => hour.replace(/\s/g, ' ') === '2 h')).toHaveLength(2);
    await page.context().close();
  });

  it('paints sixty spaces with a full week in less than four times what their empty rows take', async () => {
    for (let n = 1; n < ROOMS; n++)
      await app.space({ kind: 'MEETING_ROOM', name: `Salle ${n}`, venueId: room.venueId });
    await app.given.client.query(
      `insert into own_use (network_id, space_id, during, title, added_at, added_by_id)
       select s.network_id, s.id, tstzrange(at, at + interval '2 hours'), 'Atelier', now(), $2
         from space s cross join generate_series('2027-01-04T08:00Z'::timestamptz, '2027-01-10T20:00Z', interval '3 hours') at
        where s.venue_id = $1 and extract(hour from at at time zone 'UTC') between 7 and 18`,
      [room.venueId, staff.id],
    );
    const page = await app.visit(base, { as: staff });
    await page.getByRole('link', { name: 'Semaine', exact: true }).waitFor();
    const paints = async (day: string, ready: Locator) => {
      const began = Date.now();
      await page.goto(`${app.url}${base}?view=week&day=${day}`);
      await ready.first().waitFor();
      return Date.now() - began;
    };
    const empty = await paints('2027-01-18', page.getByRole('rowheader', { name: 'Salle 1', exact: true }));
    const full = await paints('2027-01-04', page.getByRole('link', { name: /Atelier/ }));
    const bars = await page.getByRole('link', { name: /Atelier/ }).count();
    console.log(`${ROOMS} rows painted after ${empty} ms without bars, after ${full} ms with ${bars} of them`);
    expect(bars).toBeGreaterThan(ROOMS * 7 * 3);
    // 1,500 ms on a machine of its own; specs share theirs, so they compare.
    expect(full).toBeLessThan(empty * 4);
    const longest = await page.evaluate<number>(`new Promise((done) => {
      let longest = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration)))).observe({ type: 'longtask' });
      const table = document.querySelector('table');
      let step = 0;
      const scroll = () => {
        window.scrollTo(0, (step * 120) % document.body.scrollHeight);
        table.parentElement.scrollLeft = (step * 40) % 400;
        if (++step < 60) requestAnimationFrame(scroll);
        else setTimeout(() => done(longest), 200);
      };
      requestAnimationFrame(scroll);
    })`);
    // 200 ms on a machine of its own. While it scrolls, nothing may take as long as painting everything does.
    console.log(`longest task while scrolling: ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(full / 2);
    await page.context().close();
  });

  it('is for the staff of the venue alone', async () => {
    const page = await app.visit(base, { as: await app.member() });
    await page.getByRole('heading', { name: 'Cette page est réservée' }).waitFor();
    await page.context().close();
  });
});
