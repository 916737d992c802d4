import { MailLinks } from '#libs/accounts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade, heading } from './well-made.fixture.js';

let app: WebTestApp;
let admin: GivenMember;

beforeAll(async () => {
  app = await startWebTestApp();
  admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
});

afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

describe('the settings of the network', () => {
  it('are found by a word, whose search stays in the address', async () => {
    const page = await app.visit('/lyon/admin/settings?q=annulation', { as: admin });
    await heading(page, 'Conditions d’annulation');
    await page.getByRole('heading', { name: 'Heures calmes' }).waitFor({ state: 'detached' });
    await page.getByRole('searchbox').fill('zzz');
    await page.getByText('Aucun réglage ne correspond.').waitFor();
    await expectWellMade(page, 'settings-none');
    await page.getByRole('button', { name: 'Voir tous les réglages' }).click();
    await heading(page, 'Heures calmes');
    await expectWellMade(page, 'settings');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter en CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('lyon-settings.csv');
    await page.context().close();
  });

  it('change from a date on, after the page showed what that touches, and can be withdrawn', async () => {
    const page = await app.visit('/lyon/admin/settings', { as: admin });
    await page.getByRole('link', { name: 'Réservable à l’avance', exact: true }).click();
    await page.getByLabel(/Nouvelle valeur/).fill('999');
    await page.getByRole('button', { name: 'Voir ce que cela touche' }).click();
    await page
      .getByRole('alert')
      .getByText(/n’est pas possible/)
      .waitFor();
    await page.getByLabel(/Nouvelle valeur/).fill('30');
    await page.getByLabel('Prend effet le').fill(app.tomorrowAt(0).add({ days: 9 }).toPlainDate().toString());
    await page.getByRole('button', { name: 'Voir ce que cela touche' }).click();
    await page.getByText(/réservations commencent au-delà/).waitFor();
    await expectWellMade(page, 'setting-effect');
    await page.getByRole('button', { name: 'Enregistrer le changement' }).click();
    await heading(page, 'Un changement est prévu');
    await page.getByText(/décidé par Ada Martin/).waitFor();
    await expectWellMade(page, 'setting-planned');
    await page.getByRole('button', { name: 'Retirer ce changement' }).click();
    await heading(page, 'Changer ce réglage');
    await page.context().close();
  });

  it('have a form for values of many parts', async () => {
    const page = await app.visit('/lyon/admin/settings/booking/cancellation', { as: admin });
    await heading(page, 'Conditions d’annulation');
    await page.getByRole('button', { name: /^Ajouter : Machine/ }).click();
    await expectWellMade(page, 'setting-rows');
    await page.getByRole('button', { name: /^Retirer la ligne 3 : Machine/ }).click();
    await page.getByLabel('Part due (sur 10 000)').last().fill('4000');
    await page.getByRole('button', { name: 'Voir ce que cela touche' }).click();
    await page.getByRole('button', { name: 'Enregistrer le changement' }).click();
    await page.getByText(/décidé par Ada Martin/).waitFor();
    await page.context().close();
  });
});

