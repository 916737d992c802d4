import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type ErrorCode } from '#libs/platform';
import { pathOf } from './path-of.js';

const CODES: Record<number, ErrorCode> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};
const codeOf = (status: number): ErrorCode =>
  CODES[status] ?? (status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR');

/** The body of a refusal, in the form of GraphQL errors for GraphQL clients. */
export const refusalBody = (
  url: string,
  status: number,
  message: string,
  other: object | string = { statusCode: status, message },
): object | string =>
  pathOf(url).endsWith('/graphql') ? { errors: [{ message, extensions: { code: codeOf(status) } }] } : other;

/** Formats refusals that happen before GraphQL, such as bodies that are too large or not JSON. */
@Catch(HttpException)
export class HttpErrorsFilter implements ExceptionFilter {
  catch(error: HttpException, host: ArgumentsHost): HttpException | void {
    if (host.getType<string>() !== 'http') return error;
    const [request, reply] = [
      host.switchToHttp().getRequest<FastifyRequest>(),
      host.switchToHttp().getResponse<FastifyReply>(),
    ];
    const status = error.getStatus();
    const answer = refusalBody(request.url, status, error.message, error.getResponse());
    reply.code(status).header('cache-control', 'no-store').send(answer);
  }
}
