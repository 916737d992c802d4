import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ENV, type Env, HOST_REFUSAL, HostRules, Telemetry } from '#libs/platform';
import { JobRunner } from './worker-loops.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Serves health checks to this machine and metrics over HTTP when WORKER_PORT is set. It accepts no commands. */
@Injectable()
export class StatusServer implements OnApplicationBootstrap, OnModuleDestroy {
  private server: Server | undefined;
  private readonly hosts: HostRules;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly jobs: JobRunner,
    private readonly telemetry: Telemetry,
  ) {
    this.hosts = new HostRules(env);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.env.WORKER_PORT === undefined) return;
    this.server = createServer((request, response) => void this.answer(request, response).catch(() => response.end()));
    this.server.requestTimeout = 10_000;
    this.server.listen(this.env.WORKER_PORT, this.env.HOST);
    await once(this.server, 'listening');
  }

  /** The port it listens on; undefined when it does not listen. */
  get port(): number | undefined {
    return (this.server?.address() as AddressInfo | null | undefined)?.port;
  }

  onModuleDestroy(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': JSON_TYPE, 'cache-control': 'no-store' }).end(JSON.stringify(body));
    };
    if (!this.hosts.allows(request)) return send(421, { statusCode: 421, message: HOST_REFUSAL });
    if (request.method !== 'GET') return send(405, { statusCode: 405, message: 'Only GET is allowed.' });
    const showsStatus = this.hosts.allowsLocalTools(request);
    if (showsStatus && request.url === '/health/live') return send(200, { status: 'ok' });
    if (showsStatus && request.url === '/health/ready')
      return this.jobs.isRelaying()
        ? send(200, { status: 'ok' })
        : send(503, { status: 'unavailable', jobs: 'are not relayed: the database or the queue is not responding' });
    const metrics =
      request.url === '/metrics'
        ? await this.telemetry.metricsFor({ authorization: request.headers.authorization, isLocal: showsStatus })
        : undefined;
    if (!metrics) return send(404, { statusCode: 404, message: 'Not found.' });
    response.writeHead(200, { 'content-type': metrics.type, 'cache-control': 'no-store' }).end(metrics.text);
  }
}
