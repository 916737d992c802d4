import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';

/** The statements of the api, written to a file by the parent process, so that no code of the api is loaded here. */
const declared = JSON.parse(readFileSync(process.env.STATEMENTS!, 'utf8')) as { name: string; text: string }[];
const statements = new Map(declared.map((statement) => [statement.name, statement]));
export const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL),
  application_name: 'traboule_bench',
  options: '-c role=traboule_app -c timezone=UTC -c jit=off',
});

/** Runs a statement of the api by its name. */
export async function rows<Row extends pg.QueryResultRow>(
  runner: Pick<pg.ClientBase, 'query'>,
  name: string,
  values: unknown[],
): Promise<Row[]> {
  const statement = statements.get(name);
  if (!statement) throw new Error(`The api no longer has the statement ${name}; adapt the benchmark.`);
  return (await runner.query<Row>({ ...statement, values })).rows;
}

export interface Viewer {
  network_id: string;
  memberId: string;
}
export async function viewerOf(secret: string): Promise<Viewer> {
  const hash = createHash('sha256').update(secret).digest();
  return (await rows<Viewer>(pool, 'accounts.viewer', [hash, process.env.SLUG, new Date()]))[0]!;
}
