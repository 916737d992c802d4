import { type GraphQLSchema } from 'graphql';
import { Given, type TestApi, cloneDatabase, startApi, violations } from '#libs/testing';
import { type AuthorizationTown } from './authorization-town.fixture.js';
import { NOW, freshValuesFor } from './townspeople.fixture.js';
import { SAMPLES, argumentsOf } from './operation-samples.fixture.js';
import { type Sample } from './sample.types.js';
import { freshAddress } from './probe.fixture.js';
import { documentCalling, rootFields, summaryOf } from '../schema/schema-walk.fixture.js';
import {
  type Relation,
  UNAUTHENTICATED_VIEWERS,
  VIEWERS,
  isAllowed,
  relations,
} from './expected-permissions.fixture.js';

interface Cell {
  readonly viewer: string;
  readonly relation: Relation;
}

/** One request as a browser sends it, from an address that is used only once. */
export async function sendRequest(
  api: TestApi,
  slug: string,
  query: string,
  variables: object,
  secret: string | undefined,
): Promise<{ data?: Record<string, unknown> | null; errors?: { message: string; extensions: { code: string } }[] }> {
  const response = await api.app.inject({
    method: 'POST',
    url: `/${slug}/graphql`,
    remoteAddress: freshAddress(),
    headers: { 'content-type': 'application/json', ...(secret !== undefined && { cookie: `traboule=${secret}` }) },
    payload: JSON.stringify({ query, variables }),
  });
  return response.json();
}

/**
 * The contents of every table except what any request may write: attempts that are counted or logged, counters of needs that found
 * no space, and `last_seen_at` of sessions.
 */
export async function tableDigests(given: Given): Promise<Record<string, string>> {
  const { rows: tables } = await given.client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and relname not in ('throttle', 'audit_entry', 'unmet_need') order by 1`,
  );
  const one = ({ name }: { name: string }) =>
    `select '${name}' as name, coalesce(md5(string_agg(row, '' order by row)), '') as hash
       from (select (to_jsonb(t) - 'last_seen_at' - 'expires_at')::text as row from ${name} t) r`;
  const { rows } = await given.client.query<{ name: string; hash: string }>(tables.map(one).join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

/**
 * Calls every operation over HTTP as every viewer and relation. Each mutation of an object gets its own copy of the
 * town: first the refused calls, which must change no row, then each viewer's permitted call.
 */
export async function checkOperations(town: AuthorizationTown, schema: GraphQLSchema) {
  const wrong: string[] = [];
  const traces: string[] = [];
  const totals = { operations: 0, checks: 0, let: 0, refused: 0 };
  const fields = rootFields(schema);
  const mutations = fields.filter(({ root }) => root === 'Mutation');
  const groups = [
    fields.filter(({ root }) => root === 'Query'),
    mutations.filter(({ at }) => !SAMPLES[at]!.argsFor),
    ...mutations.filter(({ at }) => SAMPLES[at]!.argsFor).map((field) => [field]),
  ];
  for (const group of groups) {
    const database = await cloneDatabase(town.after);
    const given = await Given.on(database.url);
    const api = await startApi(database.url, { now: NOW });
    try {
      for (const { at, root, field } of group) {
        const sample = SAMPLES[at]!;
        const policy = field.extensions.allow as string;
        totals.operations++;
        const query = documentCalling(root, field);
        /** Supplies the arguments, which may write rows. @returns what sends the request */
        const prepare = async ({ viewer, relation }: Cell): Promise<() => Promise<void>> => {
          const slug = town.networkOf(viewer, relation);
          const supplies = freshValuesFor(given, town.networkIds[slug]!);
          const variables = await argumentsOf(sample, town.target(viewer, relation), supplies);
          return () => send({ viewer, relation }, slug, variables);
        };
        const send = async ({ viewer, relation }: Cell, slug: string, variables: object): Promise<void> => {
          await resetSessions(given);
          const { data, errors } = await sendRequest(api, slug, query, variables, town.session(viewer)?.secret);
          const got = errors ? errors[0]!.extensions.code : summaryOf(data![field.name]);
          const wanted = expected(policy, sample, { viewer, relation });
          totals.checks++;
          totals[isAllowed(policy, viewer, relation) ? 'let' : 'refused']++;
          if (got !== wanted) wrong.push(`${at} (${policy}), ${viewer}, ${relation}: ${got} instead of ${wanted}`);
        };
        const check = async (cell: Cell): Promise<void> => (await prepare(cell))();
        const cells = cellsOf(town, sample);
        if (root === 'Query') {
          for (const cell of cells) await check(cell);
          continue;
        }
        // A file that somebody removed is not found by those who come later, a booking that somebody cancelled is cancelled already:
        // these keep the order of the table.
        const isRefused = (cell: Cell) =>
          /^(UNAUTHENTICATED|FORBIDDEN|NOT_FOUND|(?!File)\w*Refused(?! ALREADY_CANCELLED))/.test(
            expected(policy, sample, cell),
          );
        const refused = [];
        for (const cell of cells.filter(isRefused)) refused.push(await prepare(cell));
        await resetSessions(given);
        const before = await tableDigests(given);
        for (const sendRefused of refused) await sendRefused();
        const after = await tableDigests(given);
        for (const table of Object.keys(before))
          if (before[table] !== after[table]) traces.push(`${at}, refused, wrote into ${table}`);
        for (const cell of cells.filter((one) => !isRefused(one))) await check(cell);
      }
      for (const violation of await violations(database.url)) traces.push(`${group[0]!.at}: ${violation}`);
    } finally {
      await api.close();
      await given.end();
      await database.drop();
    }
  }
  return { wrong, traces, totals };
}

/** Restores the sessions that the previous check ended. */
export const resetSessions = (given: Given) =>
  given.client.query(`update sign_in_session set revoked_at = null where revoked_at is not null; delete from throttle`);

function cellsOf(town: AuthorizationTown, { argsFor }: Sample): Cell[] {
  return VIEWERS.flatMap((viewer) =>
    relations
      // An operation without arguments of a person depends only on the network.
      .filter((relation) => (argsFor ? town.target(viewer, relation) : relation === 'own' || relation === 'other'))
      .map((relation) => ({ viewer, relation })),
  );
}

function expected(policy: string, sample: Sample, { viewer, relation }: Cell): string {
  if (isAllowed(policy, viewer, relation)) return sample.answer(viewer, relation);
  return UNAUTHENTICATED_VIEWERS.includes(viewer) ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}
