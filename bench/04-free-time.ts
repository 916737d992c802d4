import {
  FreeTime,
  type OpeningHours,
  type ResourceFacts,
  freeStarts,
  freeStartsOf,
  openIntervals,
  openStretches,
  quarterCeil,
  quarterFloor,
  wallClock,
} from '#libs/agenda';
import { type Span } from '#libs/platform';
import { median } from './compare.js';
import { type BenchContext, type ResultLine, type Workload } from './workload.js';

/**
 * Milliseconds of cal.com's slot functions, transcribed without their database, on a machine with two cores. They were recorded once and
 * are not run here. Easy!Appointments, with its database, took 2.8 ms for the day of one provider.
 */
const CAL_COM_MS = { dayOf1000Resources: 718, monthOf100Bookings: 36, monthOf1000Bookings: 205 };
const SPACES = 2_000;
const MINUTES = 60;
const BUFFER_MINUTES = 15;
const ZONE = 'Europe/Paris';
/** The day with 23 hours. The periods of 30 and 365 days from FROM contain it, holidays, exceptions and a closure. */
const TIME_CHANGE_DAY = Temporal.PlainDate.from('2027-03-28');
const FROM = Temporal.PlainDate.from('2027-03-15');

/**
 * The free time that searches ask, from opening rules, exceptions, closures, holidays and bookings to the starts one may
 * book; uncached means that nothing is kept.
 */
export const freeTime: Workload = {
  number: 4,
  title: 'free-time kernel',
  target: 100,
  run: async (bench): Promise<ResultLine[]> => {
    bench.log('limits are recorded figures of cal.com’s kernel, not run here');
    const calComMs = 2 * CAL_COM_MS.dayOf1000Resources;
    const aDay = town(SPACES);
    const uncached = measureTime(bench, 1, () => everyStart(timeOf(aDay)));
    const cached = timeFreeSpaces(bench, aDay);
    return [
      line(`${SPACES} spaces × 1 day, uncached`, uncached, calComMs),
      line(`${SPACES} spaces, who is free at 14:00, kept`, cached, calComMs, { maxMs: 0.1 }),
      oneSpace(bench, 30, 100, CAL_COM_MS.monthOf100Bookings),
      oneSpace(bench, 30, 1_000, CAL_COM_MS.monthOf1000Bookings),
      oneSpace(bench, 365, 1_000, CAL_COM_MS.monthOf1000Bookings, { minRatio: (freeTime.target * 30) / 365 }),
      growthLine(`${SPACES * 10} spaces, which are free at 14:00`, timeFreeSpaces(bench, town(SPACES * 10)), cached),
    ];
  },
};

interface Town {
  readonly hours: readonly OpeningHours[];
  readonly busy: readonly Span[][];
  readonly window: Span;
}

/** Spaces with four bookings each on the day of the time change. */
function town(count: number): Town {
  const start = TIME_CHANGE_DAY.toZonedDateTime(ZONE).toInstant();
  const end = TIME_CHANGE_DAY.add({ days: 1 }).toZonedDateTime(ZONE).toInstant();
  const timetables = Array.from({ length: 20 }, (_, n) => hoursOf(n));
  return {
    hours: Array.from({ length: count }, (_, space) => timetables[space % 20]!),
    busy: Array.from({ length: count }, (_, space) =>
      [0, 1, 2, 3].map((n) => stretch(start, 15 * ((space * 7 + n * 17) % 88), 75)),
    ),
    window: { start, end },
  };
}

