import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FAILPOINTS } from './failpoint.js';

const flag = z.stringbool().optional().default(false);
const port = z.coerce.number().int().min(0).max(65535);
const url = (...schemes: string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)), {
    message: `must be a URL starting with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    DATABASE_URL: url('postgres', 'postgresql'),
    /** Pool size of one process; small pools are faster on two cores. */
    DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
    REDIS_URL: url('redis', 'rediss').optional(),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(3000),
    PUBLIC_URL: url('http', 'https').optional(),
    SMTP_URL: url('smtp', 'smtps').optional(),
    MAIL_FROM: z.string().default('Traboule <bonjour@traboule.example>'),
    /** Signs offers and access codes. The launcher keeps one in the data folder; a production server must be given it. */
    SECRET: z.string().min(32).optional(),
    DEMO: flag,
    /** After how long a silent worker's jobs are another's; what was handed over comes back after twice as long. */
    JOB_LEASE_SECONDS: z.coerce.number().int().min(1).max(600).default(15),
    /** Crash tests only: the step at which the worker kills itself. */
    FAIL_AT: z.enum(FAILPOINTS).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    /** How many proxies in front may be believed about the caller's address. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    /** URL of an OpenStreetMap vector style; without it the imported polygons are the map. */
    MAP_STYLE_URL: url('https', 'http').optional(),
  })
  .superRefine((env, faults) => {
    if (env.NODE_ENV !== 'production') return;
    const needed = { PUBLIC_URL: env.PUBLIC_URL, SMTP_URL: env.SMTP_URL, SECRET: env.SECRET };
    for (const [name, value] of Object.entries(needed)) {
      if (!value) faults.addIssue({ code: 'custom', path: [name], message: 'is required in production' });
    }
    for (const name of ['DEMO', 'FAIL_AT'] as const) {
      if (env[name]) faults.addIssue({ code: 'custom', path: [name], message: 'must be off in production' });
    }
  });

export type Env = Omit<z.output<typeof schema>, 'SECRET' | 'PUBLIC_URL'> & { SECRET: string; PUBLIC_URL: string };

/** Thrown when the environment cannot be used; the message names every fault, one a line. */
export class EnvironmentFault extends Error {}

/** Reads and checks the whole environment at once. @throws EnvironmentFault listing all faults. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(all)'}: ${issue.message}`);
    throw new EnvironmentFault(`The environment has ${lines.length} fault(s):\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  return {
    ...env,
    PUBLIC_URL: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    // The same for every process on a database, so that what one signs the other can read.
    SECRET: env.SECRET ?? createHash('sha256').update(`development ${env.DATABASE_URL}`).digest('base64url'),
  };
}

/** Injection token of the checked environment. */
export const ENV = Symbol('env');
