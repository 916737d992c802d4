import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace, givenCertificate, givenSession, givenTraining } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade } from './well-made.fixture.js';

let app: WebTestApp;
let workshop: GivenSpace;
let staff: GivenMember;
let nina: GivenMember;
let laser: string;
let base: string;

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const hoursFromNow = (hours: number) => Temporal.Now.instant().round('hour').add({ hours }).toString();

beforeAll(async () => {
  app = await startWebTestApp();
  workshop = await app.space({ kind: 'WORKSHOP', venueName: 'L’Établi', name: 'Atelier bois' });
  staff = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId: workshop.venueId, name: 'Sam Leroy' });
  nina = await app.member({ name: 'Nina Roux' });
  laser = await givenTraining(app.given, app.lyon, 'laser', [workshop.venueId]);
  await givenTraining(app.given, app.lyon, 'fraiseuse', []);
  base = `/lyon/venues/${workshop.venueSlug}/manage/certificates`;
});

afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

describe('the trainings of a venue', () => {
  it('are shared from the network, or created with a name that follows from the title', async () => {
    const page = await app.visit(`/lyon/venues/${workshop.venueSlug}/manage`, { as: staff });
    await page.getByRole('link', { name: 'Membres et attestations' }).click();
    await heading(page, 'Qui a quelle attestation ?');
    await page.getByRole('link', { name: 'Formations' }).click();
    await page.getByLabel('Formation du réseau', { exact: true }).selectOption('Formation fraiseuse');
    await page.getByRole('button', { name: 'Ajouter cette formation' }).click();
    await page.getByText('Nom dans le réseau : fraiseuse').waitFor();
    await page.getByLabel('Titre en français').fill('Scie à ruban');
    await page.getByLabel('Titre en anglais').fill('Band saw');
    await expectWellMade(page, 'trainings');
    await page.getByRole('button', { name: 'Créer cette formation' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Scie à ruban' }).waitFor();
    await page.context().close();
  });
});

describe('certificates', () => {
  it('are given by mail address with one answer for everybody, renewed, and withdrawn with a reason', async () => {
    const page = await app.visit(base, { as: staff });
    await page.getByText('Personne n’a encore d’attestation reconnue ici.').waitFor();
    const said = 'Si cette adresse est celle d’un membre du réseau, son attestation est dans la liste.';
    for (const email of ['personne@spec.example', nina.email]) {
      await page.getByLabel('Adresse mail du membre').fill(email);
      await page.getByRole('button', { name: 'Donner l’attestation' }).click();
      await page.getByText(said).first().waitFor();
    }
    await heading(page, '1 attestation');
    await page.getByRole('button', { name: /^Changer l’attestation de Nina Roux/ }).click();
    await page.getByLabel(/^Motif pour retirer l’attestation de Nina Roux/).fill('Consignes non suivies.');
    await expectWellMade(page, 'certificates');
    await page.getByRole('button', { name: 'Renouveler pour Nina Roux' }).click();
    await page.getByText('L’attestation est renouvelée.').first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Retirer l’attestation' }).click();
    await page.getByText(/^Retirée le .* : Consignes non suivies\.$/).waitFor();
    await page.context().close();
  });

  it('are given from a CSV file after a preview of each line, with a reason that the list shows', async () => {
    const page = await app.visit(base, { as: staff });
    await page.getByRole('link', { name: 'Donner à partir d’un fichier CSV' }).click();
    await heading(page, 'Quelles attestations donnez-vous ?');
    const ines = await app.member({ name: 'Inès Faure' });
    const choose = (rows: string[]) =>
      page.locator('input[type=file]').setInputFiles({ name: 'attestations.csv', mimeType: 'text/csv', buffer: Buffer.from(['mail;reference;formation;motif', ...rows].join('\n')) }); // prettier-ignore
    await choose([`;${ines.id};laser;`, 'personne@spec.example;;forge;']);
    await page.getByText('1 ligne est à corriger :').waitFor();
    await page.getByText('« training » : forge').waitFor();
    await expectWellMade(page, 'certificates-import-faults');
    await page.getByRole('button', { name: 'Retirer le fichier' }).click();
    await choose([`;${ines.id};laser;Stage de mars`, 'personne@spec.example;;laser;']);
    await page.getByText(/^Ligne 2 : .* – donnée à Inès Faure$/).waitFor();
    await page.getByText('Ligne 3 : personne@spec.example – donnée si un membre du réseau a cette adresse').waitFor();
    await page.getByRole('button', { name: 'Appliquer 2 lignes' }).click();
    await page.getByText('2 lignes sont appliquées.').first().waitFor();
    await page.getByRole('link', { name: 'Voir toutes les attestations' }).first().click();
    await page.getByRole('listitem').filter({ hasText: 'Inès Faure' }).getByText('Motif : Stage de mars').waitFor();
    await page.context().close();
  });

  it('certificates of other venues that share the training are recognised, and only the venue that gave one changes it', async () => {
    const other = await app.space({ venueName: 'La Fabrique' });
    await app.given.client.query(`insert into venue_training values ($1, $2, $3)`, [app.lyon.id, other.venueId, laser]);
    const bao = await app.member({ name: 'Bao Nguyen' });
    const made = { memberId: bao.id, trainingId: laser, venueId: other.venueId, givenById: staff.id };
    await givenCertificate(app.given, app.lyon, { ...made, at: hoursFromNow(-48) });
    const page = await app.visit(base, { as: staff });
    const line = page.getByRole('listitem').filter({ hasText: 'Bao Nguyen' });
    await line.getByText(/par La Fabrique/).waitFor();
    expect(await line.getByRole('button').count()).toBe(0);
    await page.context().close();
  });

  it('are not shown to people outside the team', async () => {
    const page = await app.visit(base, { as: nina });
    await heading(page, 'Cette page est réservée');
    await page.context().close();
  });
});

describe('sessions of a venue', () => {
  it('are planned, changed, and cancelled after the page said how many people get a mail', async () => {
    const page = await app.visit(`${base}/sessions`, { as: staff });
    await page.getByText('Aucune séance n’est prévue.').waitFor();
    await page.getByRole('link', { name: 'Prévoir une séance' }).click();
    await page.getByLabel('Formation', { exact: true }).selectOption('Formation laser');
    expect(await page.getByLabel('Titre').inputValue()).toBe('Formation laser');
    await page.getByLabel('Jour').fill(app.tomorrowAt(0).toPlainDate().toString());
    await page.getByLabel('Début').selectOption('10:00');
    await page.getByLabel('Espace', { exact: true }).selectOption('Atelier bois');
    await expectWellMade(page, 'new-session');
    await page.getByRole('button', { name: 'Prévoir cette séance' }).click();
    await page.getByText('0 sur 8 places prises').waitFor();
    await page.getByText('Personne n’est inscrit.').waitFor();
    await page.getByLabel('Nombre de places').fill('2');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('0 sur 2 places prises').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const take = `mutation ($id: ID!) { takePlace(sessionId: $id, idempotencyKey: "a-place-for-nina") { __typename } }`;
    expect((await app.api.ask('lyon', take, { id }, nina)).data).toEqual({ takePlace: { __typename: 'PlaceTaken' } });
    await page.reload();
    await page.getByRole('rowheader', { name: 'Nina Roux' }).waitFor();
    await page.getByRole('button', { name: 'Annuler la séance' }).click();
    await page.getByText(/1 personne inscrite et 0 personne en attente reçoivent un mail/).waitFor();
    await expectWellMade(page, 'session-cancel');
    await page.getByRole('button', { name: 'Oui, annuler et prévenir' }).click();
    await page.getByText('Annulée', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Toutes les séances' }).click();
    await page.getByText('Aucune séance n’est prévue.').waitFor();
    await page.context().close();
  });

  it('have a list of people on which attendance is noted and certificates are given', async () => {
    const host = await app.member({ name: 'Lou Martin' });
    const start = hoursFromNow(-3);
    const { id } = await givenSession(app.given, app.lyon, {
      hostId: host.id,
      venueId: workshop.venueId,
      trainingId: laser,
      title: 'Laser pour débuter',
      start,
    });
    for (const name of ['Awa Diallo', 'Zoé Ferrand']) {
      const { id: memberId } = await app.member({ name });
      await app.given.client.query(
        `with place as (insert into session_place (network_id, session_id, member_id, state, since) values ($1, $2, $3, 'TAKEN', now() - interval '2 days') returning *),
              counted as (update session set taken = taken + 1 where id = $2)
         insert into person_time (network_id, member_id, holder_id, during, state)
         select p.network_id, p.member_id, p.id, s.during, 'CONFIRMED' from place p join session s on s.id = p.session_id`,
        [app.lyon.id, id, memberId],
      );
    }
    const page = await app.visit(`${base}/sessions?when=over`, { as: staff });
    await page.getByRole('link', { name: 'Laser pour débuter' }).click();
    await page.getByLabel('Présence de Awa Diallo').selectOption('Venu');
    await page.getByLabel('Donner l’attestation à Awa Diallo').check();
    await page.getByLabel('Présence de Zoé Ferrand').selectOption('Absent');
    expect(await page.getByLabel('Donner l’attestation à Zoé Ferrand').isDisabled()).toBe(true);
    await expectWellMade(page, 'attendance');
    await page.getByRole('button', { name: 'Enregistrer les présences' }).click();
    await page.getByText('Les présences sont notées et 1 attestation est donnée.').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('columnheader', { name: 'Signature' }).waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/attendance-paper.png`, fullPage: true }); // prettier-ignore
    const { rows } = await app.given.client.query(
      `select m.name, p.attendance from session_place p join member m on m.id = p.member_id where p.session_id = $1 order by 1`,
      [id],
    );
    expect(rows).toEqual([
      { name: 'Awa Diallo', attendance: 'ATTENDED' },
      { name: 'Zoé Ferrand', attendance: 'ABSENT' },
    ]);
    await page.context().close();
  });
});
