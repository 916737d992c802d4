import { type Given, type TestApi, type TestDatabase, violations } from '#libs/testing';
import { type AuthorizationTown } from './authorization-town.fixture.js';
import { freshValuesFor } from './fresh-values.fixture.js';
import { SAMPLES, argumentsOf } from './operation-samples.fixture.js';
import { type Sample } from './sample.types.js';
import { freshAddress, schemaOf } from './probe.fixture.js';
import { documentCalling, rootFields, summaryOf } from '../schema/schema-walk.fixture.js';
import { SavedTables, changedTables, tableDigests } from './table-contents.fixture.js';
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
 * Calls every operation over HTTP as every viewer and relation, on a copy of the town after departures. Each mutation starts from the same
 * contents: first the refused calls, which must change no row, then each viewer's permitted call; then the tables are restored.
 */
export async function checkOperations(
  town: AuthorizationTown,
  { database, given, api }: { database: TestDatabase; given: Given; api: TestApi },
) {
  const wrong: string[] = [];
  const traces: string[] = [];
  const totals = { operations: 0, checks: 0, let: 0, refused: 0 };
  const saved = await SavedTables.of(given);
  const check = async ({ at, root, field }: ReturnType<typeof rootFields>[number]): Promise<void> => {
    const sample = SAMPLES[at]!;
    const policy = field.extensions.allow as string;
    const query = documentCalling(root, field);
    totals.operations++;
    let mayHaveWritten = true;
    /** Supplies the arguments, which may write rows. @returns what sends the request */
    const prepare = async ({ viewer, relation }: Cell): Promise<() => Promise<void>> => {
      const slug = town.networkOf(viewer, relation);
      const supplies = freshValuesFor(given, town.networkIds[slug]!);
      const variables = await argumentsOf(sample, town.target(viewer, relation), supplies);
      return () => send({ viewer, relation }, slug, variables);
    };
    const send = async ({ viewer, relation }: Cell, slug: string, variables: object): Promise<void> => {
      if (mayHaveWritten) await resetSessions(given);
      const { data, errors } = await sendRequest(api, slug, query, variables, town.session(viewer)?.secret);
      const got = errors ? errors[0]!.extensions.code : summaryOf(data![field.name]);
      const wanted = expected(policy, sample, { viewer, relation });
      mayHaveWritten = root === 'Mutation' && !/^(UNAUTHENTICATED|FORBIDDEN)$/.test(got);
      totals.checks++;
      totals[isAllowed(policy, viewer, relation) ? 'let' : 'refused']++;
      if (got !== wanted) wrong.push(`${at} (${policy}), ${viewer}, ${relation}: ${got} instead of ${wanted}`);
    };
    const cells = cellsOf(town, sample, policy);
    // A file that somebody removed is not found by those who come later, a booking that somebody cancelled or moved is cancelled or
    // moved already: these keep the order of the table.
    const isRefused = (cell: Cell) =>
      root === 'Mutation' &&
      /^(UNAUTHENTICATED|FORBIDDEN|NOT_FOUND|(?!File)\w*Refused(?! ALREADY_CANCELLED| SAME_TIME))/.test(
        expected(policy, sample, cell),
      );
    const refused = [];
    for (const cell of cells.filter(isRefused)) refused.push(await prepare(cell));
    if (refused.length > 0) {
      await resetSessions(given);
      const before = await tableDigests(given);
      for (const sendRefused of refused) await sendRefused();
      const written = changedTables(before, await tableDigests(given));
      traces.push(...written.map((table) => `${at}, refused, wrote into ${table}`));
    }
    for (const cell of cells.filter((one) => !isRefused(one))) await (await prepare(cell))();
    if (root === 'Query') return;
    traces.push(...(await violations(database.url)).map((violation) => `${at}: ${violation}`));
    await saved.restore();
  };
  for (const operation of rootFields(schemaOf(api))) await check(operation);
  return { wrong, traces, totals };
}

/** Restores the sessions that the previous check ended. */
export const resetSessions = (given: Given) =>
  given.client.query(`update sign_in_session set revoked_at = null where revoked_at is not null; delete from throttle`);

function cellsOf(town: AuthorizationTown, { argsFor }: Sample, policy: string): Cell[] {
  return VIEWERS.flatMap((viewer) => {
    // An operation without arguments of a person depends only on the network.
    const cells = relations.filter((relation) =>
      argsFor ? town.target(viewer, relation) : relation === 'own' || relation === 'other',
    );
    // The policy of an operation sees the viewer and the network, but no object: where it refuses, one object in each network is enough.
    const isFirst = (relation: Relation, i: number) =>
      !cells
        .slice(0, i)
        .some(
          (earlier) =>
            !isAllowed(policy, viewer, earlier) && town.networkOf(viewer, earlier) === town.networkOf(viewer, relation),
        );
    return cells
      .filter((relation, i) => isAllowed(policy, viewer, relation) || isFirst(relation, i))
      .map((relation) => ({ viewer, relation }));
  });
}

function expected(policy: string, sample: Sample, { viewer, relation }: Cell): string {
  if (isAllowed(policy, viewer, relation)) return sample.answer(viewer, relation);
  return UNAUTHENTICATED_VIEWERS.includes(viewer) ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}
