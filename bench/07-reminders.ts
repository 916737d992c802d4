import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { freePort } from '#libs/local';
import { type TestRedis, queueBackends, redisEnv } from '#libs/testing';
import { type BareMail } from './bare-mailer.js';
import { type Run, compareRuns } from './compare.js';
import { type Server, cpuMicros, postgresCpuMicros, startServer } from './processes.js';
import { environmentOf } from './sides.js';
import { type Town } from './town.types.js';
import { type BenchContext, type ResultLine, type Workload, lineOf } from './workload.js';

const JOBS = 2_000;
const MAX_LATENESS_RATIO = 1.5;
/** Milliseconds between writing the jobs and their due time, long enough to finish writing. */
const LEAD_MS = 2_500;
const TIMEOUT_MS = 60_000;

/** Many reminders are due at the same moment and each is mailed once, compared with a loop that only sends the same mails. */
export const reminders: Workload = {
  number: 7,
  title: `reminders (${JOBS} due at once, mailed)`,
  target: 0.6,
  run: async (bench): Promise<ResultLine[]> => {
    const town = await bench.town();
    const jobs = bench.quick ? JOBS / 4 : JOBS;
    if (bench.quick) bench.log(`workload 7: ${jobs} jobs (${JOBS} without --quick)`);
    const lines: ResultLine[] = [];
    for (const { name, redis } of queueBackends()) lines.push(await onBackend(bench, town, jobs, name, redis));
    return lines;
  },
};

async function onBackend(
  { effort, log }: BenchContext,
  town: Town,
  jobs: number,
  name: string,
  redis?: TestRedis,
): Promise<ResultLine> {
  // Jobs of other workloads are dropped.
  await town.client.query(`update outbox set voided_at = now() where done_at is null and voided_at is null`);
  await redis?.start();
  const mailbox = await openMailbox();
  const env = { ...environmentOf(town, mailbox.port), ...redisEnv(redis) };
  const worker = await startServer('apps/worker/main.js', await freePort(), env);
  const mailer = await startServer('bench/bare-mailer.js', await freePort(), env);
  const queue = await startServer('bench/bare-worker.js', await freePort(), { ...env, QUEUE_SCHEMA: 'bullmq' });
  try {
    const batch = reminderBatches(town, jobs);
    const ours = () => measureRun(town, worker, jobs, () => batch(mailbox));
    await ours(); // warms up, and its mails are those that the loop sends
    const mails = [...mailbox.mails];
    const limit = () => measureRun(town, mailer, jobs, () => sendBare(mailer, town, mailbox, mails));
    const noops = () => measureRun(town, queue, jobs, () => runNoops(queue, jobs));
    for (const warmUp of [limit, noops]) await warmUp();
    const result = await compareRuns(effort, { ours, limit });
    const lateness = result.ours.p99Ms / result.limit.p99Ms;
    const noop = await noops();
    log(`workload 7, ${name}: p99 ${lateness.toFixed(1)} times as late as the loop, at most ${MAX_LATENESS_RATIO}; jobs that do nothing: ${Math.round(noop.perSecond)}/s`); // prettier-ignore
    const line = lineOf({ ...reminders, title: `reminders (${jobs} due at once, mailed), ${name}` }, result);
    const isLate = line.verdict === 'pass' && lateness > MAX_LATENESS_RATIO;
    return {
      ...line,
      target: `${line.target}, late ≤ ${MAX_LATENESS_RATIO} times`,
      verdict: isLate ? 'short of target' : line.verdict,
    };
  } finally {
    await Promise.all([worker.stop(), mailer.stop(), queue.stop()]);
    await mailbox.close();
    await redis?.stop();
  }
}

/** Milliseconds between the due time and the completion of each job. */
type Lateness = readonly number[];

async function measureRun(town: Town, server: Server, jobs: number, play: () => Promise<Lateness>): Promise<Run> {
  const before = [cpuMicros(server.pid), postgresCpuMicros(town.backend)] as const;
  const lateness = (await play()).toSorted((a, b) => a - b);
  const each = (now: number | undefined, then: number | undefined) =>
    now === undefined || then === undefined ? undefined : (now - then) / jobs;
  return {
    perSecond: jobs / (lateness.at(-1)! / 1_000),
    p50Ms: lateness[Math.floor(lateness.length * 0.5)]!,
    p99Ms: lateness[Math.floor(lateness.length * 0.99)]!,
    nodeMicros: each(cpuMicros(server.pid), before[0]),
    postgresMicros: each(postgresCpuMicros(town.backend), before[1]),
  };
}

async function runNoops({ child }: Server, count: number): Promise<Lateness> {
  const dueAtMs = Date.now() + LEAD_MS;
  const reply = once(child, 'message');
  child.send({ count, dueAtMs });
  const [{ done }] = (await reply) as [{ done: number[] }];
  return done.map((at) => at - dueAtMs);
}

/** Rows for the loop to mark done; the relay does not take them, because they are due in a hundred years. */
const insertRows = `
  insert into outbox (network_id, topic, subject_id, key, payload, run_at)
  select $1, 'booking.remind', uuidv7(), 'loop:' || uuidv7(), '{}', now() + interval '100 years' from generate_series(1, $2)
  returning id`;

async function sendBare(
  { child }: Server,
  { client, networkId }: Town,
  mailbox: Mailbox,
  mails: readonly Mail[],
): Promise<Lateness> {
  const { rows } = await client.query<{ id: string }>(insertRows, [networkId, mails.length]);
  const dueAtMs = Date.now() + LEAD_MS;
  mailbox.clear();
  const reply = once(child, 'message');
  const bareMails: BareMail[] = mails.map((mail, n) => ({ ...mail, outboxId: rows[n]!.id }));
  child.send({ mails: bareMails, dueAtMs });
  await reply;
  return mailbox.arrivals.map((at) => at - dueAtMs);
}

type Mail = Omit<BareMail, 'outboxId'>;
type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** A mail server that records its mails and their times. */
async function openMailbox() {
  const port = await freePort();
  const arrivals: number[] = [];
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        arrivals.push(Date.now());
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        mails.push({ from, to: envelope.rcptTo[0]!.address, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    arrivals,
    mails,
    clear: () => void (arrivals.length = mails.length = 0),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

let batches = 0;
/** Writes reminders of future bookings, different ones each time because the same message is never sent twice. */
function reminderBatches({ client, networkId }: Town, count: number) {
  return async ({ arrivals, clear }: Mailbox): Promise<Lateness> => {
    const minutesBefore = 10_000 + batches++;
    const dueAtMs = Date.now() + LEAD_MS;
    clear();
    const { rowCount } = await client.query(
      `insert into outbox (network_id, topic, subject_id, key, payload, run_at)
       select network_id, 'booking.remind', id, 'bench:' || id || ':' || $2::int, jsonb_build_object('bookingId', id, 'minutesBefore', $2::int), to_timestamp($3::float8 / 1000)
         from booking where network_id = $1 and state = 'CONFIRMED' and starts_at > now() + interval '1 day' order by starts_at, id limit $4`,
      [networkId, minutesBefore, dueAtMs, count],
    );
    if (rowCount !== count) throw new Error(`only ${rowCount} future bookings: create a larger town`);
    for (const end = dueAtMs + TIMEOUT_MS; arrivals.length < count; await sleep(20))
      if (Date.now() > end) throw new Error(`${arrivals.length} of ${count} mails after ${TIMEOUT_MS / 1_000} s`);
    // Wait until all sent mails are recorded, so that this work is not counted in the next run.
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
