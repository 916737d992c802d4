import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenMentorRow, givenAppointment, givenMentor, violations } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade, heading } from './well-made.fixture.js';

const QUESTION = 'Comment convaincre mes premiers investisseurs quand je n’ai pas encore de ventes ?';
let app: WebTestApp;
let admin: GivenMember;
let ines: GivenMember;
let inesMentor: GivenMentorRow;

beforeAll(async () => {
  app = await startWebTestApp();
  await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage', capacity: 4 });
  admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
  const today = app.tomorrowAt(0).subtract({ days: 1 }).toPlainDate();
  ines = await app.given.member(app.lyon, { role: 'MENTOR', hours: null, name: 'Inès Caron' });
  inesMentor = await givenMentor(app.given, app.lyon, ines.id, {
    from: today.subtract({ days: 30 }).toString(),
    until: today.add({ days: 180 }).toString(),
  });
});

afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await app.close();
});

async function ask(name: string, hour: number): Promise<void> {
  const need = encodeURIComponent(`un mentor en levée de fonds après-demain à ${hour}h`);
  const page = await app.visit(`/lyon?q=${need}`, { as: await app.member({ name }) });
  await page.getByLabel('Votre question').first().fill(QUESTION);
  await page.getByRole('button', { name: /^Demander .* : Inès Caron$/ }).first().click(); // prettier-ignore
  await heading(page, 'Demande envoyée à Inès Caron');
  await page.context().close();
}

describe('a member whom the network invites as a mentor', () => {
  it('is found by the administrator, accepts the charter, and gives skills, hours and a pause', async () => {
    const nadia = await app.member({ name: 'Nadia Ferreira' });
    const page = await app.visit('/lyon/admin/mentors', { as: admin });
    await heading(page, '1 mentor');
    await page.getByRole('button', { name: 'Inviter un membre' }).click();
    await page.getByLabel('Nom ou adresse mail du membre').fill('Nadia');
    await page.getByRole('button', { name: 'Inviter Nadia Ferreira' }).waitFor();
    await expectWellMade(page, 'mentors-invite');
    await page.getByRole('button', { name: 'Inviter Nadia Ferreira' }).click();
    await page.getByText(/^L’invitation part à Nadia Ferreira/).first().waitFor(); // prettier-ignore
    await heading(page, '2 mentors');
    await page.getByText(/la charte n’est pas encore acceptée/).waitFor();
    await expectWellMade(page, 'mentors');

    const desk = await app.visit('/lyon/mentoring/settings', { as: nadia });
    await heading(desk, /^Devenez mentor de/);
    await expectWellMade(desk, 'mentor-charter');
    await desk.getByRole('button', { name: 'J’accepte la charte et la confidentialité' }).click();
    await desk.getByLabel('Votre présentation').fill('Juriste, j’aide à choisir un statut.');
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await desk.getByText('Ajoutez au moins une compétence.').waitFor();
    await desk.getByLabel('Ajouter une compétence').fill('tarif');
    await desk.getByRole('button', { name: /Prix et tarifs/ }).click();
    await desk.getByLabel('Niveau : Prix et tarifs').selectOption('C’est mon métier');
    await desk.getByLabel('Idée').check();
    await desk.getByLabel('Français').check();
    await desk.getByLabel('Par téléphone').check();
    await desk.getByLabel('Numéro de téléphone').fill('04 70 00 00 00');
    await expectWellMade(desk, 'mentor-settings');
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await desk.getByText('Vos réglages sont enregistrés.').waitFor();

    await desk.getByRole('link', { name: 'Aujourd’hui' }).click();
    await heading(desk, 'Personne ne peut encore vous trouver');
    await expectWellMade(desk, 'mentor-unfinished');
    await desk.getByRole('main').getByRole('link', { name: 'Mes heures' }).first().click();
    await desk.getByRole('button', { name: 'Ajouter une plage : lundi' }).click();
    await desk.getByRole('button', { name: 'Copier du lundi au vendredi' }).click();
    await expectWellMade(desk, 'mentor-hours');
    await desk.getByRole('button', { name: 'Enregistrer ma semaine' }).click();
    await desk.getByText('Votre semaine est enregistrée.').waitFor();
    await desk.getByRole('link', { name: 'Jours à part' }).click();
    await desk.getByLabel('Date', { exact: true }).fill(app.tomorrowAt(0).add({ days: 20 }).toPlainDate().toString());
    await desk.getByLabel('Aucune heure').check();
    await desk.getByRole('button', { name: 'Enregistrer ce jour' }).click();
    await desk.getByText('Ce jour est enregistré.').first().waitFor();
    await desk.getByRole('button', { name: /reprendre les heures de la semaine$/ }).waitFor();
    await expectWellMade(desk, 'mentor-days');
    await desk.getByRole('link', { name: 'Pause' }).click();
    await expectWellMade(desk, 'mentor-pause');
    await desk.getByRole('button', { name: 'Mettre en pause' }).click();
    await desk.getByRole('button', { name: 'Finir la pause' }).waitFor();
    await desk.getByRole('link', { name: 'Aujourd’hui' }).click();
    await heading(desk, 'Votre mentorat est en pause');
  });

  it('is dismissed after a confirmation', async () => {
    const page = await app.visit('/lyon/admin/mentors', { as: admin });
    await page.getByRole('button', { name: 'Retirer Nadia Ferreira des mentors' }).click();
    await expectWellMade(page, 'mentors-dismiss');
    await page.getByRole('button', { name: 'Retirer Nadia Ferreira', exact: true }).click();
    await page.getByText('Nadia Ferreira n’est plus mentor.').first().waitFor();
    await heading(page, '1 mentor');
  });
});

