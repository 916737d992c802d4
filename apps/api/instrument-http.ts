import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { CLIENT_CLOSED_REQUEST, isAbandoned } from './abandoned.js';
import { type WorkInProgress, isInstrumented, startInstrumentedWork } from '#libs/platform';

/** Watches every request under the pattern of its route, never its address: those hold codes and tokens. */
export function watchHttp(fastify: FastifyInstance): void {
  if (!isInstrumented()) return;
  const watches = new WeakMap<FastifyRequest, WorkInProgress>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const { traceparent } = request.headers;
    const watch = startInstrumentedWork({
      kind: 'http',
      name: `${request.method} ${request.routeOptions.url ?? 'none'}`,
      asked: typeof traceparent === 'string' ? traceparent : undefined,
    });
    watches.set(request, watch);
    let isOver = false;
    const end = (outcome: string): void => {
      if (!isOver) watch.end(outcome);
      isOver = true;
    };
    // Fastify says nothing of answers that nobody waited for, or calls them finished once they are written to nowhere.
    reply.raw.once('finish', () => end(String(reply.raw.statusCode)));
    reply.raw.once('close', () => end(isAbandoned(reply.raw) ? CLIENT_CLOSED_REQUEST : String(reply.raw.statusCode)));
    watch.within(done);
  });
  // The body comes in by the socket's own context.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const watch = watches.get(request);
    if (watch) watch.within(done);
    else done();
  });
}
