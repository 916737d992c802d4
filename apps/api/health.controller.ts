import { Controller, Get, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Database, statement } from '#libs/platform';

const ping = statement('api.ping', `select count(*) migrations from migrations`);

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** It can serve: the database answers and is migrated. 503 when not. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    try {
      await this.database.health.one(ping);
      return { status: 'ok' };
    } catch {
      reply.code(503);
      return { status: 'unavailable', database: 'does not answer' };
    }
  }
}
