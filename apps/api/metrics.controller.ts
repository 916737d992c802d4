import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ENV, type Env, HostRules, Telemetry } from '#libs/platform';

@Controller('metrics')
export class MetricsController {
  private readonly hosts: HostRules;

  constructor(
    private readonly telemetry: Telemetry,
    @Inject(ENV) env: Env,
  ) {
    this.hosts = new HostRules(env);
  }

  /** For Prometheus with METRICS_TOKEN; everyone else gets 404. */
  @Get()
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const figures = await this.telemetry.metricsFor({
      authorization: request.headers.authorization,
      isLocal: this.hosts.allowsLocalTools(request.raw),
    });
    if (!figures) throw new NotFoundException('Not found.');
    reply.headers({ 'content-type': figures.type, 'cache-control': 'no-store' });
    return figures.text;
  }
}
