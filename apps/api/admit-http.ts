import { type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  type Admission,
  type CodedError,
  RETRY_AFTER_SECONDS,
  RequestWork,
  assignWork,
  shareUsedUp,
  workOf,
} from '#libs/platform';
import { pathOf } from './path-of.js';
import { RefusalPace } from './refusal-pace.js';
import { isUpload } from './request-bodies.js';

/** How long a connection over the limit may take to send the request and to receive its refusal. */
const EXCESS_MS = 3_000;
/** Health and metrics must answer under load; assets cost only a file. */
const ALWAYS = /^\/(health|metrics|assets)(\/|$)/;

/**
 * Refuses connections and requests of a client network beyond its share before reading them, and queues the others.
 * @param networkOf maps an address to its client network
 */
export function admitHttp(
  fastify: FastifyInstance,
  admission: Admission,
  options: { networkOf: (address: string) => string; connectionsPerNetwork: number | undefined },
): void {
  const { networkOf, connectionsPerNetwork } = options;
  const excess = connectionsPerNetwork ? limitConnections(fastify.server, networkOf, connectionsPerNetwork) : undefined;

  fastify.addHook('onRequest', (request, reply, done) => {
    if (excess?.has(request.raw.socket)) {
      admission.count('request', 'too_many_connections');
      return void refuse(request, reply.header('connection', 'close'), shareUsedUp());
    }
    if (ALWAYS.test(request.url)) return done();
    const work = new RequestWork(admission);
    try {
      work.reserve('request', { kind: 'network', id: networkOf(request.ip) }, 1);
    } catch (error) {
      return void refuse(request, reply, error as CodedError);
    }
    assignWork(request, work);
    // Both events may occur; the first one releases the units.
    reply.raw.once('finish', () => work.end()).once('close', () => work.end());
    done();
  });

  const pace = new RefusalPace();
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode !== 429 && reply.statusCode !== 503) return payload;
    if (ALWAYS.test(request.url) && !excess?.has(request.raw.socket)) return payload;
    const delay = pace.delay(networkOf(request.ip), performance.now());
    if (delay > 0) {
      workOf(request)?.end(); // a refusal that waits takes nobody's turn
      await sleep(delay);
    }
    return payload;
  });

  // The body is read before the request takes its turn, so that a slow sender holds nobody up.
  fastify.addHook('preHandler', async (request, reply) => {
    if (isUpload(request)) return; // its route reads the body itself, and has limits of its own
    try {
      await workOf(request)?.startTurn('request');
    } catch (error) {
      return refuse(request, reply, error as CodedError);
    }
  });
}

/** @returns the connections over the limit, each of which is refused at its first request */
function limitConnections(server: Server, networkOf: (address: string) => string, limit: number): WeakSet<Socket> {
  const counts = new Map<string, number>();
  const excess = new WeakSet<Socket>();
  server.on('connection', (socket) => {
    const network = networkOf(socket.remoteAddress ?? '');
    const count = (counts.get(network) ?? 0) + 1;
    counts.set(network, count);
    if (count > limit) {
      excess.add(socket);
      const late = setTimeout(() => socket.destroy(), EXCESS_MS);
      socket.once('close', () => clearTimeout(late));
    }
    socket.once('close', () => {
      const left = counts.get(network)! - 1;
      if (left > 0) counts.set(network, left);
      else counts.delete(network);
    });
  });
  return excess;
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: CodedError): FastifyReply {
  const { code, http } = error.extensions as { code: string; http: { status: number } };
  const isGraphql = pathOf(request.url).endsWith('/graphql');
  const body = isGraphql
    ? { errors: [{ message: error.message, extensions: { code } }] }
    : { statusCode: http.status, message: error.message };
  return reply
    .code(http.status)
    .headers({ 'retry-after': RETRY_AFTER_SECONDS, 'cache-control': 'no-store' })
    .send(body);
}
