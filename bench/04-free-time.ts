import { FreeTime, freeStarts, freeStartsOf, openIntervals, openStretches } from '#libs/agenda';
import { median } from './compare.js';
import {
  BUFFER_MINUTES,
  FROM,
  MINUTES,
  type SampleSpaces,
  TIME_CHANGE_DAY,
  ZONE,
  facts,
  fillFreeTime,
  freeTimeOf,
  hoursOf,
  sampleSpaces,
  stretch,
  wholeDays,
} from './sample-spaces.js';
import { type BenchContext, type ResultLine, type Workload } from './workload.js';

/**
 * Milliseconds of cal.com's slot functions, transcribed without their database, on a machine with two cores. They were recorded once and
 * are not run here. Easy!Appointments, with its database, took 2.8 ms for the day of one provider.
 */
const CAL_COM_MS = { dayOf1000Resources: 718, monthOf100Bookings: 36, monthOf1000Bookings: 205 };
const SPACES = 2_000;

/**
 * Computes free time as searches do: from opening rules, exceptions, closures, holidays and bookings to the bookable starts.
 * Uncached means that free time is computed for each search.
 */
export const freeTime: Workload = {
  number: 4,
  title: 'free-time kernel',
  target: 100,
  run: async (bench): Promise<ResultLine[]> => {
    bench.log('limits are recorded figures of cal.com’s kernel, not run here');
    const calComMs = 2 * CAL_COM_MS.dayOf1000Resources;
    const oneDay = sampleSpaces(SPACES);
    const uncached = measureTime(bench, 1, () => countFreeStarts(freeTimeOf(oneDay)));
    const cached = measureFreeSpaces(bench, oneDay);
    return [
      line(`${SPACES} spaces × 1 day, uncached`, uncached, calComMs),
      line(`${SPACES} spaces, free at 14:00, cached`, cached, calComMs, { maxMs: 0.1 }),
      oneSpace(bench, 30, 100, CAL_COM_MS.monthOf100Bookings),
      oneSpace(bench, 30, 1_000, CAL_COM_MS.monthOf1000Bookings),
      oneSpace(bench, 365, 1_000, CAL_COM_MS.monthOf1000Bookings, { minRatio: (freeTime.target * 30) / 365 }),
      growthLine(
        `${SPACES * 10} spaces, free at 14:00, cached`,
        measureFreeSpaces(bench, sampleSpaces(SPACES * 10)),
        cached,
      ),
    ];
  },
};

const NOW = FROM.toZonedDateTime(ZONE).toInstant();
const SEARCH = { minutes: MINUTES, seats: 1, now: NOW, notBefore: NOW, gridMinutes: 15 };
/** The number of free starts of all spaces on that day. */
function countFreeStarts(time: FreeTime): number {
  const day = TIME_CHANGE_DAY.toZonedDateTime(ZONE).toInstant();
  let starts = 0;
  for (let minute = 0; minute < 23 * 60; minute += 15) {
    const start = day.add({ minutes: minute });
    const availability = time.during({ start, end: start.add({ minutes: MINUTES }) }, 1, NOW)!;
    for (const resource of time.resources.values()) if (availability.isFree(resource)) starts++;
  }
  return starts;
}

function measureFreeSpaces(bench: BenchContext, spaces: SampleSpaces): Timing {
  const time = freeTimeOf(spaces);
  const start = TIME_CHANGE_DAY.toZonedDateTime({ timeZone: ZONE, plainTime: '14:00' }).toInstant();
  const span = { start, end: start.add({ minutes: MINUTES }) };
  return measureTime(bench, 50, () => {
    const availability = time.during(span, 1, NOW)!;
    let free = 0;
    for (const resource of time.resources.values()) if (availability.isFree(resource)) free++;
    return free;
  });
}

