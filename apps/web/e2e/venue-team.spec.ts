import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { type GivenMember, type GivenSpace, startWorker, until, violations } from '#libs/testing';
import { expectWellMade, heading } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let worker: { close(): Promise<void> };
let space: GivenSpace;
let manager: GivenMember;

const sql = (text: string, values: unknown[] = []) => app.given.client.query(text, values);
const openTeam = (as = manager): Promise<Page> => app.visit(`/lyon/venues/${space.venueSlug}/manage/team`, { as });
/** The link in the last mail to an address, on this server. */
async function linkTo(email: string): Promise<string> {
  let text = '';
  await until('the mail is there', async () => {
    const { rows } = await sql(`select raw from local_mail where recipient = $1 order by id desc limit 1`, [email]);
    text = rows[0] ? ((await PostalMime.parse(rows[0].raw)).text ?? '') : '';
    return text !== '';
  });
  const url = new URL(/https?:\/\/\S+invitation\?token=\S+/.exec(text)![0]);
  return url.pathname + url.search;
}
const invite = async (email: string, role = 'VENUE_STAFF') => {
  const mutation = `mutation { inviteStaff(venueId: "${space.venueId}", email: "${email}", staffRole: ${role}) { __typename } }`;
  await app.api.ask('lyon', mutation, {}, manager);
  return linkTo(email);
};

beforeAll(async () => {
  app = await startWebTestApp();
  worker = await startWorker(app.databaseUrl, app.api.clock);
}, 120_000);
beforeEach(async () => {
  space = await app.space({ name: 'Salle Soie', venueName: 'Le Passage' });
  manager = await app.given.member(app.lyon, {
    role: 'VENUE_MANAGER',
    venueId: space.venueId,
    name: 'Vera Blanc',
  });
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await worker?.close();
  await app?.close();
});

describe('the team of a venue', () => {
  it('is invited by mail, and an invitation that waits can be withdrawn', async () => {
    const page = await openTeam();
    await heading(page, 'Qui est dans l’équipe de Le Passage ?');
    await heading(page, '1 personne');
    await page.getByText('Vera Blanc (vous)').waitFor();
    await page.getByText('Aucune invitation n’attend de réponse.').waitFor();
    await page.getByLabel('Adresse mail').fill('nina@spec.example');
    await page.getByLabel('Rôle').selectOption('VENUE_MANAGER');
    await page.getByText('Modifie tout, publie le lieu').waitFor();
    await page.getByLabel('Langue du message').selectOption('EN');
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByText('L’invitation part à nina@spec.example.').first().waitFor();
    await page.getByText(/^Responsable · invitation du/).waitFor();
    await expectWellMade(page, 'team');
    const { rows } = await sql(`select role, locale from staff_invitation where email = 'nina@spec.example'`);
    expect(rows).toEqual([{ role: 'VENUE_MANAGER', locale: 'en' }]);
    await page.getByRole('button', { name: 'Retirer l’invitation de nina@spec.example' }).click();
    await page.getByText('Aucune invitation n’attend de réponse.').waitFor();
    await page.context().close();
  });

  it('loses a person only after the page said what that means', async () => {
    const { venueId } = space;
    const sami = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId, name: 'Sami Noir' });
    const page = await openTeam();
    await page.getByRole('button', { name: 'Retirer Sami Noir de l’équipe' }).click();
    await page.getByText(/^Sami Noir ne pourra plus modifier Le Passage/).waitFor();
    await expectWellMade(page, 'team-remove');
    await page.getByRole('button', { name: 'Ne rien changer' }).click();
    await page.getByRole('button', { name: 'Retirer Sami Noir de l’équipe' }).click();
    await page.getByRole('button', { name: 'Retirer Sami Noir', exact: true }).click();
    await heading(page, '1 personne');
    const theirs = await openTeam(sami);
    await heading(theirs, 'Cette page est réservée');
    await theirs.context().close();
    await page.getByRole('button', { name: 'Retirer Vera Blanc de l’équipe' }).click();
    await page.getByText('Vous ne pourrez plus modifier Le Passage').waitFor();
    await page.getByRole('button', { name: 'Retirer Vera Blanc', exact: true }).click();
    await page.getByText('C’est le dernier responsable du lieu.').waitFor();
    await page.context().close();
  });

  it('is shown to people who are no manager without the buttons', async () => {
    const { venueId } = space;
    const sami = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId, name: 'Sami Noir' });
    const page = await openTeam(sami);
    await heading(page, '2 personnes');
    await page.getByText('Un responsable peut inviter et retirer des personnes.').waitFor();
    expect(await page.getByRole('main').getByRole('button').allInnerTexts()).toEqual(['Exporter en CSV']);
    await page.context().close();
  });
});

