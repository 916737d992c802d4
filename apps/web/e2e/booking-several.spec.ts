import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenSpace, violations } from '#libs/testing';
import { expectWellMade } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let room: GivenSpace;
let laser: GivenSpace;

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ name: 'Salle Soie', venueName: 'Le Passage' });
  laser = await app.space({ kind: 'MACHINE', name: 'Laser', venueId: room.venueId });
  await app.space({ kind: 'DESK_AREA', name: 'Verrière', venueId: room.venueId });
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(await violations(app.databaseUrl)).toEqual([]);
  await app?.close();
});

async function offer(hour: number): Promise<{ page: Page; id: string }> {
  const { id, ...member } = await app.member({ hours: 3 });
  const need = encodeURIComponent(`salle de réunion demain à ${hour}h pendant 1h`);
  const page = await app.visit(`/lyon?q=${need}`, { as: { id, ...member } });
  await page.getByRole('button', { name: 'Ajouter un espace de ce lieu' }).click();
  return { page, id };
}
const bookedSpaces = async (memberId: string) => {
  const { rows } = await app.given.client.query<{ name: string }>(
    `select s.name from booking b join booking_item i on i.booking_id = b.id join space s on s.id = i.space_id
      where b.member_id = $1 and b.state = 'CONFIRMED' order by i.position`,
    [memberId],
  );
  return rows.map(({ name }) => name);
};

describe('adding places of a venue to an offer', () => {
  it('shows their price and the total on the button, and books all of them at once', async () => {
    const { page, id } = await offer(9);
    const addable = page.getByRole('list', { name: 'Autres espaces libres du lieu à cette heure' });
    await addable.getByText('Laser', { exact: true }).waitFor();
    await addable.getByRole('button', { name: 'Ajouter Verrière' }).click();
    await page.getByRole('button', { name: /^Réserver 9\sh.*: 3\sh/ }).waitFor();
    await addable.getByRole('button', { name: 'Ajouter Laser' }).click();
    // Three hours of the pass for the room and a desk; the machine is paid: 3 × 4.80 €.
    await page.getByRole('button', { name: /: 3\sh.* \+ 14,40\s€$/ }).waitFor();
    await expectWellMade(page, 'offer-with-added-spaces');
    // Without the desk, an hour of the pass is left for the machine.
    await page.getByRole('button', { name: 'Retirer Verrière' }).click();
    await page.getByRole('button', { name: /: 3\sh.* \+ 9,60\s€$/ }).click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    await page.getByText('Salle Soie, Laser', { exact: true }).waitFor();
    expect(await bookedSpaces(id)).toEqual(['Salle Soie', 'Laser']);
    await page.goto(`${app.url}/lyon/bookings`);
    await page.getByText('Salle Soie, Laser', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Déplacer' }).count()).toBe(0);
    await page.context().close();
  });

  it('says which of them was taken in the meantime, and books the rest', async () => {
    const { page, id } = await offer(11);
    await page.getByRole('button', { name: 'Ajouter Laser' }).click();
    await page.getByRole('button', { name: 'Retirer Laser' }).waitFor();
    await app.given.client.query(`update space set withdrawn_at = now() where id = $1`, [laser.id]);
    await page.getByRole('button', { name: /^Réserver 11\sh.*: 3\sh/ }).click();
    await page.getByText('Cet espace n’est plus proposé. Refaites votre demande.').waitFor();
    await page.getByRole('button', { name: 'Retirer cet espace' }).click();
    await page.getByRole('button', { name: /^Réserver 11\sh/ }).click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect(await bookedSpaces(id)).toEqual(['Salle Soie']);
    await page.context().close();
  });
});

describe('booking for a member at the desk of a venue', () => {
  it('names the member by mail address and shows who booked', async () => {
    const staff = await app.given.member(app.lyon, {
      name: 'Odile Accueil',
      role: 'VENUE_STAFF',
      venueId: room.venueId,
    });
    const member = await app.member({ name: 'Lina Roux' });
    const day = app.tomorrowAt(15).add({ days: 1 }).toPlainDate().toString();
    const page = await app.visit(`/lyon/venues/${room.venueSlug}/manage?day=${day}`, { as: staff });
    await page.getByLabel('Adresse mail ou référence du membre').fill('nobody@spec.example');
    await page.getByLabel('Espace', { exact: true }).selectOption('Salle Soie');
    await page.getByLabel('De', { exact: true }).selectOption('15:00');
    await page.getByLabel('À', { exact: true }).selectOption('16:00');
    await page.getByRole('button', { name: 'Réserver', exact: true }).click();
    await page.getByText('Aucun membre du réseau n’a cette adresse ou cette référence.').waitFor();
    await page.getByLabel('Adresse mail ou référence du membre').fill(member.email);
    await page.getByRole('button', { name: 'Réserver', exact: true }).click();
    await page.getByText('Réservé par Odile Accueil').waitFor();
    await page.getByText('Lina Roux', { exact: true }).waitFor();
    await expectWellMade(page, 'booked-for-a-member');
    expect(await bookedSpaces(member.id)).toEqual(['Salle Soie']);
    await page.context().close();
  });
});
