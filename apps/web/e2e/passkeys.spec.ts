import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type CDPSession, type Page } from 'playwright-core';
import { freePort } from '#libs/local';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, WIDTHS, accessibilityViolations, startWebTestApp, overflow } from './web-test-app.fixture.js';

let app: WebTestApp;
let elsewhere: Server;

beforeAll(async () => {
  app = await startWebTestApp({ PUBLIC_URL: `http://localhost:${await freePort()}` });
  elsewhere = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<p>Welcome'));
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  elsewhere.close();
  await app.close();
});

/** A device with a fingerprint reader on which the owner’s finger rests. */
interface Device {
  cdp: CDPSession;
  id: string;
  /** Whether a finger rests on the reader, and whether it is the owner’s. */
  finger(there: boolean, owners?: boolean): Promise<void>;
}
async function deviceOf(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    cdp,
    id: authenticatorId,
    finger: async (enabled, isUserVerified = true) => {
      await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}

/** A member who signed in just now. */
async function arrived(name: string): Promise<GivenMember> {
  const member = await app.member({ name });
  await app.given.client.query(
    `update sign_in_session set created_at = $2, second_factor_at = null where account_id = $1`,
    [member.accountId, app.api.clock.now().toString()],
  );
  return member;
}
const secondFactorOf = async (page: Page): Promise<boolean> => {
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'traboule');
  const { done } = await app.given.one<{ done: boolean }>(
    `select second_factor_at is not null as done from sign_in_session where token_hash = sha256($1::bytea)`,
    [cookie!.value],
  );
  return done;
};
const account = (page: Page) => page.getByRole('button', { name: /^Compte de/ });
const add = (page: Page) => page.getByRole('button', { name: 'Ajouter une clé d’accès' });
const enter = (page: Page) => page.getByRole('button', { name: 'Avec une clé d’accès' });
const problem = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

/**
 * From its next page on, the browser does not offer passkeys by itself: that would sign in before the button is
 * pressed.
 */
const onlyByButton = (page: Page) =>
  page.addInitScript(`PublicKeyCredential.isConditionalMediationAvailable = async () => false`);

async function leave(page: Page): Promise<void> {
  await account(page).click();
  await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Se connecter' }).waitFor();
}
async function withPasskey(name: string): Promise<{ page: Page; device: Device; member: GivenMember }> {
  const member = await arrived(name);
  const page = await app.visit('/lyon/account', { as: member });
  const device = await deviceOf(page);
  await page.getByLabel('Nom de la clé').fill('Mon portable');
  await add(page).click();
  await page.getByText('Mon portable', { exact: true }).waitFor();
  return { page, device, member };
}
/** Sends a mutation as the page would, with cookies. */
async function send(page: Page, query: string, variables: object = {}): Promise<Record<string, never>> {
  const response = await page.request.post(`${app.url}/lyon/graphql`, { data: { query, variables } });
  return ((await response.json()) as { data: Record<string, never> }).data;
}
const SIGN_IN = `mutation ($answer: String!) { signInWithPasskey(answer: $answer) { __typename } }`;

