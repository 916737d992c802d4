import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ENV, type Env, HOST_REFUSAL, HostRules, Telemetry } from '#libs/platform';
import { JobRunner } from './job-runner.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** What a worker says of itself over HTTP, where WORKER_PORT is set: its health to this machine, its figures. It takes no orders. */
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

  /** Where it listens; undefined when it does not. */
  get port(): number | undefined {
    return (this.server?.address() as AddressInfo | null | undefined)?.port;
  }

  onModuleDestroy(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': JSON_TYPE, 'cache-control': 'no-store' }).end(JSON.stringify(body));
    };
    if (!this.hosts.allows(request)) return say(421, { statusCode: 421, message: HOST_REFUSAL });
    if (request.method !== 'GET') return say(405, { statusCode: 405, message: 'Only GET works here.' });
    const showsStatus = this.hosts.allowsLocalTools(request);
    if (showsStatus && request.url === '/health/live') return say(200, { status: 'ok' });
    if (showsStatus && request.url === '/health/ready')
      return this.jobs.isRelaying()
        ? say(200, { status: 'ok' })
        : say(503, { status: 'unavailable', jobs: 'are not handed over: database or queue does not answer' });
    const figures =
      request.url === '/metrics'
        ? await this.telemetry.figuresFor({ authorization: request.headers.authorization, isLocal: showsStatus })
        : undefined;
    if (!figures) return say(404, { statusCode: 404, message: 'Nothing lives here.' });
    response.writeHead(200, { 'content-type': figures.type, 'cache-control': 'no-store' }).end(figures.text);
  }
}
