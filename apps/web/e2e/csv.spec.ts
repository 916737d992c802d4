import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BookingClient, type GivenMember, type GivenSpace } from '#libs/testing';
import { csvOf } from './csv-file.fixture.js';
import { type WebTestApp, accessibilityViolations, overflow, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let room: GivenSpace;
let staff: GivenMember;
let base: string;

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  staff = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  base = `/lyon/venues/${room.venueSlug}/manage`;
});
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

describe('the CSV file of a list', () => {
  it('has the whole list, not only the page, and no formula', async () => {
    for (let n = 0; n < 25; n++) {
      const { id } = await app.member({ name: n === 0 ? '=1+1' : `Personne ${n}`, hours: null });
      await app.given.client.query(
        `insert into venue_ban (network_id, venue_id, member_id, reason, banned_by_id, banned_at) values ($1, $2, $3, 'bruit; cris', $4, $5)`,
        [app.lyon.id, room.venueId, id, staff.id, app.api.clock.now().toString()],
      );
    }
    const page = await app.visit(`${base}/bans`, { as: staff, width: 360 });
    await page.getByText('25 exclusions').waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    const [titles, ...rows] = await csvOf(page);
    expect(titles).toBe('Lieu;Personne;Motif;Décidé par;Depuis;Levée');
    expect(rows).toHaveLength(25);
    expect(rows.filter((row) => row.startsWith('Le Passage;\'=1+1;"bruit; cris";'))).toHaveLength(1);
  });

  it('is given by the planning and the arrivals of a day', async () => {
    const awa = await app.member({ name: 'Awa Diallo' });
    const start = app.tomorrowAt(10);
    const { code } = await new BookingClient(app.api, app.lyon).proposeAndBook(awa, room, start.toInstant().toString());
    const day = start.toPlainDate().toString();
    const arrivals = await app.visit(`${base}?day=${day}`, { as: staff });
    expect((await csvOf(arrivals))[1]).toMatch(`${code};Awa Diallo;Salle Soie;1;${day} 10:00;${day} 11:00;`);
    expect(await accessibilityViolations(arrivals)).toEqual([]);
    const planning = await app.visit(`${base}/planning?day=${day}`, { as: staff, width: 360 });
    expect(
      (await csvOf(planning)).filter((row) => row.startsWith(`Salle Soie;${day} 10:00;${day} 11:00;`)),
    ).toHaveLength(1);
    expect([await accessibilityViolations(planning), await overflow(planning)]).toEqual([[], 0]);
  });

  it('is given by the no-shows, with the words of the members', async () => {
    const { rows } = await app.given.client.query<{ id: string; code: string }>(
      `update booking set state = 'NO_SHOW' where venue_id = $1 returning id, code`,
      [room.venueId],
    );
    await app.given.client.query(`delete from allocation; delete from person_time`);
    await app.given.client.query(
      `insert into no_show (network_id, booking_id, member_id, venue_id, at, contested_at, contest)
       select network_id, id, member_id, venue_id, $2, $2, '+33 : j’étais là' from booking where id = $1`,
      [rows[0]!.id, app.api.clock.now().toString()],
    );
    const noShows = await app.visit(`${base}/no-shows`, { as: staff });
    expect((await csvOf(noShows))[1]).toMatch(`Le Passage;${rows[0]!.code};Awa Diallo;Salle Soie;`);
    expect((await csvOf(noShows))[1]).toMatch("'+33 : j’étais là");
    expect(await accessibilityViolations(noShows)).toEqual([]);
  });
});
