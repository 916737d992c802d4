import {
  type Context,
  DiagLogLevel,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  createContextKey,
  diag,
  isSpanContextValid,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import {
  ATTR_DB_QUERY_SUMMARY,
  ATTR_DB_SYSTEM_NAME,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_ROUTE,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_VERSION,
} from '@opentelemetry/semantic-conventions';
import { Logger } from '@nestjs/common';
import { type WorkInProgress, type Instrumentation, type Work, isFault } from './instrument.js';

const KINDS: Partial<Record<Work['kind'], SpanKind>> = {
  http: SpanKind.SERVER,
  sql: SpanKind.CLIENT,
  job: SpanKind.CONSUMER,
  mail: SpanKind.CLIENT,
};
const SEND_EVERY_MS = 1_000;
const SEND_WITHIN_MS = 3_000;
/** What a load balancer or a Prometheus asks every few seconds would drown the rest. */
const isNoise = ({ kind, name }: Work): boolean => kind === 'http' && /^\w+ \/(health|metrics)\b/.test(name);

/** The request under way: which of its spans a child belongs to. GraphQL runs resolvers in a context nobody can wrap. */
interface RequestSpans {
  readonly root: Span;
  inner: Span;
}
const REQUEST = createContextKey('traboule.request');

/** Takes so many of a hundred, whatever a trace or its id says: one can be chosen. */
const shareOf = (share: number): Sampler => ({
  shouldSample: () => ({
    decision: Math.random() < share ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
  }),
  toString: () => `a share of ${share}`,
});

/** Reads a W3C `traceparent`; anything else is no trace. */
function readTrace(text: string, isRemote: boolean): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = ''] = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(text) ?? [];
  const found = { traceId, spanId, traceFlags: parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote };
  return isSpanContextValid(found) ? found : undefined;
}

/** Turns work into OpenTelemetry spans and sends them to a collector. Names and outcomes only: no values, no persons. */
export class Tracing implements Instrumentation {
  private readonly contexts = new AsyncLocalStorageContextManager().enable();
  private readonly provider: TracerProvider;

  constructor(to: { endpoint: string; share: number; service: string; version: string }) {
    const log = new Logger('Tracing');
    const quiet = () => {};
    const tell = (message: string) => log.warn(message.slice(0, 300));
    diag.setLogger(
      { error: tell, warn: tell, info: quiet, debug: quiet, verbose: quiet },
      { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
    );
    const ours = shareOf(to.share);
    const exporter = new OTLPTraceExporter({
      url: `${to.endpoint.replace(/\/$/, '')}/v1/traces`,
      timeoutMillis: SEND_WITHIN_MS,
    });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({
        [ATTR_SERVICE_NAME]: `traboule-${to.service}`,
        [ATTR_SERVICE_VERSION]: to.version,
      }),
      sampler: new ParentBasedSampler({ root: ours, remoteParentSampled: ours, remoteParentNotSampled: ours }),
      spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: SEND_EVERY_MS })],
    });
  }

  start(work: Work): WorkInProgress {
    const parent = this.parentOf(work);
    if (!parent) return { within: (run) => run(), end: () => {} };
    const span = this.provider
      .getTracer('traboule')
      .startSpan(`${work.kind} ${work.name}`, { kind: KINDS[work.kind] }, parent);
    span.setAttributes(attributesOf(work));
    const request = parent.getValue(REQUEST) as RequestSpans | undefined;
    let own = trace.setSpan(parent, span);
    if (work.kind === 'http') own = own.setValue(REQUEST, { root: span, inner: span } satisfies RequestSpans);
    if (work.kind === 'graphql' && request) request.inner = span;
    return {
      within: (run) => this.contexts.with(own, run),
      end: (outcome) => {
        if (work.kind === 'graphql' && request) request.inner = request.root;
        span.setAttribute('traboule.outcome', outcome);
        if (isFault(outcome)) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  trace(): string | undefined {
    const context = trace.getSpan(this.here())?.spanContext();
    if (!context) return undefined;
    return `00-${context.traceId}-${context.spanId}-${context.traceFlags.toString(16).padStart(2, '0')}`;
  }

  /** Sends what is not sent yet. */
  async stop(): Promise<void> {
    await this.provider.shutdown().catch(() => {}); // a collector that is away must not keep us
    this.contexts.disable();
  }

  /**
   * Where a span begins: under whoever asked, in another process or here. Only requests and jobs begin by themselves. A job is
   * traced when the request was that asked for it; a request by our own share, whatever its sender wants.
   */
  private parentOf(work: Work): Context | undefined {
    if (isNoise(work)) return undefined;
    const begins = work.kind === 'http' || work.kind === 'job';
    if (!begins) return trace.getSpan(this.contexts.active()) && this.here();
    const asked = work.asked ? readTrace(work.asked, work.kind === 'http') : undefined;
    return asked ? trace.setSpanContext(ROOT_CONTEXT, asked) : ROOT_CONTEXT;
  }

  private here(): Context {
    const active = this.contexts.active();
    const request = active.getValue(REQUEST) as RequestSpans | undefined;
    return request && trace.getSpan(active) === request.root ? trace.setSpan(active, request.inner) : active;
  }
}

function attributesOf({ kind, name }: Work): Record<string, string> {
  if (kind === 'sql') return { [ATTR_DB_SYSTEM_NAME]: 'postgresql', [ATTR_DB_QUERY_SUMMARY]: name };
  if (kind !== 'http') return {};
  const [method = '', route = ''] = name.split(' ');
  return { [ATTR_HTTP_REQUEST_METHOD]: method, [ATTR_HTTP_ROUTE]: route };
}
