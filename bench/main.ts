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
import { FULL, QUICK } from './compare.js';
import { growth } from './growth.js';
import { pin, placement } from './processes.js';
import { openPostgres, openTown } from './town.js';
import { type Town } from './town.types.js';
import { type Line, type Workload } from './workload.js';

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
];
const MONTH_CLOSE = '9';
/** A fifth of the bookings: the town is made in a minute; what is long over hardly counts in what is measured. */
const QUICK_SIZE = { ...LYON_SIZE, bookings: LYON_SIZE.bookings / 5 };
const MOST_GROWTH = 10;

const { wanted, quick, factor } = asked();
const [processor] = cpus();
console.log(
  `${processor?.model ?? 'A processor'}, ${cpus().length} cores, Node ${process.versions.node}; ${placement}${quick ? '; quick' : ''}`,
);
pin(process.pid, 'LOAD');
const say = (line: string) => console.log(`   ${line}`);
const effort = quick ? QUICK : FULL;
const size = quick ? QUICK_SIZE : LYON_SIZE;
const postgres = await openPostgres();
let towns: Town[] = [];
let lines: Line[] = [];
try {
  if (factor) ({ lines, towns } = await growth(postgres, { from: size, factor, effort, say }));
  else for (const workload of wanted) await play(workload);
  for (const { url } of towns) lines = await checked(url, lines);
  for (const town of towns) await town.drop();
} finally {
  await postgres.stop();
}
print(lines);
if (!factor && wanted.length === workloads.length) console.log('9  month close: no release closes months yet.');
process.exitCode = lines.some(({ verdict }) => verdict === 'FAILED') ? 1 : 0;

async function play(workload: Workload): Promise<void> {
  const since = performance.now();
  const town = async () => {
    if (towns.length === 0) towns.push(await openTown(postgres, size, say));
    return towns[0]!;
  };
  lines.push(...(await workload.run({ effort, quick, town, say })));
  say(`${workload.number}  ${workload.title}: ${Math.round((performance.now() - since) / 1000)} s`);
}

function asked() {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2).filter((arg) => arg !== 'bench'),
    options: { quick: { type: 'boolean', default: false }, growth: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const isKnown = (given: string) => given === MONTH_CLOSE || workloads.some(({ number }) => String(number) === given);
  const growthFactor = Number(positionals[0] ?? MOST_GROWTH);
  const isRight = values.growth
    ? positionals.length <= 1 && Number.isInteger(growthFactor) && growthFactor >= 2 && growthFactor <= MOST_GROWTH
    : positionals.every(isKnown);
  if (!isRight) {
    console.error(
      `npm run bench -- [--quick] [numbers], or --growth 2 to ${MOST_GROWTH}. The workloads are:${workloads.map(({ number, title }) => `\n  ${number}  ${title}`).join('')}`,
    );
    process.exit(2);
  }
  if (positionals.includes(MONTH_CLOSE) && !values.growth) console.log('9  month close: no release closes months yet.');
  const isWanted = ({ number }: Workload) => positionals.length === 0 || positionals.includes(String(number));
  return {
    wanted: workloads.filter(isWanted),
    quick: values.quick,
    factor: values.growth ? growthFactor : undefined,
  };
}

/** Speed counts for nothing where a booking was made twice or an hour went missing. */
async function checked(url: string, table: readonly Line[]): Promise<Line[]> {
  const found = await violations(url);
  console.log(found.length === 0 ? 'All invariants hold.' : `Broken invariants:\n  ${found.join('\n  ')}`);
  return table.map((line) => (found.length === 0 ? line : { ...line, verdict: 'FAILED' }));
}

function print(table: readonly Line[]): void {
  const heads: Record<keyof Line, string> = {
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
  const columns = Object.keys(heads) as (keyof Line)[];
  const rows = [heads, ...table].map((row) => columns.map((column) => String(row[column])));
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  console.log();
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i]!)).join('  '));
}
