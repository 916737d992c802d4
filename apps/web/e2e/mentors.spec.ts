import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeAppointments } from '#libs/mentoring';
import { Database, Signer } from '#libs/platform';
import { type GivenMember, type MentorOptions, givenMentor, givenMentorWait, violations } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade, heading } from './well-made.fixture.js';

const QUESTION = 'Comment convaincre mes premiers investisseurs quand je n’ai pas encore de ventes ?';
const NEED = encodeURIComponent('un mentor en levée de fonds après-demain à 14h');
let app: WebTestApp;
let founder: GivenMember;

beforeAll(async () => {
  app = await startWebTestApp();
  await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage', capacity: 4 });
  founder = await app.member({ name: 'Awa Diallo' });
  await mentor({
    name: 'Inès Caron',
    about: 'Dix ans de financement de jeunes entreprises, dont trois levées.',
  });
});

afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await app.close();
});

/** A mentor with office hours around today. */
async function mentor({ name, ...options }: MentorOptions & { name: string }): Promise<GivenMember> {
  const member = await app.given.member(app.lyon, { role: 'MENTOR', hours: null, name });
  const today = app.tomorrowAt(0).subtract({ days: 1 }).toPlainDate();
  const [from, until] = [today.subtract({ days: 30 }), today.add({ days: 180 })];
  await givenMentor(app.given, app.lyon, member.id, { from: from.toString(), until: until.toString(), ...options });
  return member;
}

/** Asks Inès in the pages. @returns the code of the request */
async function ask(as: GivenMember, need = NEED): Promise<string> {
  const page = await app.visit(`/lyon?q=${need}`, { as });
  await page.getByLabel('Votre question').first().fill(QUESTION);
  await page.getByRole('button', { name: /^Demander .* : Inès Caron$/ }).first().click(); // prettier-ignore
  await heading(page, 'Demande envoyée à Inès Caron');
  await page.getByRole('link', { name: 'Mes rendez-vous' }).first().click();
  await heading(page, /^Rendez-vous /);
  const code = new URL(page.url()).searchParams.get('code')!;
  await page.context().close();
  return code;
}

/** The link of the mail that asks a mentor. */
async function linkOf(code: string): Promise<string> {
  const { id } = await app.given.one<{ id: string }>(`select id from appointment where code = $1`, [code]);
  const token = new Signer(app.api.env.SECRET, 'mentor-ask').seal(JSON.stringify([app.lyon.id, id, 1]));
  return `/lyon/mentor-answer?token=${encodeURIComponent(token)}`;
}

