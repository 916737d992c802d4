import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Networks, PlatformModule } from '#libs/platform';
import { Given, type TestDatabase, cloneDatabase, testEnv } from '#libs/testing';
import { serveWeb } from '../../web.js';

let database: TestDatabase;
let given: Given;
let app: NestFastifyApplication;
let built: string;

const build = async (name: string, at: number) => {
  await writeFile(join(built, 'index.html'), `<html><head><title>${name}</title></head></html>`);
  await utimes(join(built, 'index.html'), at, at);
};
beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  built = await mkdtemp(join(tmpdir(), 'traboule-web-'));
  await mkdir(join(built, 'assets'));
  await build('first', 1_000);
  const env = testEnv(database.url, { MAP_STYLE_URL: 'https://map.example/style.json' });
  const module = await Test.createTestingModule({ imports: [PlatformModule.for(env, 'traboule_app')] }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await serveWeb(app, built, env);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app?.close();
  await given?.end();
  await database?.drop();
  await rm(built, { recursive: true, force: true });
});
const page = async (): Promise<string> => (await app.inject({ url: '/anything' })).body;

describe('the page of the web app', () => {
  it('is served before the first network exists, and names a network once there is one', async () => {
    expect(await page()).not.toContain('traboule-network');
    await given.network('tours');
    await app.get(Networks).bySlug('tours'); // networks are cached for seconds; a request for an unknown one reads them again
    expect(await page()).toContain('<meta name="traboule-network" content="tours">');
  });

  it('is the new one after a build, without a restart', async () => {
    expect(await page()).toContain('<title>first</title>');
    await build('second', 2_000);
    await writeFile(join(built, 'assets', 'new-abc123.js'), 'export {}');
    expect(await page()).toContain('<title>second</title>');
    expect((await app.inject({ url: '/assets/new-abc123.js' })).statusCode).toBe(200);
    expect(await page()).toContain('<meta name="map-style" content="https://map.example/style.json">');
  });

  it.each(['/metrics', '/operator/jobs', '/health/x', '/lyon/graphql', '/x.php'])(
    'is not served at %s',
    async (url) => {
      expect((await app.inject({ url })).statusCode).toBe(404);
    },
  );
});
