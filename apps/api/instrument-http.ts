import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Watch, isWatched, startWatch } from '#libs/platform';

/** Watches every request under the pattern of its route, never its address: those hold codes and tokens. */
export function watchHttp(fastify: FastifyInstance): void {
  if (!isWatched()) return;
  const watches = new WeakMap<FastifyRequest, Watch>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { traceparent } = request.headers;
    const watch = startWatch({
      kind: 'http',
      name: `${request.method} ${request.routeOptions.url ?? 'none'}`,
      asked: typeof traceparent === 'string' ? traceparent : undefined,
    });
    watches.set(request, watch);
    watch.within(done);
  });
  // The body comes in by the socket's own context.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const watch = watches.get(request);
    if (watch) watch.within(done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    watches.get(request)?.end(String(reply.statusCode));
    done();
  });
}
