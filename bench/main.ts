import 'reflect-metadata';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { violations } from '#libs/testing';
import { availability } from './03-availability.js';
import { freeTime } from './04-free-time.js';
import { book } from './05-book.js';
import { bookContended } from './06-book-contended.js';
import { FULL, QUICK } from './compare.js';
import { pin, placement } from './processes.js';
import { type Town, openTown } from './town.js';
import { type Line, type Workload } from './workload.js';

/** `npm run bench`, `npm run bench -- 5 6`, `npm run bench -- --quick`. */
const workloads: readonly Workload[] = [availability, freeTime, book, bookContended];

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== 'bench'),
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const isWanted = ({ number }: Workload) => positionals.length === 0 || positionals.includes(String(number));
if (positionals.some((given) => !workloads.some(({ number }) => String(number) === given))) {
  console.error(`The workloads are:${workloads.map(({ number, title }) => `\n  ${number}  ${title}`).join('')}`);
  process.exit(2);
}

const [processor] = cpus();
console.log(
  `${processor?.model ?? 'A processor'}, ${cpus().length} cores, Node ${process.versions.node}; ${placement}${values.quick ? '; quick' : ''}`,
);
pin(process.pid, 'LOAD');
let town: Promise<Town> | undefined;
let lines: Line[] = [];
try {
  for (const workload of workloads.filter(isWanted)) {
    const since = performance.now();
    const made = await workload.run({
      effort: values.quick ? QUICK : FULL,
      quick: values.quick,
      town: () => (town ??= openTown()),
      say: (line) => console.log(`   ${line}`),
    });
    lines.push(...made);
    console.log(`${workload.number}  ${workload.title}: ${Math.round((performance.now() - since) / 1000)} s`);
  }
  if (town) lines = await checked(await town, lines);
} finally {
  await (await town)?.stop();
}
print(lines);
process.exitCode = lines.some(({ verdict }) => verdict === 'FAILED') ? 1 : 0;

/** Speed counts for nothing where a booking was made twice or an hour went missing. */
async function checked({ url }: Town, table: readonly Line[]): Promise<Line[]> {
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