describe('an invitation', () => {
  it('asks an anonymous visitor to sign in first, and gives the workspace once it is accepted', async () => {
    const guest = await app.member({ name: 'Nina Gris' });
    const path = await invite(guest.email);
    const visitor = await app.visit(path);
    await heading(visitor, 'Connectez-vous pour répondre');
    const link = visitor.getByRole('main').getByRole('link', { name: 'Se connecter' });
    expect(await link.getAttribute('href')).toBe(`/lyon/sign-in?${new URLSearchParams({ next: path })}`);
    await expectWellMade(visitor, 'invitation-anonymous');
    await visitor.context().close();

    const page = await app.visit(path, { as: guest });
    await page.getByText('Vera Blanc vous invite dans l’équipe.').waitFor();
    await expectWellMade(page, 'invitation');
    await page.getByRole('button', { name: 'Accepter l’invitation de Le Passage' }).click();
    await heading(page, 'Vous êtes dans l’équipe de Le Passage');
    await expectWellMade(page, 'invitation-accepted');
    await page.getByRole('link', { name: 'Ouvrir l’espace de l’équipe' }).click();
    await heading(page, 'Le Passage : que se passe‑t‑il aujourd’hui ?');
    await page.goto(app.url + path);
    await heading(page, 'Cette invitation ne vous attend pas');
    await page.context().close();
  });

  it('is found from the bell, without the link of the mail', async () => {
    const guest = await app.member({ name: 'Nina Gris' });
    await invite(guest.email, 'VENUE_MANAGER');
    const page = await app.visit('/lyon/notifications', { as: guest });
    await page
      .getByRole('main')
      .getByRole('link', { name: /Rejoignez l’équipe de Le Passage/ })
      .click();
    await page.getByText('Vera Blanc vous invite comme responsable.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/lyon/invitation');
    await page.getByRole('button', { name: 'Accepter l’invitation de Le Passage' }).click();
    await heading(page, 'Vous êtes dans l’équipe de Le Passage');
    await page.context().close();
  });

  it('is not shown to a person with another address, who reads why', async () => {
    const path = await invite('somebody-else@spec.example');
    const guest = await app.member({ name: 'Nina Gris' });
    const page = await app.visit(path, { as: guest });
    await heading(page, 'Cette invitation ne vous attend pas');
    await page.getByText(guest.email).waitFor();
    await expectWellMade(page, 'invitation-missing');
    await page.goto(`${app.url}/lyon/invitation`);
    await heading(page, 'Aucune invitation ne vous attend');
    await expectWellMade(page, 'invitation-none');
    await page.context().close();
  });

  it('an invitation that was withdrawn while the page was open is refused in words', async () => {
    const guest = await app.member({ name: 'Nina Gris' });
    const page = await app.visit(await invite(guest.email), { as: guest });
    const button = page.getByRole('button', { name: 'Accepter l’invitation de Le Passage' });
    await button.waitFor();
    await sql(`update staff_invitation set state = 'REVOKED', ended_at = now() where venue_id = $1`, [space.venueId]);
    await button.click();
    await page.getByRole('alert').getByText('Cette invitation n’est plus valable.').waitFor();
    await page.context().close();
  });
});

describe('a venue that nobody manages', () => {
  const path = () => `/lyon/venues/${space.venueSlug}`;
  beforeEach(async () => {
    await sql(`delete from role_grant where venue_id = $1`, [space.venueId]);
    await sql(`update venue set published_at = null where id = $1`, [space.venueId]);
  });

  it('is claimed by a member, and its page says what became of that', async () => {
    const visitor = await app.visit(path());
    await heading(visitor, 'Vous gérez ce lieu ?');
    const link = visitor.getByRole('link', { name: 'Se connecter pour le demander' });
    expect(await link.getAttribute('href')).toBe(`/lyon/sign-in?${new URLSearchParams({ next: `${path()}?claim` })}`);
    await visitor.context().close();

    const member = await app.member({ name: 'Awa Diallo' });
    const page = await app.visit(`${path()}?claim`, { as: member });
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText('Écrivez quelques mots').waitFor();
    await page.getByLabel('Pourquoi répondez-vous de Le Passage ?').fill('J’y travaille à l’accueil.');
    await expectWellMade(page, 'claim-form');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText(/^Votre demande du .* attend la réponse du réseau/).waitFor();
    await expectWellMade(page, 'claim-waiting');

    const admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
    const decide = async (mutation: string) => {
      const { rows } = await sql(`select id from venue_claim where state = 'WAITING' and venue_id = $1`, [
        space.venueId,
      ]);
      await app.api.ask('lyon', `mutation { ${mutation.replace('ID', rows[0].id)} { __typename } }`, {}, admin);
    };
    await decide('refuseClaim(claimId: "ID", reason: "Appelez-nous.")');
    await page.reload();
    await page.getByText(/^Le .*, le réseau a refusé votre demande\. Motif : Appelez-nous\.$/).waitFor();
    await page.getByRole('button', { name: 'Demander à le gérer' }).click();
    await page.getByLabel('Pourquoi répondez-vous de Le Passage ?').fill('Nous nous sommes parlé.');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText(/attend la réponse du réseau/).waitFor();
    await decide('approveClaim(claimId: "ID")');
    await page.reload();
    await page.getByRole('link', { name: 'Gérer ce lieu' }).click();
    await heading(page, 'Le Passage : que se passe‑t‑il aujourd’hui ?');
    await page.context().close();
  });

  it('is no longer claimed once it has a manager', async () => {
    const member = await app.member({ name: 'Awa Diallo' });
    const page = await app.visit('/lyon', { as: member });
    await page.route('**/live?*', (route) => route.abort()); // the page hears of nothing by itself
    await page.goto(`${app.url}${path()}?claim`);
    await page.getByLabel('Pourquoi répondez-vous de Le Passage ?').fill('J’y travaille.');
    await sql(`insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_MANAGER', $3)`, [
      app.lyon.id,
      manager.id,
      space.venueId,
    ]);
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText('Ce lieu a déjà un responsable.').waitFor();
    await page.reload();
    await heading(page, 'Espaces et machines');
    expect(await page.getByText('Vous gérez ce lieu ?').count()).toBe(0);
    await page.context().close();
  });
});
