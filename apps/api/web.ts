import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Env } from '#libs/platform';

/** Serves the built web app: hashed assets for a year, and its one page for every address a person may type. */
export async function serveWeb(app: NestFastifyApplication, built: string, env: Env): Promise<void> {
  const page = (await readFile(join(built, 'index.html'), 'utf8')).replace(
    '</head>',
    env.MAP_STYLE_URL ? `<meta name="map-style" content="${encodeURI(env.MAP_STYLE_URL)}"></head>` : '</head>',
  );
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  const isPage = (path: string) =>
    !/^\/(assets|health|metrics|dev|graphql)(\/|$)/.test(path) && !/\.\w+$/.test(path) && !path.endsWith('/graphql');
  fastify.get('/*', async (request, reply) => {
    const path = new URL(request.url, 'http://page').pathname;
    if (!isPage(path)) return reply.code(404).send({ statusCode: 404, message: 'Nothing lives here.' });
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}
