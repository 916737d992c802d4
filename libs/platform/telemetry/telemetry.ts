import { readFileSync } from 'node:fs';
import { timingSafeEqual } from 'node:crypto';
import { type OnApplicationShutdown } from '@nestjs/common';
import { type Admission } from '../admission/admission.js';
import { type Clock } from '../clock.js';
import { type Database } from '../database/database.js';
import { type Env } from '../env.js';
import { type Metrics } from './metrics.js';
import { hashOf } from '../security/signer.js';
import { type Tracing } from './tracing.js';
import { addInstrumentation } from './instrument.js';

/** The version of this build. */
export const version = (
  JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

/** Metrics and traces of this process. Modules that the environment does not enable are not loaded. */
export class Telemetry implements OnApplicationShutdown {
  private constructor(
    private readonly env: Env,
    private readonly metrics: Metrics | undefined,
    private readonly tracing: Tracing | undefined,
    private readonly removeInstrumentation: (() => void)[],
  ) {}

  static async start(
    env: Env,
    service: 'api' | 'worker',
    database: Database,
    clock: Clock,
    admission: Admission,
  ): Promise<Telemetry> {
    const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
    const share = env.OTEL_TRACES_SAMPLER_ARG;
    const metrics =
      env.METRICS_TOKEN || env.NODE_ENV === 'development'
        ? new (await import('./metrics.js')).Metrics(database, clock, admission, service, version)
        : undefined;
    const tracing = endpoint
      ? new (await import('./tracing.js')).Tracing({ endpoint, share, service, version })
      : undefined;
    const stopWatching = [metrics, tracing].filter((watcher) => watcher !== undefined).map(addInstrumentation);
    return new Telemetry(env, metrics, tracing, stopWatching);
  }

  /** The metrics; undefined when the caller has neither METRICS_TOKEN nor, when no token is set, local access. */
  async metricsFor(caller: {
    authorization: string | undefined;
    /** Whether the caller may use the local tools. */
    isLocal: boolean;
  }): Promise<{ type: string; text: string } | undefined> {
    if (!this.metrics || !this.mayRead(caller)) return undefined;
    return { type: this.metrics.contentType, text: await this.metrics.text() };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tracing?.stop();
    for (const stop of this.removeInstrumentation) stop();
  }

  private mayRead({ authorization = '', isLocal }: { authorization: string | undefined; isLocal: boolean }): boolean {
    const token = this.env.METRICS_TOKEN;
    if (token) return timingSafeEqual(hashOf(authorization), hashOf(`Bearer ${token}`));
    return isLocal;
  }
}
