import 'reflect-metadata';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { LYON_SIZE } from '#libs/demo';
import { violations } from '#libs/safekeeping';
import { venuePage } from './01-venue-page.js';
import { venueList } from './02-venue-list.js';
import { availability } from './03-availability.js';
import { freeTime } from './04-free-time.js';
import { book } from './05-book.js';
import { bookContended } from './06-book-contended.js';
import { reminders } from './07-reminders.js';
import { start } from './08-start.js';
import { propose } from './10-propose.js';
import { greedyCallers } from './11-greedy-callers.js';
import { live } from './12-live.js';
import { FULL, QUICK } from './compare.js';
import { growth } from './growth.js';
import { pin, placement } from './processes.js';
import { openPostgres, openTown } from './town.js';
import { type Town } from './town.types.js';
import { type ResultLine, type Workload } from './workload.js';

/** `npm run bench`, `npm run bench -- 5 6`, `npm run bench -- --quick`, `npm run bench -- --growth 3`. */
const workloads: readonly Workload[] = [
  venuePage,
  venueList,
  availability,
  freeTime,
  book,
  bookContended,
  reminders,
  start,
  propose,
  greedyCallers,
  live,
];
const MONTH_CLOSE = '9';
/** A fifth of the bookings, so that the town is created in a minute. Past bookings hardly affect the figures. */
const QUICK_SIZE = { ...LYON_SIZE, bookings: LYON_SIZE.bookings / 5 };
const MAX_GROWTH = 10;

const { selected, quick, factor } = parseCommandLine();
const [processor] = cpus();
console.log(
  `${processor?.model ?? 'A processor'}, ${cpus().length} cores, Node ${process.versions.node}; ${placement}${quick ? '; quick' : ''}`,
);
pin(process.pid, 'LOAD');
const log = (line: string) => console.log(`   ${line}`);
const effort = quick ? QUICK : FULL;
const size = quick ? QUICK_SIZE : LYON_SIZE;
const postgres = await openPostgres();
let towns: Town[] = [];
let lines: ResultLine[] = [];
try {
  if (factor) ({ lines, towns } = await growth(postgres, { from: size, factor, effort, log }));
  else for (const workload of selected) await runWorkload(workload);
  for (const { url } of towns) lines = await checkInvariants(url, lines);
  for (const town of towns) await town.drop();
} finally {
  await postgres.stop();
}
print(lines);
if (!factor && selected.length === workloads.length) console.log('9  month close: no release closes months yet.');
process.exitCode = lines.some(({ verdict }) => verdict === 'FAILED') ? 1 : 0;

async function runWorkload(workload: Workload): Promise<void> {
  const since = performance.now();
  const town = async () => {
    if (towns.length === 0) towns.push(await openTown(postgres, size, log));
    return towns[0]!;
  };
  lines.push(...(await workload.run({ effort, quick, town, log })));
  log(`${workload.number}  ${workload.title}: ${Math.round((performance.now() - since) / 1000)} s`);
}

function parseCommandLine() {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2).filter((arg) => arg !== 'bench'),
    options: { quick: { type: 'boolean', default: false }, growth: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const isKnown = (given: string) => given === MONTH_CLOSE || workloads.some(({ number }) => String(number) === given);
  const growthFactor = Number(positionals[0] ?? MAX_GROWTH);
  const isRight = values.growth
    ? positionals.length <= 1 && Number.isInteger(growthFactor) && growthFactor >= 2 && growthFactor <= MAX_GROWTH
    : positionals.every(isKnown);
  if (!isRight) {
    console.error(
      `npm run bench -- [--quick] [numbers], or --growth 2 to ${MAX_GROWTH}. The workloads are:${workloads.map(({ number, title }) => `\n  ${number}  ${title}`).join('')}`,
    );
    process.exit(2);
  }
  if (positionals.includes(MONTH_CLOSE) && !values.growth) console.log('9  month close: no release closes months yet.');
  const isWanted = ({ number }: Workload) => positionals.length === 0 || positionals.includes(String(number));
  return {
    selected: workloads.filter(isWanted),
    quick: values.quick,
    factor: values.growth ? growthFactor : undefined,
  };
}

/** Marks all results as failed when the data violates an invariant. */
async function checkInvariants(url: string, table: readonly ResultLine[]): Promise<ResultLine[]> {
  const found = await violations(url);
  console.log(found.length === 0 ? 'All invariants hold.' : `Violated invariants:\n  ${found.join('\n  ')}`);
  return table.map((line) => (found.length === 0 ? line : { ...line, verdict: 'FAILED' }));
}

function print(table: readonly ResultLine[]): void {
  const headers: Record<keyof ResultLine, string> = {
    number: '#',
    title: 'workload',
    ours: 'ours',
    limit: 'limit',
    ratio: 'ratio',
    target: 'target',
    cpu: 'CPU µs Node+PG, ours / limit',
    p50: 'p50 ms',
    p99: 'p99 ms',
    verdict: '',
  };
  const columns = Object.keys(headers) as (keyof ResultLine)[];
  const rows = [headers, ...table].map((row) => columns.map((column) => String(row[column])));
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  console.log();
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i]!)).join('  '));
}
