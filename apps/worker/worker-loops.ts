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
/** The longest pause after failed rounds, and the shortest interval between two warnings about the queue. */
const MAX_PAUSE_MS = 5_000;
/** The worker is ready when a round succeeded within this time. */
const RELAYED_WITHIN_MS = 20_000;
/** How long an orderly close of the queue may take after the last job, because Redis may be unreachable. */
const CLOSE_TIMEOUT_MS = 2_000;

/** Relays due outbox rows to BullMQ, runs the jobs that BullMQ returns, and runs the upkeep once a minute. */
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
    this.queue = (await openQueue(this.env)).on('error', (error) => this.warnOfQueue(error));
    const worker = await openWorker(this.env, ({ outboxId }) => {
      const job = runJob(rows, handlers, outboxId, (line) => this.report(line));
      this.underWay.add(job);
      return job.finally(() => this.underWay.delete(job));
    });
    this.worker = worker.on('error', (error) => this.warnOfQueue(error));
    // BullMQ does not recover from a failed first connection, so the start fails and is retried.
    await Promise.all([this.queue.waitUntilReady(), this.worker.waitUntilReady()]);
    this.loops = [
      this.repeat(RELAY_EVERY_MS, 'relay', () => this.relay(this.queue!)),
      this.repeat(UPKEEP_EVERY_MS, 'upkeep', () => this.upkeep.run(this.clock.now())),
    ];
  }

  /** Whether due jobs were relayed recently, which means that both the database and the queue respond. */
  isRelaying(): boolean {
    return performance.now() - this.relayedAt < RELAYED_WITHIN_MS;
  }

  /** Waits for the jobs under way. Nest closes the database afterwards, because its module is imported by this one. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    const closed = Promise.allSettled([this.worker?.close(), ...this.loops]).then(() => this.queue?.close());
    const jobsEnded = async () => {
      while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
      await sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false });
    };
    await Promise.race([closed, jobsEnded()]);
  }

  private async relay(queue: Queue<QueuedJob>): Promise<void> {
    let relayed = RELAY_BATCH;
    while (relayed === RELAY_BATCH && !this.stopping.signal.aborted)
      relayed = await relayDue(this.database.open, queue, this.clock.now(), this.env.JOB_LEASE_SECONDS);
    this.relayedAt = performance.now();
  }

  private report({ outcome, error, ...line }: JobReport): void {
    if (outcome === 'failed') this.logger.error({ ...line, err: error }, 'a job failed and will be retried');
    else if (outcome === 'given up') this.logger.error({ ...line, err: error }, 'a job failed permanently');
    else if (outcome === 'done') this.logger.info(line, 'job done');
  }

  private warnOfQueue(error: Error): void {
    if (performance.now() < this.quietUntil) return;
    this.quietUntil = performance.now() + MAX_PAUSE_MS;
    // Only the message: errors of Redis contain whole scripts.
    this.logger.warn({ reason: error.message }, 'the queue reported an error');
  }

  private async repeat(pauseMs: number, name: string, work: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        await work();
        failures = 0;
      } catch (error) {
        failures++;
        this.logger.warn({ err: error, loop: name }, 'a round failed and will be retried');
      }
      const pause = failures ? Math.max(pauseMs, Math.min(pauseMs * 2 ** failures, MAX_PAUSE_MS)) : pauseMs;
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }
}
