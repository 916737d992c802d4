import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
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
  JobRows,
  type QueuedJob,
  RELAY_BATCH,
  collectHandlers,
  openQueue,
  openWorker,
  relayDue,
  runJob,
} from '#libs/platform';

const RELAY_EVERY_MS = 300;
const UPKEEP_EVERY_MS = 60_000;
/** How long rounds that keep failing wait at most, and how often the queue's faults are told. */
const PATIENCE_MS = 5_000;
/** A round without an error is rarely longer ago than this; after it the worker calls itself not ready. */
const RELAYED_WITHIN_MS = 20_000;
/** How long, once no job is under way, a queue that may be gone is waited for before leaving without its goodbye. */
const GOODBYE_MS = 2_000;

/** Hands due outbox rows to BullMQ, runs what BullMQ gives back, and keeps house once a minute. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private queue: Queue<QueuedJob> | undefined;
  private worker: Worker<QueuedJob> | undefined;
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private loops: Promise<void>[] = [];
  private quietUntil = 0;
  private relayedAt = -Infinity;

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
    const rows = new JobRows(this.database.open, this.clock);
    this.queue = (await openQueue(this.env)).on('error', (error) => this.queueFault(error));
    const worker = await openWorker(this.env, ({ outboxId }) => {
      const job = runJob(rows, handlers, outboxId, (line) => this.report(line));
      this.underWay.add(job);
      return job.finally(() => this.underWay.delete(job));
    });
    this.worker = worker.on('error', (error) => this.queueFault(error));
    // BullMQ never gets over a first connection that failed: better to fail the start, which is tried again.
    await Promise.all([this.queue.waitUntilReady(), this.worker.waitUntilReady()]);
    this.loops = [
      this.every(RELAY_EVERY_MS, 'relay', () => this.relay(this.queue!)),
      this.every(UPKEEP_EVERY_MS, 'upkeep', () => this.upkeep.run(this.clock.now())),
    ];
  }

  /** Whether due jobs were handed over within the last moments: both database and queue answer. */
  isRelaying(): boolean {
    return performance.now() - this.relayedAt < RELAYED_WITHIN_MS;
  }

  /** Lets the jobs under way end. Nest destroys the database after this: it is further down. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    const goodbye = Promise.allSettled([this.worker?.close(), ...this.loops]).then(() => this.queue?.close());
    const jobsEnded = async () => {
      while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
      await sleep(GOODBYE_MS, undefined, { ref: false });
    };
    await Promise.race([goodbye, jobsEnded()]);
  }

  private async relay(queue: Queue<QueuedJob>): Promise<void> {
    let handedOver = RELAY_BATCH;
    while (handedOver === RELAY_BATCH && !this.stopping.signal.aborted)
      handedOver = await relayDue(this.database.open, queue, this.clock.now(), this.env.JOB_LEASE_SECONDS);
    this.relayedAt = performance.now();
  }

  private report({ outcome, error, ...line }: JobReport): void {
    if (outcome === 'failed') this.logger.error({ ...line, err: error }, 'a job failed and will be tried again');
    else if (outcome === 'given up') this.logger.error({ ...line, err: error }, 'a job failed and is given up');
    else if (outcome === 'done') this.logger.info(line, 'job done');
  }

  private queueFault(error: Error): void {
    if (performance.now() < this.quietUntil) return;
    this.quietUntil = performance.now() + PATIENCE_MS;
    // The errors of Redis carry whole scripts.
    this.logger.warn({ reason: error.message }, 'the queue does not answer as it should');
  }

  private async every(pauseMs: number, name: string, work: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        await work();
        failures = 0;
      } catch (error) {
        failures++;
        this.logger.warn({ err: error, loop: name }, 'a round failed; the next one tries again');
      }
      const pause = failures ? Math.max(pauseMs, Math.min(pauseMs * 2 ** failures, PATIENCE_MS)) : pauseMs;
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }
}
