import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Audit, serverAudits } from 'graphql-http';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';

/** Recommendations (SHOULD) that we do not follow, by the id of the audit, and why. */
const NOT_MET: Record<string, string> = {
  '572B': 'a document that cannot be read is a 400 for old clients, too: logs and proxies see that it failed',
  FDE2: 'so is one that does not fit the schema',
  '7B9B': 'and so are variables that do not fit their types',
};
/** GET needs a header that other sites cannot set; without it a link could run a query on behalf of a visitor. */
const BY_GET = ['5A70', 'D6D5', '6A70'];

let database: TestDatabase;
let api: TestApi;
let url = '';

beforeAll(async () => {
  database = await cloneDatabase();
  const given = await Given.on(database.url);
  await given.network('lyon');
  await given.end();
  api = await startApi(database.url);
  url = `${await api.listen()}/lyon/graphql`;
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const asBrowser = (input: string, init?: RequestInit): Promise<Response> => fetch(input, init);
const asOurPages = (input: string, init?: RequestInit): Promise<Response> =>
  fetch(input, { ...init, headers: { ...init?.headers, 'apollo-require-preflight': '1' } });

/** Ids of the audits that fail, with the reason. */
async function failures(fetchFn: typeof asBrowser): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const audit of audits(fetchFn)) {
    const result = await audit.fn();
    if (result.status !== 'ok') found.set(audit.id, `${audit.name}: ${result.reason}`);
  }
  return found;
}
const audits = (fetchFn: typeof asBrowser): Audit[] => serverAudits({ url: () => url, fetchFn });

describe('GraphQL over HTTP', () => {
  it('follows the specification except for the recommendations listed above', async () => {
    const all = audits(asOurPages).map(({ name }) => name.split(' ')[0]);
    expect(all.filter((level) => level === 'MUST').length).toBeGreaterThanOrEqual(10);
    expect([...(await failures(asOurPages)).keys()].sort()).toEqual(Object.keys(NOT_MET).sort());
  });

  it('needs no header of ours for anything that the specification requires', async () => {
    expect([...(await failures(asBrowser)).keys()].sort()).toEqual([...Object.keys(NOT_MET), ...BY_GET].sort());
  });
});
