import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { CLIENT_CLOSED_REQUEST, isAbandoned } from './abandoned.js';

/** Handles all other errors. A request whose client disconnected is not logged as an error. */
@Catch()
export class UnexpectedErrorsFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() !== 'http') return error; // formatError logs it, once
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (isAbandoned(reply.raw)) return void reply.code(Number(CLIENT_CLOSED_REQUEST)).send();
    // oxlint-disable-next-line promise/valid-params -- a method of Nest, not a promise
    return super.catch(error, host);
  }
}
