import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade } from './well-made.fixture.js';

let app: WebTestApp;
let admin: GivenMember;
let passage: GivenSpace;
let unclaimed: GivenSpace;

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** A claim of a venue that waits. */
async function claim(venueId: string, member: GivenMember, proof: string, domainMatches: boolean): Promise<void> {
  await app.given.client.query(
    `insert into venue_claim (network_id, venue_id, member_id, proof, domain_matches, made_at) values ($1, $2, $3, $4, $5, now() - interval '2 days')`,
    [app.lyon.id, venueId, member.id, proof, domainMatches],
  );
}
const change = (text: string, venueId: string) => app.given.client.query(`update venue set ${text} where id = $1`, [venueId]); // prettier-ignore

beforeAll(async () => {
  app = await startWebTestApp();
  admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
  passage = await app.space({ venueName: 'Le Passage', venueKind: 'COWORKING', name: 'Salle Soie' });
  await change(`confirmed_at = now()`, passage.venueId);
  const old = await app.space({ venueName: 'L’Établi', name: 'Fraiseuse' });
  await change(`confirmed_at = now() - interval '8 months'`, old.venueId);
  unclaimed = await app.space({ venueName: 'La Fabrique', name: 'Grand atelier' });
  await change(`published_at = null, website = 'https://lafabrique.example'`, unclaimed.venueId);
});

afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

describe('claims of venues', () => {
  it('wait on the page Today, are read with their proof, and are approved or refused with a reason', async () => {
    const nina = await app.given.member(app.lyon, { name: 'Nina Roux' });
    const marc = await app.given.member(app.lyon, { name: 'Marc Petit' });
    await claim(unclaimed.venueId, nina, 'J’en suis la directrice.\nAppelez le 04 00 00 00 00.', true);
    await claim(passage.venueId, marc, 'J’y travaille le mardi.', false);
    const page = await app.visit('/lyon/admin', { as: admin });
    await page.getByRole('link', { name: '1 lieu publié n’a pas été confirmé depuis six mois.' }).waitFor();
    await page.getByRole('link', { name: '2 demandes pour gérer un lieu attendent votre décision.' }).click();
    await heading(page, '2 demandes en attente');
    await page.getByText('Adresse au domaine du site du lieu').waitFor();
    await expectWellMade(page, 'venue-claims');
    await page.getByLabel(/^Motif pour refuser Marc Petit/).fill('Demandez d’abord au responsable.');
    await page.getByRole('listitem').filter({ hasText: 'Marc Petit' }).getByRole('button', { name: 'Refuser' }).click();
    await heading(page, '1 demande en attente');
    await page.getByRole('button', { name: 'Accepter Nina Roux' }).click();
    await page.getByText('Aucune demande n’attend.').waitFor();
    await page.getByLabel('Décision').selectOption('REFUSED');
    await page.getByText('Motif : Demandez d’abord au responsable.').waitFor();
    expect(new URL(page.url()).search).toBe('?state=REFUSED');
    await expectWellMade(page, 'venue-claims-refused');
    const { rows } = await app.given.client.query(`select role from role_grant where venue_id = $1`, [unclaimed.venueId]); // prettier-ignore
    expect(rows).toEqual([{ role: 'VENUE_MANAGER' }]);
    await page.context().close();
  });
});

