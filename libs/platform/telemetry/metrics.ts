import { setTimeout as sleep } from 'node:timers/promises';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { type Admission } from '../admission/admission.js';
import { type Clock } from '../clock.js';
import { type Database } from '../database/database.js';
import { declaredGauges } from './gauges.js';
import { type OutboxFigures, outboxFigures } from '../jobs/outbox-figures.js';
import { type WorkInProgress, type Instrumentation, type Work } from './instrument.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** How long a busy or unavailable database may delay the answer. */
const READ_TIMEOUT_MS = 2_000;
/** Fewer buckets, because there are many statements. */
const SQL_SECONDS = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5];

/** Prometheus metrics of a process: counts, durations and outcomes of work. All labels come from bounded sets. */
export class Metrics implements Instrumentation {
  private readonly registry = new Registry();
  readonly contentType = this.registry.contentType;

  private readonly http = this.histogram('http_request_seconds', 'HTTP requests', ['method', 'route', 'status']);
  private readonly graphql = this.histogram('graphql_seconds', 'GraphQL operations by their first field', [
    'operation',
    'outcome',
  ]);
  private readonly sql = this.histogram('sql_seconds', 'SQL statements by their name', ['statement'], SQL_SECONDS);
  private readonly jobs = this.histogram('job_seconds', 'Jobs run', ['topic', 'outcome']);
  private readonly mails = this.histogram('mail_seconds', 'Mails handed to the mail server', ['kind', 'outcome']);
  private readonly mutations = new Counter({
    name: 'traboule_mutations_total',
    help: 'Outcomes of mutations: the type of their result, or the code of their error',
    labelNames: ['mutation', 'result'],
    registers: [this.registry],
  });
  private readonly sqlFaults = new Counter({
    name: 'traboule_sql_faults_total',
    help: 'SQL statements that failed',
    labelNames: ['statement'],
    registers: [this.registry],
  });

  private reading: Promise<OutboxFigures[] | undefined> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly admission: Admission,
    service: string,
    version: string,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('build_info', 'Version of this build', ['version', 'node', 'service'], (gauge) =>
      gauge.set({ version, node: process.version, service }, 1),
    );
    this.gauge('pool_connections', 'Connections to PostgreSQL, and who waits for one', ['state'], (gauge) => {
      const { used, idle, waiting } = this.database.connections();
      gauge.set({ state: 'used' }, used);
      gauge.set({ state: 'idle' }, idle);
      gauge.set({ state: 'waiting' }, waiting);
    });
    this.registerAdmissionMetrics();
    for (const { name, help, read } of declaredGauges()) this.gauge(name, help, [], (gauge) => gauge.set(read()));
    this.registerOutboxMetrics();
  }

  /** The current metrics in the text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  start({ kind, name }: Work): WorkInProgress {
    const startedAt = performance.now();
    return {
      within: (run) => run(),
      end: (outcome) => this.observe(kind, name, outcome, (performance.now() - startedAt) / 1_000),
    };
  }

  private observe(kind: Work['kind'], name: string, outcome: string, seconds: number): void {
    switch (kind) {
      case 'http': {
        const [method = '', route = ''] = name.split(' ');
        return this.http.observe({ method, route, status: `${outcome[0]}xx` }, seconds);
      }
      case 'graphql':
        return this.graphql.observe({ operation: name, outcome }, seconds);
      case 'mutation':
        return this.mutations.inc({ mutation: name, result: outcome });
      case 'sql':
        if (outcome !== 'ok') this.sqlFaults.inc({ statement: name });
        return this.sql.observe({ statement: name }, seconds);
      case 'job':
        return this.jobs.observe({ topic: name, outcome }, seconds);
      case 'mail':
        return this.mails.observe({ kind: name, outcome }, seconds);
    }
  }

  private registerAdmissionMetrics(): void {
    const { admission } = this;
    new Counter({
      name: 'traboule_admissions_total',
      help: 'Work by class and admission outcome; work that had to wait is also counted as queued',
      labelNames: ['class', 'outcome'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const { workClass, outcome, count } of admission.outcomes())
          this.inc({ class: workClass, outcome }, count);
      },
    });
    this.gauge(
      'admission_units',
      'Units of work that run, wait, or are reserved by requests',
      ['class', 'state'],
      (gauge) => {
        for (const { workClass, running, waiting, reserved } of this.admission.figures()) {
          gauge.set({ class: workClass, state: 'running' }, running);
          gauge.set({ class: workClass, state: 'waiting' }, waiting);
          gauge.set({ class: workClass, state: 'reserved' }, reserved);
        }
      },
    );
  }

  private registerOutboxMetrics(): void {
    const gauges = {
      due: ['outbox_due', 'Jobs that are due and not done'],
      oldestSeconds: ['outbox_oldest_seconds', 'How long the oldest due job has waited'],
      failing: ['outbox_failing', 'Jobs that failed and will be tried again'],
      givenUp: ['outbox_given_up', 'Jobs that failed too often and are no longer retried'],
    } as const;
    for (const [figure, [name, help]] of Object.entries(gauges) as [keyof typeof gauges, [string, string]][])
      this.gauge(name, help, ['topic'], async (gauge) => {
        const rows = await this.readOutbox();
        gauge.reset();
        for (const row of rows ?? []) gauge.set({ topic: row.topic }, row[figure]);
      });
    this.gauge('outbox_read', 'Whether the outbox could be read', [], async (gauge) =>
      gauge.set((await this.readOutbox()) ? 1 : 0),
    );
  }

  /** Reads the outbox once per answer. When the database does not answer, these metrics are left out. */
  private readOutbox(): Promise<OutboxFigures[] | undefined> {
    this.reading ??= Promise.race([
      outboxFigures(this.database.open, this.clock.now()).catch(() => undefined),
      sleep(READ_TIMEOUT_MS, undefined, { ref: false }),
    ]).finally(() => (this.reading = undefined));
    return this.reading;
  }

  private histogram<Label extends string>(name: string, help: string, labelNames: Label[], buckets = SECONDS) {
    return new Histogram({ name: `traboule_${name}`, help, labelNames, buckets, registers: [this.registry] });
  }

  private gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    read: (gauge: Gauge<Label>) => void | Promise<void> = () => {},
  ): Gauge<Label> {
    return new Gauge<Label>({
      name: `traboule_${name}`,
      help,
      labelNames,
      registers: [this.registry],
      collect(this: Gauge<Label>) {
        return read(this);
      },
    });
  }
}
