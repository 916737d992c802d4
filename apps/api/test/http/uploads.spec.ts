import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FileStore, ProcessFile } from '#libs/platform';
import {
  FileClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  fillDisk,
  jpegFile,
  onSmallDisk,
  pdfFile,
  smallDiskObstacle,
  smallDiskOf,
  startApi,
  until,
  violations,
} from '#libs/testing';

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
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});
beforeEach(() => given.client.query('delete from throttle'));

const sendDocument = (as: GivenMember, word: string) => files.upload(as, 'member.document', as.id, pdfFile('', word));
const counted = async (id: string): Promise<number> =>
  (await given.one<{ used: number }>(`select coalesce(sum(used), 0)::int used from quota where kind = 'files.bytes' and subject_id = $1`, [id])).used; // prettier-ignore

describe('an upload', () => {
  it('a repeated upload gives the same file and counts once', async () => {
    const photo = await jpegFile(40, 40);
    const ids = new Set<string | undefined>();
    for (let i = 0; i < 3; i++) ids.add((await files.upload(manager, 'venue.photo', room.venueId, photo)).id);
    expect(ids.size).toBe(1);
    expect(await counted(room.venueId)).toBe(photo.length);
  });

  it('is refused once the quota of bytes is used up, among simultaneous uploads too', async () => {
    const member = await given.member(lyon);
    const size = pdfFile('', 'document 0').length;
    await given.client.query(`insert into network_setting values ($1, 'files.bytesPerMember', $2, '[2020-01-01,)')`, [
      lyon.id,
      5 * size,
    ]);
    api.clock.advance({ minutes: 1 }); // settings are cached for some seconds
    const answers = [];
    for (let round = 0; round < 4; round++)
      answers.push(
        ...(await Promise.all(
          [0, 1, 2].map((n) => sendDocument(member, `document ${round * 3 + n}`.slice(0, 10).padEnd(10))),
        )),
      );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(({ code }) => code === 'QUOTA_REACHED')).toHaveLength(7);
    expect(await counted(member.id)).toBe(5 * size);
    await given.client.query(`delete from network_setting where key = 'files.bytesPerMember'`);
    api.clock.advance({ minutes: 1 });
  }, 30_000);

  it('is refused after a hundred in an hour, and while three others of the account are under way', async () => {
    const member = await given.member(lyon);
    const statuses: number[] = [];
    for (let i = 0; i < 102; i++)
      statuses.push((await files.upload(member, 'venue.photo', room.venueId, Buffer.from('x'))).status);
    expect(statuses.slice(0, 100).every((status) => status === 403)).toBe(true);
    expect(statuses.slice(100)).toEqual([429, 429]);
    await given.client.query('delete from throttle');
    const atOnce = await Promise.all(Array.from({ length: 8 }, (_, n) => sendDocument(member, `at once ${n}`)));
    expect(atOnce.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(1);
    expect(atOnce.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(3);
  });

  it('an unknown purpose, an unknown subject and a missing body are refused with a code', async () => {
    const pdf = pdfFile();
    for (const [purpose, subject, payload, status] of [
      ['venue.plan', room.venueId, pdf, 403],
      ['venue.photo', 'here', pdf, 403],
      ['venue.photo', '01a00000-0000-7000-8000-000000000000', pdf, 403],
      ['venue.photo', room.venueId, Buffer.alloc(0), 400],
    ] as const)
      expect((await files.upload(manager, purpose, subject, payload)).status).toBe(status);
    const { statusCode } = await api.app.inject({
      method: 'POST',
      url: `/lyon/files?purpose=venue.photo&subject=${room.venueId}`,
      headers: { 'content-type': 'application/json', cookie: `traboule=${manager.secret}` },
      payload: '{}',
    });
    expect(statusCode).toBe(415);
  });

  it('is taken by its route only: nothing else reads bytes, and GraphQL keeps its limit', async () => {
    for (const url of ['/lyon/graphql', '/lyon/files/x', '/operator/jobs/x/retry']) {
      const headers = { 'content-type': 'application/octet-stream', cookie: `traboule=${manager.secret}` };
      const { statusCode } = await api.app.inject({ method: 'POST', url, headers, payload: Buffer.alloc(300_000) });
      expect([404, 415]).toContain(statusCode);
    }
    const json = { 'content-type': 'application/json' };
    const { statusCode } = await api.app.inject({
      method: 'POST',
      url: '/lyon/graphql',
      headers: json,
      payload: ' '.repeat(300_000),
    });
    expect(statusCode).toBe(413);
  });
});

describe('a slow upload', () => {
  it('may take longer than other requests, and one that breaks off leaves nothing', async () => {
    const address = new URL(await api.listen());
    const pdf = pdfFile('', 'slow');
    const head = [
      `POST /lyon/files?purpose=space.document&subject=${room.id} HTTP/1.1`,
      'host: localhost',
      'content-type: application/octet-stream',
      `content-length: ${pdf.length}`,
      `cookie: traboule=${manager.secret}`,
      'connection: close',
      '\r\n',
    ].join('\r\n');
    const open = async () => {
      const socket = connect(Number(address.port), address.hostname);
      await once(socket, 'connect');
      socket.write(head);
      socket.write(pdf.subarray(0, 100));
      return socket;
    };
    const [patient, broken] = [await open(), await open()];
    let answer = '';
    patient.on('data', (part: Buffer) => (answer += part.toString()));
    await sleep(500);
    broken.destroy();
    await sleep(11_000);
    patient.write(pdf.subarray(100));
    await once(patient, 'end');
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    await until('nothing is left', async () => (await readdir(api.app.get(FileStore).incomingFolder)).length === 0);
  }, 30_000);
});

const obstacle = smallDiskObstacle();
if (obstacle) console.log(`Skipped: uploads on a full disk (${obstacle}).`);

(obstacle ? describe.skip : describe)('on a full disk', () => {
  it('nothing is lost: an upload is refused with a code, what was kept stays, and the worker continues with space', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'full-files-'));
    const holder = onSmallDisk(folder, 4, ['sleep', '600'], { stdio: 'ignore' });
    const disk = smallDiskOf(holder.pid!, folder);
    await until('the disk is there', async () => (await readdir(disk).catch(() => undefined)) !== undefined);
    await sleep(300); // the mount follows the start of the program
    const full = await startApi(database.url, { env: { FILES_DIR: join(disk, 'files') } });
    const here = new FileClient(full, lyon);
    try {
      const photo = await jpegFile(800, 600);
      const kept = await here.ready(manager, 'venue.photo', room.venueId, await jpegFile(200, 200));
      const waiting = (await here.upload(manager, 'venue.photo', room.venueId, photo)).id!;
      const makeRoom = fillDisk(disk);
      const before = await counted(room.venueId);
      const { status, code, message } = await here.upload(
        manager,
        'venue.photo',
        room.venueId,
        await jpegFile(900, 600),
      );
      expect([status, code]).toEqual([507, 'DISK_FULL']);
      expect(message).toContain('Rien n’a été enregistré');
      expect(await counted(room.venueId)).toBe(before);
      expect((await readdir(join(disk, 'files', 'incoming'))).filter((name) => name.endsWith('.part'))).toEqual([]);
      expect((await here.get(manager, `${kept}/large`)).status).toBe(200);
      const work = () => full.app.get(ProcessFile).process({ fileId: waiting }, { networkId: lyon.id, jobId: waiting });
      await expect(work()).rejects.toThrow(/ENOSPC|no space/i);
      makeRoom();
      expect(await here.process(manager, waiting)).toMatchObject({ state: 'READY' });
      expect((await here.upload(manager, 'venue.photo', room.venueId, await jpegFile(900, 600))).status).toBe(201);
    } finally {
      await full.close();
      holder.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
