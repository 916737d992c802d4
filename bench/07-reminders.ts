import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { freePort } from '#libs/local';
import { type TestRedis, backends, on } from '#libs/testing';
import { type Run, compareRuns } from './compare.js';
import { type Server, cpuMicros, postgresCpuMicros, startServer } from './processes.js';
import { environmentOf } from './sides.js';
import { type Town } from './town.types.js';
import { type Bench, type Line, type Workload, lineOf } from './workload.js';

const JOBS = 2_000;
const MOST_TIMES_LATE = 1.5;
/** Between writing the jobs and the moment they are due: writing must be over by then. */
const AHEAD_MS = 2_500;
const PATIENCE_MS = 60_000;

/** Everybody's reminder falls due at the same moment; a mail each leaves, once. Beside BullMQ with jobs that do nothing. */
export const reminders: Workload = {
  number: 7,
  title: `reminders (${JOBS} due at once, mailed)`,
  target: 0.6,
  run: async (bench): Promise<Line[]> => {
    const town = await bench.town();
    const jobs = bench.quick ? JOBS / 4 : JOBS;
    if (bench.quick) bench.say(`workload 7: ${jobs} jobs (${JOBS} without --quick)`);
    const lines: Line[] = [];
    for (const { name, redis } of backends()) lines.push(await onBackend(bench, town, jobs, name, redis));
    return lines;
  },
};

async function onBackend(
  { effort, say }: Bench,
  town: Town,
  jobs: number,
  name: string,
  redis?: TestRedis,
): Promise<Line> {
  // What other workloads booked is announced by nobody.
  await town.client.query(`update outbox set voided_at = now() where done_at is null and voided_at is null`);
  await redis?.start();
  const mailbox = await openMailbox();
  const env = { ...environmentOf(town, mailbox.port), ...on(redis) };
  const worker = await startServer('apps/worker/main.js', await freePort(), env);
  const bare = await startServer('bench/bare-worker.js', await freePort(), { ...env, QUEUE_SCHEMA: 'bullmq' });
  try {
    const batch = reminderBatches(town, jobs);
    const ours = () => measured(town, worker, jobs, () => batch(mailbox));
    const limit = () => measured(town, bare, jobs, () => noops(bare, jobs));
    for (const warmUp of [limit, ours]) await warmUp();
    const result = await compareRuns(effort, { ours, limit });
    const late = result.ours.p99Ms / result.limit.p99Ms;
    say(`workload 7, ${name}: p99 ${late.toFixed(1)} times as late as the no-op, at most ${MOST_TIMES_LATE}`);
    const line = lineOf({ ...reminders, title: `reminders (${jobs} due at once, mailed), ${name}` }, result);
    const isLate = line.verdict === 'pass' && late > MOST_TIMES_LATE;
    return {
      ...line,
      target: `${line.target}, late ≤ ${MOST_TIMES_LATE} times`,
      verdict: isLate ? 'short of target' : line.verdict,
    };
  } finally {
    await Promise.all([worker.stop(), bare.stop()]);
    await mailbox.close();
    await redis?.stop();
  }
}

/** When each of some jobs was done, in milliseconds after all of them were due. */
type Lateness = readonly number[];

async function measured(town: Town, server: Server, jobs: number, play: () => Promise<Lateness>): Promise<Run> {
  const before = [cpuMicros(server.pid), postgresCpuMicros(town.backend)] as const;
  const late = (await play()).toSorted((a, b) => a - b);
  const each = (now: number | undefined, then: number | undefined) =>
    now === undefined || then === undefined ? undefined : (now - then) / jobs;
  return {
    perSecond: jobs / (late.at(-1)! / 1_000),
    p50Ms: late[Math.floor(late.length * 0.5)]!,
    p99Ms: late[Math.floor(late.length * 0.99)]!,
    nodeMicros: each(cpuMicros(server.pid), before[0]),
    postgresMicros: each(postgresCpuMicros(town.backend), before[1]),
  };
}

async function noops({ child }: Server, count: number): Promise<Lateness> {
  const dueAtMs = Date.now() + AHEAD_MS;
  const told = once(child, 'message');
  child.send({ count, dueAtMs });
  const [{ done }] = (await told) as [{ done: number[] }];
  return done.map((at) => at - dueAtMs);
}

type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** A mail server that throws everything away and remembers when it came. */
async function openMailbox() {
  const port = await freePort();
  const arrivals: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => {
        arrivals.push(Date.now());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  return { port, arrivals, close: () => new Promise<void>((resolve) => server.close(resolve)) };
}

let batches = 0;
/** Reminders of bookings to come, other ones each time: the same message is never sent twice. */
function reminderBatches({ client, networkId }: Town, count: number) {
  return async ({ arrivals }: Mailbox): Promise<Lateness> => {
    const minutesBefore = 10_000 + batches++;
    const dueAtMs = Date.now() + AHEAD_MS;
    arrivals.length = 0;
    const { rowCount } = await client.query(
      `insert into outbox (network_id, topic, subject_id, key, payload, run_at)
       select network_id, 'booking.remind', id, 'bench:' || id || ':' || $2::int, jsonb_build_object('bookingId', id, 'minutesBefore', $2::int), to_timestamp($3::float8 / 1000)
         from booking where network_id = $1 and state = 'CONFIRMED' and starts_at > now() + interval '1 day' order by starts_at, id limit $4`,
      [networkId, minutesBefore, dueAtMs, count],
    );
    if (rowCount !== count) throw new Error(`only ${rowCount} bookings to come: make the town larger`);
    for (const end = dueAtMs + PATIENCE_MS; arrivals.length < count; await sleep(20))
      if (Date.now() > end) throw new Error(`${arrivals.length} of ${count} mails after ${PATIENCE_MS / 1_000} s`);
    // What was sent is also written down before the next begins, so that nothing of it is counted there.
    for (let open = true; open; await sleep(20)) {
      const { rows } = await client.query<{ open: boolean }>(
        `select exists (select from outbox where network_id = $1 and key like 'bench:%' and done_at is null) open`,
        [networkId],
      );
      open = rows[0]!.open;
    }
    return arrivals.slice(0, count).map((at) => at - dueAtMs);
  };
}
