import { UnsupportedMediaTypeException } from '@nestjs/common';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { pathOf } from './path-of.js';

/** How long a body may take. Node has one limit for a whole server, so the shorter one of all other routes is kept here. */
export const BODY_MS = 10_000;
export const UPLOAD_MS = 120_000;
const UPLOAD = /^\/[^/]+\/files$/;

export const isUpload = (request: FastifyRequest): boolean =>
  request.method === 'POST' && UPLOAD.test(pathOf(request.url));

const TIMED_OUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/** Files are read by their route itself, as they arrive. No other route takes that type, nor a body that is slow. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/octet-stream', (request, payload, done) => {
    if (isUpload(request)) return done(null, payload);
    done(new UnsupportedMediaTypeException(), undefined);
  });

  fastify.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const hasBody = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
    if (hasBody && !isUpload(request)) {
      const late = setTimeout(() => {
        if (raw.socket.writable) raw.socket.write(TIMED_OUT);
        raw.destroy();
      }, BODY_MS);
      raw.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
    }
    done();
  });
}