describe('the venues of the network', () => {
  it('are listed by state, found by a word without accents, and exported', async () => {
    const page = await app.visit('/lyon/admin/venues?state=STALE', { as: admin });
    await heading(page, '1 lieu');
    await page.getByText('L’Établi').waitFor();
    await page.getByLabel('État').selectOption('');
    await page.getByRole('searchbox').fill('etabli');
    await page.getByRole('button', { name: 'Trouver' }).click();
    await heading(page, '1 lieu');
    await page.getByRole('searchbox').fill('zzz');
    await page.getByRole('button', { name: 'Trouver' }).click();
    await page.getByText('Aucun lieu ne correspond.').waitFor();
    await page.getByRole('link', { name: 'Voir tous les lieux' }).click();
    await heading(page, '3 lieux');
    await expectWellMade(page, 'network-venues');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter en CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('lyon-venues.csv');
    await page.context().close();
  });

  it('gain one that is placed in its commune, and lose one after the page said what that means', async () => {
    const page = await app.visit('/lyon/admin/venues', { as: admin });
    await page.getByRole('link', { name: 'Ajouter un lieu' }).click();
    await page.getByLabel('Nom du lieu').fill('Halle des Brotteaux');
    await page.getByLabel('Organisme qui le tient').fill('Association des Brotteaux');
    await page.getByLabel('Commune').selectOption('Villeurbanne');
    await page.getByLabel(/^Position exacte/).fill('ici');
    await page.getByText('Écrivez deux nombres : la latitude, puis la longitude.').waitFor();
    await expectWellMade(page, 'new-venue');
    await page.getByLabel(/^Position exacte/).fill('');
    await page.getByRole('button', { name: 'Ajouter ce lieu' }).click();
    await heading(page, '1 lieu');
    await page.getByRole('listitem').filter({ hasText: 'Halle des Brotteaux' }).getByText('Sans responsable').waitFor();
    const { rows } = await app.given.client.query(`select lat, city from venue where name = 'Halle des Brotteaux'`);
    expect(rows).toEqual([{ lat: 45.765, city: 'Villeurbanne' }]);
    await page.getByRole('button', { name: 'Archiver ou fusionner Halle des Brotteaux' }).click();
    await page.getByText(/quitte l’annuaire et ses espaces ne se réservent plus/).waitFor();
    await expectWellMade(page, 'archive-venue');
    await page.getByRole('button', { name: 'Archiver Halle des Brotteaux', exact: true }).click();
    await page.getByText(/^Archivé le/).waitFor();
    await page.context().close();
  });

  it('are merged when two are the same: one stays, and the page shows what moves', async () => {
    const twin = await app.space({ venueName: 'Le Passage (doublon)', name: 'Bureau du fond' });
    const page = await app.visit(`/lyon/admin/venues/merge?from=${twin.venueId}`, { as: admin });
    await page.getByText('Choisi : Le Passage (doublon)').waitFor();
    await page.getByLabel('Deuxième lieu : chercher par nom').fill('passage');
    await page.getByRole('button', { name: 'Choisir : Le Passage', exact: true }).click();
    await page.getByText('Espaces : Bureau du fond').waitFor();
    await page.getByLabel('Quel lieu reste ?').selectOption('Le Passage (doublon)');
    await page.getByText('Espaces : Salle Soie').waitFor();
    await page.getByLabel('Quel lieu reste ?').selectOption('Le Passage');
    await expectWellMade(page, 'merge-venues');
    await page.getByRole('button', { name: 'Fusionner : garder Le Passage' }).click();
    await page.getByText(/, fusionné avec Le Passage/).waitFor();
    await page.getByText('2 espaces').waitFor();
    await page.context().close();
  });
});

describe('the map of gaps', () => {
  it('shows communes without a published venue, in the same order as the table', async () => {
    const page = await app.visit('/lyon/admin/venues/gaps', { as: admin });
    await app.given.client.query(
      `update venue set territory_id = (select id from territory where name = 'Villeurbanne') where name = 'Le Passage'`,
    );
    await page.reload();
    await heading(page, '1 sans lieu publié');
    await page.getByRole('rowheader', { name: /^Lyon/ }).waitFor();
    await page.locator('[data-crowd] span').first().waitFor();
    await expectWellMade(page, 'gaps');
    await page.getByLabel('Montrer').selectOption('all');
    await heading(page, '2 communes et quartiers');
    expect(new URL(page.url()).search).toBe('?show=all');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter en CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('lyon-coverage.csv');
    await page.context().close();
  });
});
