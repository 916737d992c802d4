import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Env, Networks } from '#libs/platform';
import { pathOf } from './path-of.js';

/** Reads the page of the web app, again after each build, because the names of its assets change. */
function pageReader(path: string): () => Promise<string> {
  let cached = { page: '', builtAt: -1 };
  return async () => {
    const { mtimeMs } = await stat(path);
    if (mtimeMs !== cached.builtAt) cached = { page: await readFile(path, 'utf8'), builtAt: mtimeMs };
    return cached.page;
  };
}

/** Serves the built web app: hashed assets cached for a year, and the page for all other addresses. */
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
    if (!isPage(path)) return reply.code(404).send({ statusCode: 404, message: 'Not found.' });
    // Pages outside a network query this one. Without the database the page is still served, and shows the problem.
    const [anyNetwork] = await networks.all().catch(() => []);
    const network = anyNetwork ? `<meta name="traboule-network" content="${anyNetwork.slug}">` : '';
    const page = (await read()).replace('</head>', `${network}${mapStyle}</head>`);
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}