describe('a founder who needs a mentor', () => {
  it('asks in the search, the mentor accepts by the link of the mail, and the founder sees it confirmed', async () => {
    const page = await app.visit(`/lyon?q=${NEED}`, { as: founder });
    await heading(page, /propositions? prêtes?/);
    await page.getByRole('button', { name: 'Quoi : Levée de fonds. Modifier' }).waitFor();
    await expectWellMade(page, 'mentor-offers');
    await page.getByRole('button', { name: /^Demander .* : Inès Caron$/ }).first().click(); // prettier-ignore
    await page.getByText('Écrivez au moins 20 caractères').first().waitFor();
    await page.getByLabel('Votre question').first().fill(QUESTION);
    await page.getByRole('button', { name: /^Demander .* : Inès Caron$/ }).first().click(); // prettier-ignore
    await heading(page, 'Demande envoyée à Inès Caron');
    await expectWellMade(page, 'mentor-asked');
    await page.getByRole('link', { name: 'Mes rendez-vous' }).first().click();
    await page.getByText('En attente de réponse').waitFor();
    await expectWellMade(page, 'appointment-waiting');
    const code = new URL(page.url()).searchParams.get('code')!;

    const link = await linkOf(code);
    const answer = await app.visit(link);
    await heading(answer, 'Pouvez-vous aider Awa Diallo ?');
    await answer.getByText(QUESTION).waitFor();
    await answer.getByText('Salle Soie, Le Passage').waitFor();
    await expectWellMade(answer, 'mentor-answer');
    // Opening the link has answered nothing.
    await answer.reload();
    await answer.getByRole('button', { name: 'Pas moi : refuser la demande de Awa Diallo' }).click();
    await answer.getByLabel('Conflit d’intérêts').waitFor();
    await expectWellMade(answer, 'mentor-answer-refuse');
    await answer.getByRole('button', { name: 'Retour' }).click();
    await answer.getByRole('button', { name: 'J’accepte la demande de Awa Diallo' }).click();
    await heading(answer, 'Merci !');
    await answer.getByText('C’est confirmé : Awa Diallo vous attend.').first().waitFor();
    await answer.reload();
    await heading(answer, 'Cette demande n’attend plus de réponse');
    await expectWellMade(answer, 'mentor-answer-closed');

    await page.goto(`${app.url}/lyon/appointments`);
    await page.getByText('Confirmé').waitFor();
    await expectWellMade(page, 'appointments');
    await page.getByRole('link', { name: 'Voir la réservation de la salle' }).click();
    await heading(page, /^Réservation /);
  });

  it('cancels nothing by an invalid link, and reads so', async () => {
    const page = await app.visit('/lyon/mentor-answer?token=abc');
    await heading(page, 'Ce lien n’est pas valable');
    await expectWellMade(page, 'mentor-answer-unknown');
  });

  it('finds the other times that the mentor proposed as searches, with the mentor on a chip', async () => {
    const member = await app.member({ name: 'Bao Nguyen' });
    const code = await ask(member, encodeURIComponent('un mentor en levée de fonds après-demain à 10h'));
    const answer = await app.visit(await linkOf(code));
    await answer.getByRole('button', { name: 'Proposer une autre heure à Bao Nguyen' }).click();
    await answer.getByLabel('Heure de la proposition 1').selectOption('16:00');
    await answer.getByRole('button', { name: 'Ajouter une seconde heure' }).click();
    await answer.getByLabel('Heure de la proposition 2').selectOption('17:00');
    await expectWellMade(answer, 'mentor-answer-times');
    await answer.getByRole('button', { name: 'Envoyer' }).click();
    await answer.getByText('Merci : Bao Nguyen reçoit vos heures.').first().waitFor();

    const page = await app.visit('/lyon/appointments?past', { as: member });
    await page.getByText('Inès Caron propose une autre heure :').waitFor();
    await expectWellMade(page, 'appointments-past');
    await page.getByRole('link', { name: /16\sh$/ }).click();
    await page.getByRole('button', { name: 'Retirer : Inès Caron' }).waitFor();
    await page.getByRole('button', { name: /^Demander 16.* : Inès Caron$/ }).waitFor();
    await expectWellMade(page, 'mentor-again');
  });

  it('moves an appointment to a time at which both are free, on a phone too, and so does the mentor', async () => {
    const member = await app.member({ name: 'Ewen Le Gall' });
    const zoe = await mentor({ name: 'Zoé Lang', isInstant: true, skills: { pitching: 3 }, modes: ['VIDEO'] });
    const day = app.tomorrowAt(0).toPlainDate().add({ days: 2 });
    const need = `q=${encodeURIComponent(`un mentor en pitch le ${day.toLocaleString('fr', { day: 'numeric', month: 'long' })} à 14h`)}&mode=VIDEO`;
    const page = await app.visit(`/lyon?${need}`, { as: member, width: 360 });
    await page.getByLabel('Votre question').first().fill(QUESTION);
    await page.getByRole('button', { name: /^Réserver .* : Zoé Lang$/ }).first().click(); // prettier-ignore
    await heading(page, 'Rendez-vous confirmé avec Zoé Lang');
    await page.goto(`${app.url}/lyon/appointments`);
    await page.getByRole('button', { name: 'Déplacer le rendez-vous avec Zoé Lang' }).click();
    await page.getByRole('button', { name: /^Déplacer à .*15\sh$/ }).waitFor();
    await expectWellMade(page, 'appointment-move');
    await page.getByRole('button', { name: /^Déplacer à .*15\sh$/ }).click();
    await page
      .getByText(/^Le rendez-vous avec Zoé Lang est déplacé/)
      .first()
      .waitFor();

    const desk = await app.visit('/lyon/mentoring/appointments', { as: zoe });
    await desk
      .getByText(/15\sh – 16\sh/)
      .first()
      .waitFor();
    await desk.getByRole('button', { name: 'Déplacer le rendez-vous avec Ewen Le Gall' }).click();
    await desk.getByRole('button', { name: /^Déplacer à .*16\sh$/ }).click();
    await desk
      .getByText(/^Le rendez-vous avec Ewen Le Gall est déplacé/)
      .first()
      .waitFor();
    await expectWellMade(desk, 'mentor-appointments-moved');
  });

  it('waits where nobody could come, and a mentor whom the network asks proposes a time', async () => {
    const member = await app.member({ name: 'Farah Benali' });
    const refusing = await mentor({ name: 'Guy Morel', skills: { pricing: 1 }, modes: ['VIDEO'] });
    const helping = await mentor({ name: 'Hana Sato', skills: { pricing: 2 }, modes: ['VIDEO'] });
    const admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', hours: null });
    const idOf = (one: GivenMember) => app.given.one<{ id: string }>(`select id from mentor where member_id = $1`, [one.id]); // prettier-ignore
    await givenMentorWait(app.given, app.lyon, { founderId: member.id, mentorId: (await idOf(refusing)).id, code: 'WA1T1NG0' }); // prettier-ignore

    const desk = await app.visit('/lyon/admin/mentors', { as: admin });
    await heading(desk, '1 personne attend un mentor');
    await desk.getByLabel('Un mentor pour Farah Benali').selectOption({ label: 'Hana Sato' });
    await expectWellMade(desk, 'mentors-waiting');
    await desk.getByRole('button', { name: 'Demander à ce mentor pour Farah Benali' }).click();
    await desk.getByText('Hana Sato est sollicité pour aider Farah Benali.').first().waitFor();

    const inbox = await app.visit('/lyon/mentoring', { as: helping, width: 360 });
    await inbox.getByRole('button', { name: 'Proposer une heure à Farah Benali' }).click();
    await expectWellMade(inbox, 'mentor-wait-offer');
    await inbox.getByRole('button', { name: 'Envoyer' }).click();
    await inbox.getByText('Merci : Farah Benali reçoit vos heures.').first().waitFor();

    const page = await app.visit('/lyon/appointments', { as: member, width: 360 });
    await page.getByText('Hana Sato peut vous aider :').waitFor();
    await expectWellMade(page, 'appointments-waiting-list');
    await page.getByRole('button', { name: /^Quitter la liste d’attente/ }).click();
    await page
      .getByText(/^Vous n’attendez plus de mentor/)
      .first()
      .waitFor();
  });

  it('withdraws a request', async () => {
    const member = await app.member({ name: 'Cléo Petit' });
    const code = await ask(member, encodeURIComponent('un mentor en levée de fonds après-demain à 18h'));
    const page = await app.visit(`/lyon/appointments?code=${code}`, { as: member, width: 360 });
    await page.getByRole('button', { name: 'Retirer la demande à Inès Caron' }).click();
    await page.getByRole('button', { name: 'Retirer la demande' }).click();
    await page.getByText('Votre demande à Inès Caron est retirée.').first().waitFor();
    await page.getByText('Annulé', { exact: true }).or(page.getByText('Sans suite')).first().waitFor();
  });

  it('says afterwards how it went, and reads the notes that the mentor shares', async () => {
    const member = await app.member({ name: 'Dina Marchal' });
    const max = await mentor({ name: 'Max Ruiz', isInstant: true, skills: { pricing: 3 }, modes: ['VIDEO'] });
    const need = `q=${encodeURIComponent('un mentor en tarification demain à 14h')}&mode=VIDEO`;
    const page = await app.visit(`/lyon?${need}`, { as: member });
    await page.getByLabel('Votre question').first().fill(QUESTION);
    await expectWellMade(page, 'mentor-offers-video');
    await page.getByRole('button', { name: /^Réserver .* : Max Ruiz$/ }).first().click(); // prettier-ignore
    await heading(page, 'Rendez-vous confirmé avec Max Ruiz');
    // Two days later, and nobody is signed out by that.
    const later = app.api.clock.now().add({ hours: 48 });
    app.api.clock.set(later.toString());
    await app.given.client.query(`update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01'`, [later.toString()]); // prettier-ignore
    await app.api.app.get(Database).inTransaction(app.lyon.id, (tx) => completeAppointments(tx, later));
    const desk = await app.visit('/lyon/mentoring/appointments?past', { as: max });
    await desk.getByRole('button', { name: 'Rendre compte du rendez-vous avec Dina Marchal' }).click();
    await desk.getByLabel('Oui').check();
    await desk.getByLabel('Notes (facultatif)').fill('Commencer par dix entretiens.\nPuis fixer un prix.');
    await desk.getByLabel('Partager ces notes avec Dina Marchal').check();
    await expectWellMade(desk, 'mentor-report-form');
    await desk.getByRole('button', { name: 'Envoyer' }).click();
    await desk.getByText('Merci, votre compte rendu est noté.').first().waitFor();
    await page.goto(`${app.url}/lyon/appointments?past`);
    await page.getByText('Commencer par dix entretiens.').waitFor();
    await page.getByRole('button', { name: 'Rendre compte du rendez-vous avec Max Ruiz' }).click();
    await page.getByLabel('Oui').check();
    await page.getByLabel('5 sur 5').check();
    await page.getByLabel('Prochaine étape').fill('Appeler dix clients');
    await page.getByLabel('Pour le').fill(app.tomorrowAt(0).toPlainDate().toString());
    await expectWellMade(page, 'appointment-report-form');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText(/Utilité : 5 sur 5/).waitFor();
    await page.getByText(/Appeler dix clients, pour le/).waitFor();
    await expectWellMade(page, 'appointment-reported');
  });
});
