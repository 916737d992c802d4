import { Controller, Get, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Database, statement } from '#libs/platform';

const ping = statement('api.ping', `select count(*) migrations from migrations`);

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Answers as long as the process runs. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** Answers 200 when the database answers and is migrated, else 503. */
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
