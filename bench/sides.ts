import { createHash } from 'node:crypto';
import { freePort } from '#libs/local';
import { type Side } from './compare.js';
import { type Shot, post } from './load.js';
import { type Server, startServer } from './processes.js';
import { type Town } from './town.js';

const SECRET = 'the secret of the benchmark, 32 signs or more';
/** Connections to PostgreSQL of each server, as both ship. */
const POOL = '10';

/** The api as it ships, in production mode and with its request log on, beside the raw server on the same database. */
export async function startSides(town: Town) {
  const database = { DATABASE_URL: town.url, DATABASE_POOL: POOL };
  const [apiPort, rawPort] = [await freePort(), await freePort()];
  const api = await startServer('apps/api/main.js', apiPort, {
    ...database,
    NODE_ENV: 'production',
    SECRET,
    PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
    SMTP_URL: 'smtp://127.0.0.1:9',
  });
  const raw = await startServer('bench/raw-server.js', rawPort, {
    ...database,
    SLUG: town.slug,
    NETWORK_ID: town.networkId,
  });
  return {
    api,
    raw,
    secret: SECRET,
    stop: () => Promise.all([api.stop(), raw.stop()]),
  };
}

/** What the web app sends: the hash of a document the server has seen before, variables, and the session cookie. */
export async function persisted(town: Town, api: Server, document: string, example: object) {
  const path = `/${town.slug}/graphql`;
  const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(document).digest('hex') };
  const answer = await fetch(`http://127.0.0.1:${api.port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `traboule=${town.members[0]!.secret}` },
    body: JSON.stringify({ query: document, extensions: { persistedQuery }, variables: example }),
  });
  const text = await answer.text();
  if (text.includes('"errors"')) throw new Error(text);
  return (variables: object, secret: string): Buffer =>
    post(path, { variables, extensions: { persistedQuery } }, { cookie: `traboule=${secret}` });
}

export const side = (server: Server, next: () => Shot): Side => ({ server, next });