function hoursOf(space: number): OpeningHours {
  const time = (text: string) => Temporal.PlainTime.from(text);
  const valid = { validFrom: Temporal.PlainDate.from('2020-01-01'), validUntil: null };
  const closing = ['18:00', '19:30', '22:00', '02:30'][space % 4]!;
  return {
    rules: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
      { weekday, opens: time('08:30'), closes: time('12:30'), ...valid },
      { weekday, opens: time('13:30'), closes: time(closing), ...valid },
    ]),
    exceptions: [
      { date: FROM.add({ days: 9 }), opens: time('10:00'), closes: time('12:00') },
      { date: FROM.add({ days: 10 }), opens: null, closes: null },
    ],
    closures: [stretch(FROM.add({ days: 20 }).toZonedDateTime(ZONE).toInstant(), 0, 1_440)],
    opensOnHolidays: space % 5 === 0,
    alsaceMoselle: false,
    zone: ZONE,
  };
}

const stretch = (from: Temporal.Instant, minute: number, minutes: number): Span => ({
  start: from.add({ minutes: minute }),
  end: from.add({ minutes: minute + minutes }),
});

const NOW = FROM.toZonedDateTime(ZONE).toInstant();
const WISH = { minutes: MINUTES, seats: 1, now: NOW, notBefore: NOW, gridMinutes: 15 };
const QUARTERS_A_DAY = 96;
const wholeDays = ({ start, end }: Span) => ({
  first: Math.floor(quarterFloor(start) / QUARTERS_A_DAY) * QUARTERS_A_DAY,
  end: (Math.ceil(quarterCeil(end) / QUARTERS_A_DAY) + 1) * QUARTERS_A_DAY,
});
const micros = 900_000_000;

/** A space with a calendar of its own. */
const facts = (space: number): ResourceFacts => ({
  id: `space ${space}`,
  calendarId: `calendar ${space}`,
  exclusive: true,
  capacity: 1,
  bufferMinutes: BUFFER_MINUTES,
  leadMinutes: 0,
  minMinutes: 15,
  maxMinutes: 720,
  withdrawn: false,
});

function write(time: FreeTime, space: number, open: ReturnType<typeof openStretches>, busy: readonly Span[]): void {
  const quarters = open.map(({ start, end }) => [Math.ceil(start / micros), Math.floor(end / micros)] as const);
  time.setOpen(`calendar ${space}`, time.window, quarters);
  time.setTaken({
    resourceId: `space ${space}`,
    ...time.window,
    taken: busy.map(({ start, end }) => [quarterFloor(start), quarterCeil(end)] as const),
    used: [],
    holds: [],
  });
}

function timeOf({ hours, busy, window }: Town): FreeTime {
  const until = TIME_CHANGE_DAY.add({ days: 1 });
  const clock = wallClock(ZONE, { from: TIME_CHANGE_DAY, until });
  const time = new FreeTime(
    wholeDays(window),
    hours.map((_, space) => facts(space)),
  );
  hours.forEach((some, space) => write(time, space, openStretches(some, TIME_CHANGE_DAY, until, clock), busy[space]!));
  return time;
}

/** Every start of every space on that day. */
function everyStart(time: FreeTime): number {
  const day = TIME_CHANGE_DAY.toZonedDateTime(ZONE).toInstant();
  let starts = 0;
  for (let minute = 0; minute < 23 * 60; minute += 15) {
    const start = day.add({ minutes: minute });
    const then = time.during({ start, end: start.add({ minutes: MINUTES }) }, 1, NOW)!;
    for (const resource of time.resources.values()) if (then.isFree(resource)) starts++;
  }
  return starts;
}

function timeFreeSpaces(bench: BenchContext, spaces: Town): Timing {
  const time = timeOf(spaces);
  const start = TIME_CHANGE_DAY.toZonedDateTime({ timeZone: ZONE, plainTime: '14:00' }).toInstant();
  const span = { start, end: start.add({ minutes: MINUTES }) };
  return measureTime(bench, 50, () => {
    const then = time.during(span, 1, NOW)!;
    let free = 0;
    for (const resource of time.resources.values()) if (then.isFree(resource)) free++;
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
    write(time, 0, openStretches(hours, FROM, until), busy);
    return [...freeStartsOf(time, time.resources.get('space 0')!, WISH, window.end)];
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
