import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { type Queue, type Worker } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import { Upkeep } from './upkeep.js';
import {
  Clock,
  Database,
  ENV,
  type Env,
  type JobReport,
  type QueuedJob,
  collectHandlers,
  openQueue,
  openWorker,
  relayDue,
  runJob,
} from '#libs/platform';

const RELAY_EVERY_MS = 300;
const UPKEEP_EVERY_MS = 60_000;

/** Hands due outbox rows to BullMQ, runs what BullMQ gives back, and keeps house once a minute. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private queue!: Queue<QueuedJob>;
  private worker!: Worker<QueuedJob>;
  private stopping = false;
  private loops: Promise<void>[] = [];

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly upkeep: Upkeep,
    private readonly logger: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const handlers = collectHandlers(this.discovery, this.reflector);
    this.queue = openQueue(this.env);
    this.worker = openWorker(this.env, ({ outboxId }) =>
      runJob(this.database.open, handlers, this.clock, outboxId, (line) => this.report(line)),
    );
    this.worker.on('error', (error) => this.logger.warn({ err: error }, 'the queue does not answer'));
    await this.worker.waitUntilReady();
    this.loops = [
      this.every(RELAY_EVERY_MS, 'relay', () => relayDue(this.database.open, this.queue, this.clock.now())),
      this.every(UPKEEP_EVERY_MS, 'upkeep', () => this.upkeep.run(this.clock.now())),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled([this.worker?.close(), ...this.loops]);
    await this.queue?.close();
  }

  private report({ outcome, error, ...line }: JobReport): void {
    if (outcome === 'failed') this.logger.error({ ...line, err: error }, 'a job failed and will be tried again');
    else if (outcome === 'done') this.logger.info(line, 'job done');
  }

  private async every(pauseMs: number, name: string, work: () => Promise<unknown>): Promise<void> {
    while (!this.stopping) {
      try {
        await work();
      } catch (error) {
        this.logger.warn({ err: error, loop: name }, 'a round failed; the next one tries again');
      }
      for (let waited = 0; waited < pauseMs && !this.stopping; waited += 100)
        await new Promise((resume) => setTimeout(resume, Math.min(100, pauseMs)));
    }
  }
}
