import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { CLIENT_CLOSED_REQUEST, isAbandoned } from './abandoned.js';
import { type WorkInProgress, isInstrumented, startInstrumentedWork } from '#libs/platform';

/** Instruments every request by the pattern of its route, because addresses contain codes and tokens. */
export function instrumentHttp(fastify: FastifyInstance): void {
  if (!isInstrumented()) return;
  const works = new WeakMap<FastifyRequest, WorkInProgress>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const { traceparent } = request.headers;
    const work = startInstrumentedWork({
      kind: 'http',
      name: `${request.method} ${request.routeOptions.url ?? 'none'}`,
      parentTrace: typeof traceparent === 'string' ? traceparent : undefined,
    });
    works.set(request, work);
    let isOver = false;
    const end = (outcome: string): void => {
      if (!isOver) work.end(outcome);
      isOver = true;
    };
    // Fastify reports no answer to a closed connection, or reports it as finished although nobody received it.
    reply.raw.once('finish', () => end(String(reply.raw.statusCode)));
    reply.raw.once('close', () => end(isAbandoned(reply.raw) ? CLIENT_CLOSED_REQUEST : String(reply.raw.statusCode)));
    work.within(done);
  });
  // Reading the body leaves the context of the request, so it is entered again.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const work = works.get(request);
    if (work) work.within(done);
    else done();
  });
}
