import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { UnsupportedMediaTypeException, ValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { Admission, type Env, HOST_REFUSAL, HostRules, clientNetwork } from '#libs/platform';
import { refusalBody } from './http-errors.filter.js';
import { admitHttp } from './admit-http.js';
import { instrumentHttp } from './instrument-http.js';
import { BODY_MS, UPLOAD_MS, limitBodies } from './request-bodies.js';
import { serveWeb } from './web.js';

const BODY_LIMIT = 256 * 1024;

/** The HTTP server under Nest: limits, request ids, trusted proxies and allowed host names. */
export function fastifyAdapter(env: Env): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: UPLOAD_MS,
    // By default Node allows a minute and checks for late requests every 30 seconds.
    http: { requestTimeout: UPLOAD_MS, headersTimeout: BODY_MS, connectionsCheckingInterval: 1_000 },
    connectionTimeout: 3 * BODY_MS,
    trustProxy: env.TRUSTED_PROXIES > 0 ? (_address: string, hop: number) => hop < env.TRUSTED_PROXIES : false,
    genReqId: (request: { headers: Record<string, unknown> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: ({ statusCode = 400 }: { statusCode?: number }, _request: unknown, reply: FastifyReply) =>
      void reply.code(statusCode).send({ statusCode, message: 'This address cannot be read.' }),
  });
  answerOwnHostsOnly(adapter, env);
  acceptUnsubscribeForms(adapter);
  limitBodies(adapter.getInstance());
  return adapter;
}

/** Refuses requests for other host names before anything else reads them. */
function answerOwnHostsOnly(adapter: FastifyAdapter, env: Env): void {
  const hosts = new HostRules(env);
  adapter.getInstance().addHook('onRequest', async (request, reply) => {
    if (hosts.allows(request.raw)) return;
    return reply
      .code(421)
      .header('cache-control', 'no-store')
      .send(refusalBody(request.url, 421, HOST_REFUSAL));
  });
}

/** Mail programs unsubscribe with a multipart form, as RFC 8058 recommends. Its content says nothing that the address does not. */
function acceptUnsubscribeForms(adapter: FastifyAdapter): void {
  adapter.getInstance().addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, _body, done) => {
    if (request.url.startsWith('/unsubscribe/')) return done(null, {});
    done(new UnsupportedMediaTypeException(), undefined);
  });
}

/** Adds cookies, headers, validation and the web app to a created application. */
export async function configureApp(app: NestFastifyApplication, env: Env): Promise<void> {
  app.useLogger(app.get(Logger));
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  // In addition to the header that GraphQL requires, this refuses requests sent by foreign pages.
  app.enableCsrfProtection({ trustedOrigins: [new URL(env.PUBLIC_URL).origin] });
  await app.register(fastifyCookie);
  const mapOrigins = env.MAP_STYLE_URL ? [env.MAP_STYLE_URL, ...env.MAP_ORIGINS].map((url) => new URL(url).origin) : [];
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        fontSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...mapOrigins],
        connectSrc: ["'self'", ...mapOrigins],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        upgradeInsecureRequests: env.PUBLIC_URL.startsWith('https:') ? [] : null,
      },
    },
    strictTransportSecurity: env.PUBLIC_URL.startsWith('https:') ? undefined : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request: FastifyRequest, reply) => void reply.header('x-request-id', request.id));
  instrumentHttp(app.getHttpAdapter().getInstance());
  admitHttp(app.getHttpAdapter().getInstance(), app.get(Admission), {
    networkOf: clientNetwork,
    // Behind a proxy every connection comes from the proxy.
    connectionsPerNetwork: env.TRUSTED_PROXIES > 0 ? undefined : env.CONNECTIONS_PER_NETWORK,
  });
  const built = fileURLToPath(new URL('../../web/', import.meta.url));
  if (existsSync(built)) await serveWeb(app, built, env);
  app.enableShutdownHooks();
}