describe('a passkey on the page', () => {
  it('is created, signs in with both factors, and no answer of it works twice', async () => {
    const { page, device } = await withPasskey('Nina Roux');
    expect(await secondFactorOf(page)).toBe(false);
    await device.finger(false);
    await leave(page);
    let answer = '';
    page.on('request', (request) => {
      const body = request.postData() ?? '';
      if (body.includes('signInWithPasskey'))
        answer = (JSON.parse(body) as { variables: { answer: string } }).variables.answer;
    });
    await onlyByButton(page);
    await page.goto(`${app.url}/lyon/sign-in?next=/lyon/account`);
    await enter(page).waitFor();
    await device.finger(true);
    await enter(page).click();
    await account(page).waitFor();
    expect(new URL(page.url()).pathname).toBe('/lyon/account');
    expect(await secondFactorOf(page)).toBe(true);
    await page.getByText(/utilisée aujourd’hui|utilisée/).waitFor();

    expect(answer).toContain('clientDataJSON');
    expect(await send(page, SIGN_IN, { answer })).toEqual({ signInWithPasskey: { __typename: 'PasskeyRefused' } });
    await leave(page);
    expect(await send(page, SIGN_IN, { answer })).toEqual({ signInWithPasskey: { __typename: 'PasskeyRefused' } });
  });

  it('is offered in the mail field where the browser supports it, without a button', async () => {
    const { page } = await withPasskey('Rose Klein');
    await leave(page);
    await page.goto(`${app.url}/lyon/sign-in?next=/lyon/account`);
    await account(page).waitFor(); // this browser uses its only passkey as soon as it is asked
    expect(await secondFactorOf(page)).toBe(true);
  });

  it('gives a page of another site, even on the same host, only answers that we refuse', async () => {
    const { page, device } = await withPasskey('Noé Martin');
    const { credentials } = await device.cdp.send('WebAuthn.getCredentials', { authenticatorId: device.id });
    await leave(page);
    // A phishing page: same host name, another port, so that the browser lets the passkey answer.
    const lure = await page.context().newPage();
    await lure.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`);
    const copy = await deviceOf(lure);
    await copy.cdp.send('WebAuthn.addCredential', { authenticatorId: copy.id, credential: credentials[0]! });
    const started = await send(lure, `mutation { startPasskeySignIn { ... on PasskeyAsk { options } } }`);
    const { options } = (started as unknown as { startPasskeySignIn: { options: string } }).startPasskeySignIn;
    const answer = await lure.evaluate<string>(
      `(async (publicKey) => JSON.stringify((await navigator.credentials.get({ publicKey })).toJSON()))(
        PublicKeyCredential.parseRequestOptionsFromJSON(${options}))`,
    );
    expect(answer).toContain('clientDataJSON');
    expect(await send(lure, SIGN_IN, { answer })).toEqual({ signInWithPasskey: { __typename: 'PasskeyRefused' } });
  });

  it('shows a friendly message when no finger rests on the reader', async () => {
    const { page, device } = await withPasskey('Inès Petit');
    await leave(page);
    await onlyByButton(page);
    await page.goto(`${app.url}/lyon/sign-in`);
    await device.finger(true, false);
    await enter(page).click();
    await problem(page).first().waitFor();
    expect(await problem(page).first().innerText()).toContain('Rien n’a été confirmé');
    await device.finger(true);
    await enter(page).click();
    await account(page).waitFor();
  });

  it('is renamed, then removed after a confirmation, and no longer signs in', async () => {
    const { page } = await withPasskey('Léo Faure');
    await page.getByRole('button', { name: 'Renommer la clé « Mon portable »' }).click();
    await page.getByRole('listitem').getByLabel('Nom de la clé').fill('Clé du bureau');
    await page.getByRole('listitem').getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Clé du bureau', { exact: true }).waitFor();
    const remove = page.getByRole('button', { name: 'Retirer la clé « Clé du bureau »' });
    await remove.click();
    await page.getByText('Le lien par mail, lui, marche toujours.').waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await remove.click();
    await page.getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByText('Aucune clé d’accès pour l’instant.').waitFor();
    await leave(page);
    await page.goto(`${app.url}/lyon/sign-in`);
    await problem(page).or(enter(page)).first().waitFor();
    await enter(page).click();
    await problem(page).first().waitFor();
    expect(await problem(page).first().innerText()).toContain('n’est pas reconnue');
  });

  it('is not created for a person who signed in long ago; signing in again leads back', async () => {
    const page = await app.visit('/lyon/account', { as: await app.member({ name: 'Zoé Blanc' }) });
    await deviceOf(page);
    await add(page).click();
    await page.getByRole('link', { name: 'Me reconnecter' }).click();
    await page.getByLabel('Adresse mail').waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/lyon/account');
  });

  it('is not removed for a person who signed in long ago', async () => {
    const member = await arrived('Zoé Blanc');
    const page = await app.visit('/lyon/account', { as: member });
    await deviceOf(page);
    await add(page).click();
    await page.getByRole('button', { name: /^Retirer la clé/ }).click();
    await app.given.client.query(
      `update sign_in_session set created_at = created_at - interval '11 minutes' where account_id = $1`,
      [member.accountId],
    );
    await page.getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByRole('listitem').getByRole('link', { name: 'Me reconnecter' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: /^Retirer la clé/ }).waitFor();
  });

  it('is not created twice on one device', async () => {
    const { page } = await withPasskey('Ali Benali');
    await add(page).click();
    await problem(page).first().waitFor();
    expect(await problem(page).first().innerText()).toContain('a déjà une clé d’accès');
  });
});

describe('the account page', () => {
  it.each(WIDTHS)(
    'is accessible and fits %i px, when empty, when full and while it asks for confirmation',
    async (width) => {
      const page = await app.visit('/lyon/account', { as: await arrived('Max Roy'), width });
      await deviceOf(page);
      await page.getByText('Aucune clé d’accès pour l’instant.').waitFor();
      expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
      await page.getByLabel('Nom de la clé').fill('Un nom de clé aussi long qu’on le permet, soixante signes !!');
      await add(page).click();
      await page.getByRole('button', { name: /^Retirer la clé/ }).click();
      await page.getByText('Le lien par mail, lui, marche toujours.').waitFor();
      expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
      await page.goto(`${app.url}/lyon/sign-in`);
    },
  );

  it('is available in English, and asks anonymous visitors to sign in first', async () => {
    const member = await arrived('Kim Lee');
    await app.given.client.query(`update account set locale = 'en' where id = $1`, [member.accountId]);
    const page = await app.visit('/lyon/account', { as: member, locale: 'en-GB' });
    await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
    await page.getByRole('button', { name: 'Add a passkey' }).waitFor();
    const stranger = await app.visit('/lyon/account');
    await stranger.getByRole('heading', { name: 'C’est votre espace' }).waitFor();
  });

  it.each(WIDTHS)('passkeys and the sign-in page are accessible and fit %i px', async (width) => {
    const page = await app.visit('/lyon/sign-in', { width });
    await enter(page).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
  });
});

it('leaves no page with a browser error', () => {
  expect(app.browserErrors).toEqual([]);
});
