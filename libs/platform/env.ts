import { createHash } from 'node:crypto';
import { z } from 'zod';
import { limitsFrom } from './admission/limits.js';
import { ALL_FAILPOINTS } from './failpoint.js';
import { defaultFilesFolder, filesFaults, filesSettings } from './files/files-env.js';
import { oidcFaults, oidcSettings } from './security/oidc-env.js';

const flag = z.stringbool().optional().default(false);
const port = z.coerce.number().int().min(0).max(65535);
const url = (...schemes: string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)), {
    message: `must be a URL starting with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });

/** Values separated by commas. */
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean),
  );
const isHostName = (name: string): boolean =>
  /^[\w.:[\]-]+$/.test(name) &&
  URL.canParse(`http://${name}`) &&
  new URL(`http://${name}`).hostname === name.toLowerCase();

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development').meta({
    description:
      'In production, demo mode is refused, mail must be sent by a mail server, and every setting without a safe default is required.',
  }),
  DATABASE_URL: url('postgres', 'postgresql').meta({ description: 'PostgreSQL 18 or newer.', secret: true }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10).meta({
    description: 'Connections of one process; small pools are faster on two cores.',
  }),
  ADMISSION_LIMITS: z
    .string()
    .default('')
    .superRefine((text, context) => {
      try {
        limitsFrom(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
      }
    })
    .meta({
      description:
        'Changes to how much of each class of work an api admits, such as search.maxRunning=4,write.perNetwork=100; the classes and limits are in libs/platform/admission/limits.ts.',
    }),
  CONNECTIONS_PER_NETWORK: z.coerce.number().int().min(1).max(100_000).default(512).meta({
    description:
      'Open connections of one client network (an IPv4 address, an IPv6 /64) to one api. Ignored behind a proxy (TRUSTED_PROXIES), since all connections are then the proxy’s.',
  }),
  REDIS_URL: url('redis', 'rediss').optional().meta({
    description: 'Redis or Valkey for the queue. Without it, the queue uses PostgreSQL.',
    secret: true,
  }),
  HOST: z.string().default('127.0.0.1').meta({ description: 'Address the api and the worker listen on.' }),
  PORT: port.default(3000).meta({ description: 'Port of the api.' }),
  WORKER_PORT: port.optional().meta({
    description: 'Port of the worker for health checks and metrics. Without it, the worker does not listen.',
  }),
  PUBLIC_URL: url('http', 'https').optional().meta({
    description: 'The address where people reach the api; every link in a mail starts with it. Required in production.',
  }),
  ALLOWED_HOSTS: list
    .pipe(z.array(z.string().refine(isHostName, { message: 'must be host names without scheme or port' })))
    .meta({
      description:
        'Other host names that api and worker answer to, separated by commas. They always answer to the one of PUBLIC_URL and, on this machine itself, to localhost.',
    }),
  EXPOSE_LOCAL_TOOLS: flag.meta({
    description:
      'Gives everyone access to the tools meant for this machine only: the local mailbox, demo sign-in, metrics without a token, the status of the worker. Anyone who can reach the server can then sign in as any demo person.',
  }),
  SMTP_URL: url('smtp', 'smtps').optional().meta({
    description:
      'The mail server. Without it, mail is kept on this machine and shown at /dev/mail. Required in production.',
    secret: true,
  }),
  MAIL_FROM: z.string().default('Traboule <bonjour@traboule.example>').meta({
    description: 'Sender of every mail and organiser of every calendar invitation.',
  }),
  SECRET: z.string().min(32).optional().meta({
    description:
      'Signs offers, links and door codes. 32 characters or more, the same for api and worker. The launcher stores one in the data folder. Required in production.',
    secret: true,
  }),
  DEMO: flag.meta({ description: 'Offers sign-in as ready-made demo persons. Refused in production.' }),
  JOB_LEASE_SECONDS: z.coerce.number().int().min(1).max(600).default(15).meta({
    description:
      'Seconds after which the jobs of a silent worker go to another one. Jobs that never reached the queue are handed over again after twice as long.',
  }),
  FAIL_AT: z.enum(ALL_FAILPOINTS).optional().meta({
    description: 'Crash tests only: the step at which the process kills itself. Refused in production.',
  }),
  FAIL_BY: z.enum(['SIGKILL', 'SIGSTOP']).default('SIGKILL').meta({
    description: 'Crash tests only: whether the process is killed at that step or stopped until it is continued.',
  }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').meta({
    description: 'The lowest level that is logged.',
  }),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0).meta({
    description: 'Number of proxies in front of the api whose X-Forwarded-For entries are trusted.',
  }),
  MAP_STYLE_URL: url('https', 'http').optional().meta({
    description: 'An OpenStreetMap vector style; without it, the map shows the imported polygons.',
  }),
  MAP_ORIGINS: list.pipe(z.array(url('https', 'http'))).meta({
    description: 'Other origins that serve tiles, glyphs and icons of the map style, separated by commas.',
  }),
  ...filesSettings,
  FETCH_PRIVATE_HOSTS: list.meta({
    description:
      'Hosts, with their port, from which calendars of venues may be fetched by plain http or from a private address, separated by commas, such as cloud.intranet:8080. Everything else must be https on the public internet.',
  }),
  ...oidcSettings,
  METRICS_TOKEN: z.string().min(16).optional().meta({
    description:
      'Bearer token required to read /metrics of api and worker. Without it, only programs on this machine can read them, in development only.',
    secret: true,
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http', 'https').optional().meta({
    description: 'An OpenTelemetry collector (OTLP over HTTP) for traces; without it, tracing is off.',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional().meta({
    description: 'Headers that the collector requires, as name=value,name=value.',
    secret: true,
  }),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1).meta({
    description:
      'The share of requests that are traced, from 0 to 1. A request that arrives with a trace keeps its id and counts like any other.',
  }),
});

