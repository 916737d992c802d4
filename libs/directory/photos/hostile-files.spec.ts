import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FileStore } from '#libs/platform';
import {
  FileClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  jpegFile,
  pdfFile,
  startApi,
} from '#libs/testing';
import { HOSTILE_FILES } from './hostile-files.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let room: GivenSpace;
let manager: GivenMember;
let files: FileClient;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  room = await given.space(lyon);
  manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: room.venueId });
  api = await startApi(database.url);
  files = new FileClient(api, lyon);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});
beforeEach(() => given.client.query('delete from throttle'));

const purposes = { photo: () => ['venue.photo', room.venueId], document: () => ['space.document', room.id] } as const;

async function answerTo(file: Buffer, as: 'photo' | 'document', name?: string) {
  const [purpose, subject] = purposes[as]() as [string, string];
  const { id, code, message } = await files.upload(manager, purpose, subject, file, name);
  if (!id) return { answer: code, message };
  const { state, reason } = await files.process(manager, id);
  return { id, answer: reason ? `${state} ${reason}` : state };
}

describe('a hostile file', () => {
  it.each(Object.entries(HOSTILE_FILES))('is refused or cleaned: %s', async (_what, hostile) => {
    const file = await hostile.file();
    const began = performance.now();
    const { id, answer } = await answerTo(file, hostile.as ?? 'photo', hostile.name);
    expect(answer).toBe(hostile.answer);
    expect(performance.now() - began).toBeLessThan(15_000);
    if (answer !== 'READY') return;
    for (const size of ['small', 'medium', 'large']) {
      const { status, body, headers } = await files.get(manager, `${id}/${size}`);
      expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'image/webp', 'nosniff']); // prettier-ignore
      expect(body.toString('latin1', 0, 4) + body.toString('latin1', 8, 12)).toBe('RIFFWEBP');
      expect((hostile.gone ?? []).filter((word) => body.includes(word))).toEqual([]);
      expect(headers['content-disposition']).not.toMatch(/[/\\\0]|\.php|\.\./);
    }
  });

  it('leaves only clean pictures in the store, and nothing of what was sent', async () => {
    await given.client.query(`update stored_file set used_at = '2026-01-01'`);
    const { collectFiles, Database } = await import('#libs/platform');
    await collectFiles(api.app.get(Database), api.app.get(FileStore), lyon.id, api.clock.now());
    const { rows } = await given.client.query<{ sha256: string }>(
      `select encode(sha256, 'hex') sha256 from picture_size order by 1`,
    );
    const kept: string[] = [];
    for await (const { sha256 } of api.app.get(FileStore).list(lyon.id)) kept.push(sha256);
    expect(kept.sort()).toEqual([...new Set(rows.map(({ sha256 }) => sha256))]);
  });
});

describe('a picture', () => {
  it('is turned upright and kept in three sizes, none larger than it was', async () => {
    const { default: sharp } = await import('sharp');
    const lying = await sharp(await jpegFile(1_000, 500)).withMetadata({ orientation: 6 }).jpeg().toBuffer(); // prettier-ignore
    const { id } = await answerTo(lying, 'photo');
    const sizes = await Promise.all(
      ['small', 'medium', 'large'].map(async (size) => {
        const { width, height, space, depth, exif } = await sharp(
          (await files.get(manager, `${id}/${size}`)).body,
        ).metadata();
        return { width, height, space, depth, exif };
      }),
    );
    const rest = { space: 'srgb', depth: 'uchar', exif: undefined };
    expect(sizes).toEqual([
      { width: 160, height: 320, ...rest },
      { width: 400, height: 800, ...rest },
      { width: 500, height: 1_000, ...rest },
    ]);
  });
});

describe('a document', () => {
  it('is given back unchanged, to download and never to run', async () => {
    const sent = pdfFile();
    const { id, answer } = await answerTo(sent, 'document', 'Notice « découpe laser ».pdf');
    expect(answer).toBe('READY');
    const { status, body, headers } = await files.get(manager, id!);
    expect([status, body.equals(sent)]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'content-disposition': expect.stringMatching(
        /^attachment; filename="Notice .*\.pdf"; filename\*=UTF-8''Notice%20/,
      ),
      'cache-control': 'private, no-store',
    });
  });
});
