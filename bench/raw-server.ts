import 'reflect-metadata';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import '#libs/directory';
import '#libs/offers';
import '#libs/people';
import { declaredStatements } from '#libs/platform';

/**
 * The practical limit: node:http and pg with nothing in between, running the very statements of the api (they are
 * taken from it by name) and writing out their rows. No GraphQL, no validation, no rules, no types, no log.
 */
const statements = new Map(declaredStatements().map((statement) => [statement.name, statement]));
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL),
  application_name: 'traboule_bench',
  options: '-c role=traboule_app -c timezone=UTC -c jit=off',
});

async function rows<Row extends pg.QueryResultRow>(
  runner: Pick<pg.ClientBase, 'query'>,
  name: string,
  values: unknown[],
): Promise<Row[]> {
  return (await runner.query<Row>({ ...statements.get(name)!, values })).rows;
}

interface Viewer {
  network_id: string;
  memberId: string;
}
async function viewerOf(secret: string): Promise<Viewer> {
  const hash = createHash('sha256').update(secret).digest();
  return (await rows<Viewer>(pool, 'people.viewer', [hash, process.env.SLUG, new Date()]))[0]!;
}

interface Search {
  session: string;
  /** Of `directory.searchVenues.free`, but for the clock. */
  values: unknown[];
}
async function search({ session, values }: Search): Promise<unknown> {
  await viewerOf(session);
  const [found] = await rows<{ page: { id: string; spaceIds: string[] }[] }>(
    pool,
    'directory.searchVenues.free',
    values.with(13, new Date()),
  );
  const { page } = found!;
  const [venues, spaces] = await Promise.all([
    rows(pool, 'directory.venuesById', [values[0], page.map(({ id }) => id)]),
    rows(pool, 'directory.spacesById', [values[0], page.flatMap(({ spaceIds }) => spaceIds)]),
  ]);
  return { found, venues, spaces };
}

interface Wish {
  session: string;
  spaceId: string;
  start: string;
  end: string;
  /** Start of the calendar month, as the purse is asked for it. */
  month: string;
  weight: number;
}
interface Plan {
  venueId: string;
  tariffClass: string;
  taken: boolean;
  parts: { resourceId: string; exclusive: boolean; capacity: number }[];
}
interface Purse {
  tariffId: string;
  passId: string;
  lots: { id: string }[];
}

async function book(wish: Wish): Promise<unknown> {
  const networkId = process.env.NETWORK_ID!;
  const { memberId } = await viewerOf(wish.session);
  const client = await pool.connect();
  try {
    await client.query(`begin; set local app.network = '${networkId}'`);
    const now = new Date().toISOString();
    const [plan] = await rows<Plan>(client, 'booking.plan', [networkId, wish.spaceId, wish.start, wish.end, now]);
    const taken = async () => {
      await client.query('rollback');
      return { taken: true };
    };
    if (plan!.taken) return await taken();
    const [purse] = await rows<Purse>(client, 'passes.purse', [memberId, now, wish.start, wish.month]);
    const records = recordsOf(wish, plan!, purse!, { networkId, memberId, now });
    const values = records.map((record) => JSON.stringify(record));
    const [counts] = await rows<{ booked: boolean }>(client, 'booking.book', values);
    if (!counts!.booked) return await taken();
    await client.query('commit');
    return { booking: records[6] };
  } finally {
    client.release();
  }
}

/** What `booking.book` reads, in its order: an hour or less, out of the pass. */
function recordsOf(
  { spaceId, start, end, month, weight }: Wish,
  { venueId, tariffClass, parts }: Plan,
  { tariffId, passId, lots }: Purse,
  { networkId, memberId, now }: { networkId: string; memberId: string; now: string },
): object[] {
  const id = randomUUID();
  const during = `[${start},${end})`;
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  const job = (topic: string, key: string, at: string) => ({
    topic,
    subject_id: id,
    key: `${topic}:${id}${key}`,
    payload: { bookingId: id },
    run_at: at,
    request_id: null,
  });
  const before = (hours: number) => new Date(Date.parse(start) - hours * 3_600_000).toISOString();
  const request = randomBytes(32).toString('hex');
  return [
    { actor_id: memberId, operation: 'book', key: id, request_hash: request, result_id: id, at: now },
    { network_id: networkId, holder_id: id, member_id: memberId, during, state: 'CONFIRMED', at: now },
    parts.map(({ resourceId, ...part }) => ({ resource_id: resourceId, ...part, during, seats: 1 })),
    { kind: 'booking.made', subject_id: memberId, period_start: `${now.slice(0, 13)}:00:00Z`, cap: 1_000_000 },
    {
      network_id: networkId,
      charge_id: randomUUID(),
      hours_transaction_id: randomUUID(),
      source_kind: 'BOOKING',
      source_id: id,
      member_id: memberId,
      venue_id: venueId,
      pass_id: passId,
      tariff_id: tariffId,
      tariff_class: tariffClass,
      weight,
      seats: 1,
      used_during: during,
      minutes,
      credit_minutes: minutes * weight,
      credit_minutes_from_pass: minutes * weight,
      credit_minutes_paid: 0,
      amount_cents: 0,
      amount_excl_cents: 0,
      vat_cents: 0,
      vat_basis_points: 2000,
      charged_at: now,
      month,
      cap_cents: 10_000,
      over_cap: false,
    },
    [{ lot_id: lots[0]!.id, credit_minutes: minutes * weight }],
    { code: id.slice(0, 13), policy: { steps: [] }, free_until: before(24) },
    [{ space_id: spaceId, seats: 1 }],
    [
      job('booking.confirm', '', now),
      job('booking.remind', ':2880', before(48)),
      job('booking.remind', ':120', before(2)),
    ],
  ];
}

const handlers: Record<string, (body: never) => Promise<unknown>> = { '/search': search, '/book': book };

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = JSON.stringify(await handlers[request.url!]!(JSON.parse(await text(request)) as never));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    response.end(answer);
  } catch (error) {
    const message = String(error);
    response.writeHead(500, { 'content-length': Buffer.byteLength(message) }).end(message);
  }
}

createServer((request, response) => void respond(request, response)).listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send?.({ ready: true }),
);
process.on('disconnect', () => process.exit(0));