describe('the members of the network', () => {
  it('are found, given roles and suspended, and read why on their pages', async () => {
    const bao = await app.given.member(app.lyon, { name: 'Bao Nguyen' });
    const page = await app.visit('/lyon/admin/members?q=bao', { as: admin });
    await heading(page, '1 membre');
    await page.getByRole('button', { name: 'Changer : Bao Nguyen' }).click();
    await page.getByLabel('Nouveau rôle de Bao Nguyen').selectOption('ADVISER');
    await page.getByRole('button', { name: 'Donner ce rôle' }).click();
    await page.getByRole('button', { name: /^Retirer : Chargé/ }).waitFor();
    await page.getByLabel(/^Motif pour suspendre/).fill('Badge prêté.');
    await page.getByRole('button', { name: 'Suspendre' }).click();
    await page.getByText('Motif : Badge prêté.').waitFor();
    await expectWellMade(page, 'members-acts');
    const theirs = await app.visit('/lyon/places', { as: bao });
    await theirs.getByText(/Votre adhésion est suspendue : Badge prêté\./).waitFor();
    await theirs.locator('h1').first().waitFor();
    await expectWellMade(theirs, 'suspended-member');
    await theirs.context().close();
    await page.getByRole('button', { name: /^Lever la suspension/ }).click();
    await page.getByLabel(/^Motif pour suspendre/).waitFor();
    await page.getByRole('searchbox').fill('zzz');
    await page.getByRole('button', { name: 'Trouver' }).click();
    await page.getByText('Aucun membre ne correspond.').waitFor();
    expect(new URL(page.url()).search).toBe('?q=zzz');
    await expectWellMade(page, 'members-none');
    await page.context().close();
  });

  it('whose two accounts belong to one person become one, after the page said what moves', async () => {
    await app.given.client.query(`update sign_in_session set created_at = now() where account_id = $1`, [
      admin.accountId,
    ]);
    const kept = await app.given.member(app.lyon, { name: 'Inès Moreau', hours: null });
    const other = await app.given.member(app.lyon, { name: 'I. Moreau', hours: 10, role: 'MENTOR' });
    const page = await app.visit('/lyon/admin/members?q=moreau', { as: admin });
    await page.getByRole('button', { name: 'Changer : I. Moreau' }).click();
    await page.getByRole('link', { name: 'Réunir avec un autre compte de I. Moreau' }).click();
    await heading(page, 'Quels comptes sont à la même personne ?');
    await page.getByLabel('Le compte qui reste : nom ou adresse mail').fill('inès');
    await page.getByRole('button', { name: `Choisir ${kept.email}` }).click();
    await page.getByText('Cela ne peut pas être défait.').waitFor();
    for (const text of ['Rôles : 1', 'Pass : 1']) await page.getByRole('listitem').getByText(text).waitFor();
    await expectWellMade(page, 'members-merge');
    await page.getByLabel('Comment savez-vous que c’est la même personne ?').fill('Elle l’a dit à l’accueil.');
    await page.getByRole('button', { name: `Arrêter ${other.email} et réunir les comptes` }).click();
    await heading(page, '1 membre');
    await page.getByRole('listitem').getByText('Mentor', { exact: true }).first().waitFor();
    const { rows } = await app.given.client.query(`select merged_into_id as into from account where id = $1`, [other.accountId]); // prettier-ignore
    expect(rows).toEqual([{ into: kept.accountId }]);
    await page.goto(
      `${app.url}/lyon/admin/members/merge?${new URLSearchParams({ kept: kept.email, merged: admin.email })}`,
    );
    await page.getByText(/^Vous ne pouvez pas réunir votre propre compte/).waitFor();
    await page.context().close();
  });

  it('are invited one by one and from a file, whose faults are shown before anything is sent', async () => {
    const page = await app.visit('/lyon/admin/members/invite', { as: admin });
    await page.getByText('Personne n’est attendu.').waitFor();
    await page.getByLabel('Adresse mail').fill('come@spec.example');
    await page.getByRole('button', { name: 'Inviter', exact: true }).click();
    await page.getByText('1 invitation part.').first().waitFor();
    const file = {
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Nom;Courriel\nZoé Ferrand;zoe@spec.example\nCôme;come@spec.example\nX;nobody', 'latin1'),
    };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('1 personne peut être invitée.').waitFor();
    await page.getByText('Ligne 3 (come@spec.example) : déjà invitée').waitFor();
    await page.getByText('Ligne 4 (nobody) : ce n’est pas une adresse mail').waitFor();
    await expectWellMade(page, 'invite-file');
    await page.getByRole('button', { name: 'Inviter 1 personne' }).click();
    await page.getByText('Zoé Ferrand', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Retirer l’invitation de come@spec.example' }).click();
    await page.getByText('come@spec.example').first().waitFor({ state: 'detached' });
    await page.context().close();
  });
});

describe('the legal pages of the network', () => {
  it('are published in both languages and read by everybody', async () => {
    const page = await app.visit('/lyon/admin/legal?page=terms', { as: admin });
    await page.getByText('Aucune version n’est publiée.').waitFor();
    await page.getByLabel('Texte français').fill('# Le pass\n\nUn seul prix.\n\n- une heure\n- <b>deux</b>');
    await page.getByLabel('Texte anglais').fill('# The pass\n\nOne price.');
    await page.getByRole('button', { name: 'Aperçu' }).click();
    await page.getByText('<b>deux</b>').nth(1).waitFor();
    await expectWellMade(page, 'legal-desk');
    await page.getByRole('button', { name: 'Publier' }).click();
    await page.getByText(/^En vigueur depuis le/).waitFor();
    await page.context().close();

    const visitor = await app.visit('/lyon/legal/terms');
    await heading(visitor, 'Le pass');
    await visitor.getByText('<b>deux</b>').waitFor();
    await expectWellMade(visitor, 'legal-page');
    await visitor.getByRole('link', { name: 'Vie privée' }).click();
    await visitor.getByText(/n’a pas encore publié cette page/).waitFor();
    await visitor.goto(`${app.url}/lyon/legal/nothing`);
    await heading(visitor, 'Page introuvable');
    await visitor.context().close();
  });

  it('are accepted by newcomers before they join', async () => {
    const { id } = await app.given.one<{ id: string }>(
      `insert into sign_in_token (email, network_id, name, created_at, expires_at) values ('nouvelle@spec.example', $1, 'Nora Petit', now(), now() + interval '15 minutes') returning id`,
      [app.lyon.id],
    );
    const { secret } = (await app.api.app.get(MailLinks).createLink(id))!;
    const newcomer = await app.visit(`/lyon/sign-in?token=${secret}`);
    await newcomer.getByRole('button', { name: 'Se connecter' }).last().click();
    await newcomer.getByRole('link', { name: /^conditions d’utilisation/ }).waitFor();
    expect(await newcomer.getByRole('button', { name: 'Rejoindre le réseau' }).isDisabled()).toBe(true);
    await newcomer.getByLabel('J’ai lu ces textes et je les accepte').check();
    await expectWellMade(newcomer, 'sign-up-legal');
    await newcomer.getByRole('button', { name: 'Rejoindre le réseau' }).click();
    await newcomer.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    const joined = await app.given.client.query(`select kind from legal_acceptance a join member m on m.id = a.member_id where m.name = 'Nora Petit'`); // prettier-ignore
    expect(joined.rows).toEqual([{ kind: 'TERMS' }]);
    expect(await newcomer.getByRole('region', { name: 'Textes à accepter' }).count()).toBe(0);
    await newcomer.context().close();
    await app.given.client.query(`delete from legal_acceptance`);
  });

  it('are accepted by members on the banner of every page', async () => {
    const member = await app.visit('/lyon/places', { as: await app.given.member(app.lyon, { name: 'Chloé' }) });
    await member.getByRole('region', { name: 'Textes à accepter' }).waitFor();
    await expectWellMade(member, 'legal-banner');
    await member.getByRole('button', { name: 'J’ai lu et j’accepte' }).click();
    await member.getByRole('region', { name: 'Textes à accepter' }).waitFor({ state: 'detached' });
    const { rows } = await app.given.client.query(`select kind, version from legal_acceptance`);
    expect(rows).toEqual([{ kind: 'TERMS', version: 1 }]);
    await member.context().close();
  });
});

describe('the page Today of the network', () => {
  it('lists what waits, each line with its page', async () => {
    const page = await app.visit('/lyon/admin', { as: admin });
    const line = page.getByRole('link', { name: /^1 personne invitée n’a pas encore rejoint/ });
    await line.waitFor();
    await expectWellMade(page, 'network-today');
    await line.click();
    await heading(page, 'Qui invitez-vous ?');
    await page.context().close();
  });
});