const schema = settings.superRefine((env, faults) => {
  for (const { name, message } of [...oidcFaults(env), ...filesFaults(env)])
    faults.addIssue({ code: 'custom', path: [name], message });
  if (env.NODE_ENV !== 'production') return;
  const required = { PUBLIC_URL: env.PUBLIC_URL, SMTP_URL: env.SMTP_URL, SECRET: env.SECRET };
  for (const [name, value] of Object.entries(required)) {
    if (!value) faults.addIssue({ code: 'custom', path: [name], message: 'is required in production' });
  }
  for (const name of ['DEMO', 'FAIL_AT'] as const) {
    if (env[name]) faults.addIssue({ code: 'custom', path: [name], message: 'must be off in production' });
  }
});

export type Env = Omit<z.output<typeof schema>, 'SECRET' | 'PUBLIC_URL' | 'FILES_DIR'> & {
  SECRET: string;
  PUBLIC_URL: string;
  FILES_DIR: string;
};

/** Thrown when the environment cannot be used; the message lists every fault, one per line. */
export class EnvironmentError extends Error {}

/** Reads and checks the whole environment at once. @throws EnvironmentError listing all faults. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const nonEmpty = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(nonEmpty);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(all)'}: ${issue.message}`);
    throw new EnvironmentError(`The environment has ${lines.length} fault(s):\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  return {
    ...env,
    PUBLIC_URL: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    FILES_DIR: env.FILES_DIR ?? defaultFilesFolder(source.DATA_DIR),
    // The same for all processes that share a database, so that each can verify what another signed.
    SECRET: env.SECRET ?? createHash('sha256').update(`development ${env.DATABASE_URL}`).digest('base64url'),
  };
}

/** One environment variable, as documented for operators. */
export interface EnvironmentSetting {
  readonly name: string;
  readonly description: string;
  /** The default value; undefined when there is none. */
  readonly defaultValue: string | undefined;
  /** Secret values are never logged, shown or written into an image. */
  readonly secret: boolean;
}

/** Every environment variable that api and worker read. */
export const environmentSettings = (): EnvironmentSetting[] =>
  Object.entries(settings.shape).map(([name, field]) => {
    const { description = '', secret } = (field.meta() ?? {}) as { description?: string; secret?: boolean };
    const { data } = field.safeParse(undefined);
    return { name, description, defaultValue: data === undefined ? undefined : String(data), secret: secret ?? false };
  });

/** Injection token of the validated environment. */
export const ENV = Symbol('env');
