import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Telemetry } from '#libs/platform';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly telemetry: Telemetry) {}

  /** For a Prometheus with METRICS_TOKEN. To anybody else there is nothing here. */
  @Get()
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const figures = await this.telemetry.figuresFor({
      authorization: request.headers.authorization,
      // Not what a proxy says of its caller: behind one, this machine is the proxy.
      address: request.headers['x-forwarded-for'] ? undefined : request.socket.remoteAddress,
    });
    if (!figures) throw new NotFoundException('Nothing lives here.');
    reply.headers({ 'content-type': figures.type, 'cache-control': 'no-store' });
    return figures.text;
  }
}
