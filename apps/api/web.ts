import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Env, Networks } from '#libs/platform';
import { pathOf } from './path-of.js';

/** Reads the one page of the web app, anew when it was built anew: its assets have other names then. */
function pageReader(path: string): () => Promise<string> {
  let kept = { page: '', builtAt: -1 };
  return async () => {
    const { mtimeMs } = await stat(path);
    if (mtimeMs !== kept.builtAt) kept = { page: await readFile(path, 'utf8'), builtAt: mtimeMs };
    return kept.page;
  };
}

/** Serves the built web app: hashed assets for a year, and its one page for every address a person may type. */
export async function serveWeb(app: NestFastifyApplication, built: string, env: Env): Promise<void> {
  const read = pageReader(join(built, 'index.html'));
  const networks = app.get(Networks);
  const mapStyle = env.MAP_STYLE_URL ? `<meta name="map-style" content="${encodeURI(env.MAP_STYLE_URL)}">` : '';
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  const isPage = (path: string) =>
    !/^\/(assets|health|metrics|operator|dev|graphql)(\/|$)/.test(path) &&
    !/\.\w+$/.test(path) &&
    !path.endsWith('/graphql');
  fastify.get('/*', async (request, reply) => {
    const path = pathOf(request.url);
    if (!isPage(path)) return reply.code(404).send({ statusCode: 404, message: 'Nothing lives here.' });
    // Pages of no network ask this one; without its database the page still comes, and says what is wrong.
    const [anyNetwork] = await networks.all().catch(() => []);
    const network = anyNetwork ? `<meta name="traboule-network" content="${anyNetwork.slug}">` : '';
    const page = (await read()).replace('</head>', `${network}${mapStyle}</head>`);
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}
