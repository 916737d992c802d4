import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import '#libs/directory';
import { freePort } from '#libs/local';
import '#libs/offers';
import '#libs/people';
import { declaredStatements } from '#libs/platform';
import { post } from './load.js';
import { LOGS, type Server, startServer } from './processes.js';
import { type Town } from './town.types.js';

/** The secret that signs tokens. */
export const SECRET = 'the secret of the benchmark, 32 characters or more';
/** Connections to PostgreSQL of each server, the default of the api. */
const POOL = '10';

/** The environment of api and worker: production mode, with a mail server at the local `smtpPort`. */
export const environmentOf = (town: Town, smtpPort = 9) => ({
  DATABASE_URL: town.url,
  DATABASE_POOL: POOL,
  NODE_ENV: 'production',
  SECRET,
  PUBLIC_URL: 'http://127.0.0.1:1',
  ALLOWED_HOSTS: 'bench', // the host that all requests name
  SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  FILES_DIR: resolve(LOGS, 'files'),
});

/** Starts the real api, with its request log. */
export const startApi = async (town: Town): Promise<Server> =>
  startServer('apps/api/main.js', await freePort(), environmentOf(town));

/** Starts the raw server, which runs the statements of the api without its code. */
export async function startRaw(town: Town): Promise<Server> {
  const statements = join(LOGS, 'statements.json');
  writeFileSync(statements, JSON.stringify(declaredStatements()));
  return startServer('bench/raw-server.js', await freePort(), {
    DATABASE_URL: town.url,
    DATABASE_POOL: POOL,
    SLUG: town.slug,
    NETWORK_ID: town.networkId,
    STATEMENTS: statements,
  });
}

/** Starts the api and the raw server on the same database. */
export async function startSides(town: Town) {
  const api = await startApi(town);
  const raw = await startRaw(town);
  return { api, raw, stop: () => Promise.all([api.stop(), raw.stop()]) };
}

/** Requests as the web app sends them: the hash of a known document, variables, and the session cookie. */
export async function persistedRequests(town: Town, api: Server, document: string, example: object) {
  const path = `/${town.slug}/graphql`;
  const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(document).digest('hex') };
  const answer = await fetch(`http://127.0.0.1:${api.port}${path}`, {
    method: 'POST',
    // Minutes lie between two of these, and the api closes a connection that is not used.
    headers: {
      'content-type': 'application/json',
      connection: 'close',
      cookie: `traboule=${town.members[0]!.secret}`,
    },
    body: JSON.stringify({ query: document, extensions: { persistedQuery }, variables: example }),
  });
  const text = await answer.text();
  if (text.includes('"errors"')) throw new Error(text);
  return (variables: object, secret: string): Buffer =>
    post(path, { variables, extensions: { persistedQuery } }, { cookie: `traboule=${secret}` });
}