describe('a mentor', () => {
  it('answers requests, then cancels an appointment with a reason', async () => {
    await ask('Awa Diallo', 10);
    await ask('Bao Nguyen', 15);
    const page = await app.visit('/lyon/mentoring', { as: ines });
    await heading(page, '2 demandes attendent votre réponse');
    await expectWellMade(page, 'mentor-inbox');
    await page.getByRole('button', { name: 'J’accepte la demande de Awa Diallo' }).click();
    await page.getByText('C’est confirmé : Awa Diallo vous attend.').first().waitFor();
    await heading(page, '1 demande attend votre réponse');
    await page.getByRole('button', { name: 'Pas moi : refuser la demande de Bao Nguyen' }).click();
    await page.getByLabel(/^Pourquoi/).fill('Je connais trop bien le projet');
    await page.getByLabel(/^Conflit d’intérêts/).check();
    await page.getByRole('button', { name: 'Refuser', exact: true }).click();
    await heading(page, 'Aucune demande n’attend de réponse.');
    await page.getByRole('navigation').getByRole('link', { name: 'Rendez-vous' }).click();
    await page.getByRole('button', { name: 'Annuler le rendez-vous avec Awa Diallo' }).waitFor();
    await expectWellMade(page, 'mentor-appointments');
    await page.getByRole('button', { name: 'Annuler le rendez-vous avec Awa Diallo' }).click();
    await page.getByLabel('Motif (facultatif)').fill('Je suis souffrante');
    await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click();
    await page.getByText('Le rendez-vous avec Awa Diallo est annulé.').first().waitFor();
    await page.getByRole('link', { name: 'Passés' }).click();
    await page.getByText(/Motif : Je suis souffrante/).waitFor();
    await expectWellMade(page, 'mentor-appointments-past');
  });

  it('follows the calendar that they keep elsewhere, and gives theirs to a phone', async () => {
    const page = await app.visit('/lyon/mentoring/hours?part=calendar', { as: ines });
    await page.getByLabel('Adresse de votre agenda').fill('https://10.0.0.1/a.ics');
    await page.getByRole('button', { name: 'Suivre cet agenda' }).click();
    await page.getByText(/internet public/).waitFor();
    await page.getByLabel('Adresse de votre agenda').fill('https://agenda.example/secret.ics');
    await page.getByRole('button', { name: 'Suivre cet agenda' }).click();
    await page.getByText('agenda.example').waitFor();
    await page.getByText(/^Pas encore lu · 0 moment pris à venir/).waitFor();
    await heading(page, 'Dans votre agenda');
    await expectWellMade(page, 'mentor-calendar');
    await page.getByRole('button', { name: 'Ne plus suivre' }).click();
    await page.getByText('L’agenda n’est plus suivi').first().waitFor();
  });

  it('sees what they gave, who thanks them, and prints a card of thanks', async () => {
    const awa = await app.member({ name: 'Chloé Petit' });
    const start = new Date(Date.now() - 50 * 3_600_000).toISOString();
    const meeting = { mentor: inesMentor, mentorMemberId: ines.id, code: 'THANKS77', start };
    await givenAppointment(app.given, app.lyon, { ...meeting, founderId: awa.id, isOver: true });
    const theirs = await app.visit('/lyon/appointments?code=THANKS77', { as: awa });
    await theirs.getByRole('button', { name: 'Rendre compte du rendez-vous avec Inès Caron' }).click();
    await theirs.getByLabel('Oui').check();
    await theirs.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await theirs.getByLabel(/^Un mot pour Inès Caron/).fill('Merci, j’ai osé augmenter mon prix');
    await expectWellMade(theirs, 'appointment-thanks');
    await theirs.getByRole('button', { name: 'Remercier Inès Caron' }).click();
    await theirs.getByText('Inès Caron verra vos remerciements.').first().waitFor();
    const page = await app.visit(`/lyon/mentoring/figures?year=${start.slice(0, 4)}`, { as: ines });
    await page.getByText('Merci, j’ai osé augmenter mon prix').waitFor();
    await expectWellMade(page, 'mentor-figures');
    await page.getByRole('link', { name: 'Ma carte de remerciement' }).click();
    await page.getByText('Merci, Inès Caron').waitFor();
    await expectWellMade(page, 'mentor-card');
  });

  it('says how to become a mentor to members who are not invited', async () => {
    const other = await app.given.member(app.lyon, { role: 'MENTOR', name: 'Sans Invitation' });
    const page = await app.visit('/lyon/mentoring', { as: other });
    await heading(page, 'Vous n’êtes pas encore mentor de ce réseau');
  });
});