/** One space over many days. The result must first agree with the reference rule, which checks each start. */
function oneSpace(
  bench: BenchContext,
  days: number,
  bookings: number,
  limitMs: number,
  requirement?: Requirement,
): ResultLine {
  const hours = hoursOf(1);
  const until = FROM.add({ days });
  const start = FROM.toZonedDateTime(ZONE).toInstant();
  const window = { start, end: until.toZonedDateTime(ZONE).toInstant() };
  const quartersBetween = (days * 96) / bookings;
  const busy = Array.from({ length: bookings }, (_, n) => stretch(start, Math.floor(n * quartersBetween) * 15, 30));
  const starts = () => {
    const time = new FreeTime(wholeDays(window), [facts(0)]);
    fillFreeTime(time, 0, openStretches(hours, FROM, until), busy);
    return [...freeStartsOf(time, time.resources.get('space 0')!, SEARCH, window.end)];
  };
  const open = openIntervals(hours, FROM, until);
  const rule = { open, busy, minutes: MINUTES, bufferMinutes: BUFFER_MINUTES, gridMinutes: 15, notBefore: start };
  if (String(starts()) !== String(freeStarts(rule))) throw new Error(`kernel and rule disagree over ${days} days`);
  return line(
    `1 space × ${days} days, ${bookings} bookings, uncached`,
    measureTime(bench, 1, starts),
    limitMs,
    requirement,
  );
}

interface Timing {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMs: number;
}

/** Repeats the work for half a pass. `batch` runs are timed together when a single one is too short to measure. */
function measureTime({ effort }: BenchContext, batch: number, work: () => unknown): Timing {
  const repeat = (seconds: number): number[] => {
    const milliseconds: number[] = [];
    for (const end = performance.now() + seconds * 1_000; performance.now() < end || milliseconds.length < 5;) {
      const start = performance.now();
      for (let n = 0; n < batch; n++) work();
      milliseconds.push((performance.now() - start) / batch);
    }
    return milliseconds;
  };
  repeat(effort.seconds / 2); // warm-up
  const before = process.cpuUsage();
  const milliseconds = repeat(effort.seconds / 2).toSorted((a, b) => a - b);
  const { user, system } = process.cpuUsage(before);
  return {
    p50Ms: median(milliseconds),
    p99Ms: milliseconds[Math.floor(milliseconds.length * 0.99)]!,
    cpuMs: (user + system) / 1_000 / (milliseconds.length * batch),
  };
}

/** The requirement to pass, when it is not the ratio of the workload. */
type Requirement = { readonly minRatio: number } | { readonly maxMs: number };

const formatDuration = (ms: number) => (ms < 1 ? `${(ms * 1_000).toFixed(0)} µs` : `${ms.toFixed(1)} ms`);

function line(
  title: string,
  { p50Ms, p99Ms, cpuMs }: Timing,
  limitMs: number,
  requirement: Requirement = { minRatio: freeTime.target },
): ResultLine {
  const ratio = limitMs / p50Ms;
  const isPassed = 'maxMs' in requirement ? p50Ms < requirement.maxMs : ratio >= requirement.minRatio;
  return {
    number: freeTime.number,
    title,
    ours: formatDuration(p50Ms),
    limit: `${limitMs} ms`,
    ratio: ratio.toFixed(0),
    target: 'maxMs' in requirement ? `< ${requirement.maxMs} ms` : `≥ ${requirement.minRatio.toFixed(0)}`,
    cpu: `${(cpuMs * 1_000).toFixed(0)}+0`,
    p50: p50Ms.toFixed(3),
    p99: p99Ms.toFixed(3),
    verdict: verdictOf(isPassed, { p50Ms, cpuMs }),
  };
}

/** A run that mostly waited for the processor is not judged. */
function verdictOf(isPassed: boolean, { p50Ms, cpuMs }: Pick<Timing, 'p50Ms' | 'cpuMs'>): ResultLine['verdict'] {
  if (isPassed) return 'pass';
  return p50Ms > 1.5 * cpuMs ? 'not judged' : 'short of target';
}

/** Ten times the spaces may take at most ten times as long. */
function growthLine(title: string, large: Timing, small: Timing): ResultLine {
  const growth = large.p50Ms / small.p50Ms;
  return {
    ...line(title, large, small.p50Ms),
    limit: `${formatDuration(small.p50Ms)} for a tenth`,
    ratio: `${growth.toFixed(1)} times`,
    target: '≤ 10 times',
    verdict: verdictOf(growth <= 10, large),
  };
}
