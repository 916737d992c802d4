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
import { type WorkInProgress, type Instrumentation, type Work, isFailure } from './instrument.js';

const KINDS: Partial<Record<Work['kind'], SpanKind>> = {
  http: SpanKind.SERVER,
  sql: SpanKind.CLIENT,
  job: SpanKind.CONSUMER,
  mail: SpanKind.CLIENT,
};
const SEND_INTERVAL_MS = 1_000;
const SEND_TIMEOUT_MS = 3_000;
/** Health checks and metrics requests, which would outnumber all other traces. */
const isNoise = ({ kind, name }: Work): boolean => kind === 'http' && /^\w+ \/(health|metrics)\b/.test(name);

/** The spans of the current request, to find the parent of a new span: GraphQL runs resolvers in a context that cannot be wrapped. */
interface RequestSpans {
  readonly root: Span;
  inner: Span;
}
const REQUEST = createContextKey('traboule.request');

/** Samples a random share of requests. The trace id of a request must not decide, because its sender can choose it. */
const shareOf = (share: number): Sampler => ({
  shouldSample: () => ({
    decision: Math.random() < share ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
  }),
  toString: () => `a share of ${share}`,
});

/** Parses a W3C `traceparent`; undefined when it is invalid. */
function parseTraceparent(text: string, isRemote: boolean): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = ''] = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(text) ?? [];
  const found = { traceId, spanId, traceFlags: parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote };
  return isSpanContextValid(found) ? found : undefined;
}

/** Sends work as OpenTelemetry spans to a collector. Spans contain names and outcomes, no values or persons. */
export class Tracing implements Instrumentation {
  private readonly contexts = new AsyncLocalStorageContextManager().enable();
  private readonly provider: TracerProvider;

  constructor(options: { endpoint: string; share: number; service: string; version: string }) {
    const log = new Logger('Tracing');
    const ignore = () => {};
    const warn = (message: string) => log.warn(message.slice(0, 300));
    diag.setLogger(
      { error: warn, warn: warn, info: ignore, debug: ignore, verbose: ignore },
      { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
    );
    const sampler = shareOf(options.share);
    const exporter = new OTLPTraceExporter({
      url: `${options.endpoint.replace(/\/$/, '')}/v1/traces`,
      timeoutMillis: SEND_TIMEOUT_MS,
    });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({
        [ATTR_SERVICE_NAME]: `traboule-${options.service}`,
        [ATTR_SERVICE_VERSION]: options.version,
      }),
      sampler: new ParentBasedSampler({ root: sampler, remoteParentSampled: sampler, remoteParentNotSampled: sampler }),
      spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: SEND_INTERVAL_MS })],
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
    let childContext = trace.setSpan(parent, span);
    if (work.kind === 'http')
      childContext = childContext.setValue(REQUEST, { root: span, inner: span } satisfies RequestSpans);
    if (work.kind === 'graphql' && request) request.inner = span;
    return {
      within: (run) => this.contexts.with(childContext, run),
      end: (outcome) => {
        if (work.kind === 'graphql' && request) request.inner = request.root;
        span.setAttribute('traboule.outcome', outcome);
        if (isFailure(outcome)) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  trace(): string | undefined {
    const context = trace.getSpan(this.currentContext())?.spanContext();
    if (!context) return undefined;
    return `00-${context.traceId}-${context.spanId}-${context.traceFlags.toString(16).padStart(2, '0')}`;
  }

  /** Sends the remaining spans. */
  async stop(): Promise<void> {
    await this.provider.shutdown().catch(() => {}); // an unavailable collector must not delay the shutdown
    this.contexts.disable();
  }

  /**
   * The parent context of a span: the request or job that caused the work, in another process or in this one. Only requests and jobs
   * start without a parent. A job is traced when its request was; requests are sampled by the configured share, whatever the sender wants.
   */
  private parentOf(work: Work): Context | undefined {
    if (isNoise(work)) return undefined;
    const startsTrace = work.kind === 'http' || work.kind === 'job';
    if (!startsTrace) return trace.getSpan(this.contexts.active()) && this.currentContext();
    const remoteParent = work.parentTrace ? parseTraceparent(work.parentTrace, work.kind === 'http') : undefined;
    return remoteParent ? trace.setSpanContext(ROOT_CONTEXT, remoteParent) : ROOT_CONTEXT;
  }

  private currentContext(): Context {
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