describe('the coverage of mentors', () => {
  it('shows where a mentor is missing, invites one for it, and gives the table and the loads as files', async () => {
    const founder = await app.member({ name: 'Dora Keller' });
    await app.given.client.query(
      `insert into appointment (network_id, code, founder_id, mentor_id, question, skill_code, stage, mode, during, state, asks_next, asked_at, ended_at, ended_by)
       select $1, 'HOLE' || n, $2, $3, 'Comment exporter au Canada ?', 'export', 'INTERNATIONAL', 'VIDEO', tstzrange(now() + n * interval '2 days', now() + n * interval '2 days' + interval '1 hour'),
              'EXPIRED', false, now() - interval '1 day', now(), 'NOBODY_LEFT' from generate_series(1, 2) n`,
      [app.lyon.id, founder.id, inesMentor.mentorId],
    );
    const page = await app.visit('/lyon/admin/mentors/coverage', { as: admin });
    await heading(page, 'Que couvrent les mentors, et où manquent-ils ?');
    const cell = page.getByRole('row', { name: /^Levée de fonds/ }).getByRole('cell');
    expect(await cell.allInnerTexts()).toHaveLength(8);
    await page.getByLabel('Montrer').selectOption('Celles demandées et pas couvertes');
    await heading(page, '1 compétence');
    await page
      .getByRole('row', { name: /^Export/ })
      .getByText('moins de 5 demandes')
      .waitFor();
    await expectWellMade(page, 'mentor-coverage');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter en CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('lyon-mentor-coverage.csv');
    await page.getByRole('link', { name: /^Inviter un mentor pour : Export/ }).click();
    await page.getByText(/^Un mentor manque pour : Export/).waitFor();
    await page.getByLabel('Nom ou adresse mail du membre').waitFor();
  });
});
