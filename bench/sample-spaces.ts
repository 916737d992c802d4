import {
  FreeTime,
  type OpeningHours,
  type ResourceFacts,
  openStretches,
  quarterCeil,
  quarterFloor,
  wallClock,
} from '#libs/agenda';
import { type Span } from '#libs/platform';

export const MINUTES = 60;
export const BUFFER_MINUTES = 15;
export const ZONE = 'Europe/Paris';
/** The day with 23 hours. The periods of 30 and 365 days from FROM contain it, holidays, exceptions and a closure. */
export const TIME_CHANGE_DAY = Temporal.PlainDate.from('2027-03-28');
export const FROM = Temporal.PlainDate.from('2027-03-15');

/** Opening hours and bookings of sample spaces, in the order of their numbers. */
export interface SampleSpaces {
  readonly hours: readonly OpeningHours[];
  readonly busy: readonly Span[][];
  readonly window: Span;
}

/** Spaces with four bookings each on the day of the time change. */
export function sampleSpaces(count: number): SampleSpaces {
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

export function hoursOf(space: number): OpeningHours {
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

export const stretch = (from: Temporal.Instant, minute: number, minutes: number): Span => ({
  start: from.add({ minutes: minute }),
  end: from.add({ minutes: minute + minutes }),
});

const QUARTERS_PER_DAY = 96;
export const wholeDays = ({ start, end }: Span) => ({
  first: Math.floor(quarterFloor(start) / QUARTERS_PER_DAY) * QUARTERS_PER_DAY,
  end: (Math.ceil(quarterCeil(end) / QUARTERS_PER_DAY) + 1) * QUARTERS_PER_DAY,
});
const QUARTER_MICROS = 900_000_000;

/** A resource with its own calendar. */
export const facts = (space: number): ResourceFacts => ({
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

/** Writes the opening hours and bookings of one space into `time`. */
export function fillFreeTime(
  time: FreeTime,
  space: number,
  open: ReturnType<typeof openStretches>,
  busy: readonly Span[],
): void {
  const quarters = open.map(
    ({ start, end }) => [Math.ceil(start / QUARTER_MICROS), Math.floor(end / QUARTER_MICROS)] as const,
  );
  time.setOpen(`calendar ${space}`, time.window, quarters);
  time.setTaken({
    resourceId: `space ${space}`,
    ...time.window,
    taken: busy.map(({ start, end }) => [quarterFloor(start), quarterCeil(end)] as const),
    used: [],
    holds: [],
  });
}

export function freeTimeOf({ hours, busy, window }: SampleSpaces): FreeTime {
  const until = TIME_CHANGE_DAY.add({ days: 1 });
  const clock = wallClock(ZONE, { from: TIME_CHANGE_DAY, until });
  const time = new FreeTime(
    wholeDays(window),
    hours.map((_, space) => facts(space)),
  );
  hours.forEach((some, space) =>
    fillFreeTime(time, space, openStretches(some, TIME_CHANGE_DAY, until, clock), busy[space]!),
  );
  return time;
}
