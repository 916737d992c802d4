import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import {
  FileClient,
  type GivenMember,
  type GivenSpace,
  drawnPicture,
  jpegFile,
  pdfFile,
  startWorker,
  until,
  violations,
} from '#libs/testing';
import { type WebTestApp, WIDTHS, accessibilityViolations, overflow, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let worker: { close(): Promise<void> };
let room: GivenSpace;
let manager: GivenMember;
let built: string;

/** Builds the page with the picker alone, as the web app is built. */
async function buildPickerPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'traboule-picker-'));
  const input = join(process.cwd(), 'apps/web/parts/pictures/picker-page.tsx');
  const options = {
    root: 'apps/web',
    configFile: 'apps/web/vite.config.ts',
    base: '/picker/',
    logLevel: 'error',
    build: { outDir: folder, rollupOptions: { input } },
  };
  const script = `import('vite').then(({ build }) => build(${JSON.stringify(options)}))`;
  const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' };
  await promisify(execFile)(process.execPath, ['-e', script], { env });
  return folder;
}

/** Opens that page in front of the real api. */
async function openPicker(width = 1280): Promise<Page> {
  const page = await app.visit('/lyon', { as: manager, width });
  const assets = await readdir(join(built, 'assets'));
  const script = assets.find((name) => /^picker-page.*\.js$/.test(name))!;
  const styles = assets.filter((name) => name.endsWith('.css'));
  const html = `<!doctype html><html lang="fr"><head><title>Photos</title><meta name="viewport" content="width=device-width">
    ${styles.map((name) => `<link rel="stylesheet" href="/picker/assets/${name}">`).join('')}</head>
    <body><div id="root"></div><script type="module" src="/picker/assets/${script}"></script></body></html>`;
  await page.route('**/lyon/picker*', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await page.route('**/picker/assets/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1)!;
    const contentType = name.endsWith('.js') ? 'text/javascript' : 'text/css';
    await route.fulfill({ contentType, body: await readFile(join(built, 'assets', name)) });
  });
  await page.goto(`${app.url}/lyon/picker?venue=${room.venueId}`);
  await page.getByRole('button', { name: 'Choisir une photo' }).waitFor();
  return page;
}
const choose = (page: Page, buffer: Buffer, name = 'photo.jpg', mimeType = 'image/jpeg') =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
const addPhoto = async (files: FileClient, text: string, width = 900): Promise<string> => {
  const id = await files.ready(manager, 'venue.photo', room.venueId, await jpegFile(width, 600));
  const add = `mutation ($text: String) { addVenuePhoto(venueId: "${room.venueId}", fileId: "${id}", alternativeText: { fr: $text }) { __typename } }`;
  await app.api.ask('lyon', add, { text }, manager);
  return id;
};

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ name: 'Grande salle', venueName: 'La Fabrique' });
  manager = await app.given.member(app.lyon, { role: 'VENUE_MANAGER', venueId: room.venueId });
  worker = await startWorker(app.databaseUrl, app.api.clock);
  built = await buildPickerPage();
}, 120_000);
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await worker?.close();
  await app?.close();
  await rm(built, { recursive: true, force: true });
});

describe('the page of a place', () => {
  it('shows the drawing of its kind while it has no photo', async () => {
    const page = await app.visit(`/lyon/venues/${room.venueSlug}`);
    await page.getByRole('heading', { name: 'La Fabrique' }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });

  it.each(WIDTHS)(
    'shows its photos with their texts, to choose from, and documents to download, at %i pixels',
    async (width) => {
      const files = new FileClient(app.api, app.lyon);
      if (width === WIDTHS[0]) {
        await addPhoto(files, 'La grande salle et ses huit tables');
        await addPhoto(files, 'La terrasse', 700);
        const document = await files.ready(manager, 'space.document', room.id, pdfFile());
        const add = `mutation { addSpaceDocument(spaceId: "${room.id}", fileId: "${document}", name: "Règles de la salle") { __typename } }`;
        await app.api.ask('lyon', add, {}, manager);
      }
      const page = await app.visit(`/lyon/venues/${room.venueSlug}`, { width });
      const large = page.getByRole('img', { name: 'La grande salle et ses huit tables' });
      await large.waitFor();
      expect(await large.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(300);
      await page.getByRole('button', { name: 'Voir la photo 2 : La terrasse' }).click();
      await page.getByRole('img', { name: 'La terrasse' }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Règles de la salle (PDF)' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('photo.pdf');
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    },
    60_000,
  );
});

describe('the picker of photos', () => {
  it.each(WIDTHS)(
    'sends a smaller photo without its position, asks what it shows and adds it, at %i pixels',
    async (width) => {
      const page = await openPicker(width);
      const large = await (
        await drawnPicture(4_000, 3_000)
      )
        .jpeg()
        .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 46/1 0/1' } })
        .toBuffer();
      expect(large.includes('Exif')).toBe(true);
      const [request] = await Promise.all([
        page.waitForRequest((one) => one.method() === 'POST' && one.url().includes('/files?')),
        choose(page, large),
      ]);
      await page.getByText('La photo est prête.').first().waitFor({ timeout: 30_000 });
      const sent = request.postDataBuffer()!;
      const { width: sentWidth, height } = await (await import('sharp')).default(sent).metadata();
      expect([sentWidth, height, sent.includes('Exif')]).toEqual([2_560, 1_920, false]);
      await page.getByRole('button', { name: 'Ajouter la photo' }).click();
      await page.getByText('Dites ce que montre la photo').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.getByLabel('Que montre la photo ? (en français)').fill(`L’atelier à ${width} pixels`);
      await page.getByRole('button', { name: 'Ajouter la photo' }).click();
      await until('the photo is there', async () =>
      (await app.given.client.query(`select from venue_photo where alt_fr = $1`, [`L’atelier à ${width} pixels`])).rowCount === 1); // prettier-ignore
      await page.getByRole('button', { name: 'Choisir une photo' }).waitFor();
    },
    90_000,
  );

  it('says what to do with a HEIC photo, and with a file that is no photo', async () => {
    const page = await openPicker();
    await choose(page, Buffer.from('\0\0\0\x18ftypheic'), 'IMG_1.HEIC', 'image/heic');
    await page.getByText('Le plus compatible').waitFor();
    await choose(page, Buffer.from('no photo'), 'photo.jpg');
    await page.getByText('Cette photo ne peut pas être lue.').waitFor();
    expect(await page.getByRole('button', { name: 'Ajouter la photo' }).isDisabled()).toBe(true);
  });

  it('offers to try again when the server does not answer, and then goes on', async () => {
    const page = await openPicker();
    await page.route('**/lyon/files?*', (route) => route.abort());
    await choose(page, await jpegFile(300, 200));
    await page.getByText('La photo n’a pas été envoyée.').waitFor();
    await page.unroute('**/lyon/files?*');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('La photo est prête.').first().waitFor({ timeout: 30_000 });
  });

  it('shows the refusal of the server in its words', async () => {
    const page = await openPicker();
    await app.given.client.query(
      `insert into network_setting values ($1, 'files.bytesPerVenue', '1', '[2020-01-01,)')`,
      [app.lyon.id],
    );
    app.api.clock.advance({ minutes: 1 });
    await choose(page, await jpegFile(310, 200));
    await page.getByText('Il n’y a plus de place pour vos fichiers.').waitFor();
    await app.given.client.query(`delete from network_setting where key = 'files.bytesPerVenue'`);
    app.api.clock.advance({ minutes: 1 });
  });
});
