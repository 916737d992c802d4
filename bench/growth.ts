import { statfs } from 'node:fs/promises';
import { type TownSize } from '#libs/demo';
import { seededChance } from '#libs/testing';
import { venuePages } from './01-venue-page.js';
import { SEARCH, askedOfOurs as searchOf, wishes } from './03-availability.js';
import { type Comparison, type Effort, type Side, LEAST_JUDGED, compare } from './compare.js';
import { type Server } from './processes.js';
import { SECRET, persisted, startApi } from './sides.js';
import { BOOK, BOOK_NOTHING, askedOfOurs as bookingOf, freeSlots } from './slots.js';
import { type Postgres, makeTown, openTown } from './town.js';
import { type Town } from './town.types.js';
import { type Line } from './workload.js';

const CLIENTS = 4;
/** On the disk, indexes and the log of writes included, as measured. */
const BYTES_A_BOOKING = 3_600;

const grown = ({ members, mentors, bookings, copies }: TownSize, factor: number): TownSize => ({
  members: members * factor,
  mentors: mentors * factor,
  bookings: bookings * factor,
  copies: copies * factor,
});

/**
 * How much longer the api takes in a town `factor` times as large: venues, spaces, members and bookings. Both are up at
 * the same time and asked in turn, the smaller one before and after the larger one.
 */
export async function growth(
  server: Postgres,
  { from, factor, effort, say }: { from: TownSize; factor: number; effort: Effort; say: (line: string) => void },
): Promise<{ lines: Line[]; towns: Town[] }> {
  const size = grown(from, factor);
  await roomFor(server.folder, from, size);
  const small = await openTown(server, from, say);
  const large = await makeTown(server, size, say);
  const [smallApi, largeApi] = [await startApi(small), await startApi(large)];
  try {
    const lines: Line[] = [];
    for (const { number, title, most, sideOf } of GROWING) {
      const result = await compare(effort, CLIENTS, large.backend, {
        ours: await sideOf(large, largeApi),
        limit: await sideOf(small, smallApi),
      });
      lines.push(lineOfGrowth(number, `${title}, ${factor} times the town`, most, result));
      say(`growth of ${title}: done`);
    }
    return { lines, towns: [small, large] };
  } finally {
    await Promise.all([smallApi.stop(), largeApi.stop()]);
  }
}

const GROWING: readonly {
  number: number;
  title: string;
  /** Times the p50 of the smaller town. */
  most: number;
  sideOf: (town: Town, api: Server) => Promise<Side>;
}[] = [
  {
    number: 1,
    title: 'venue page',
    most: 1.1,
    sideOf: venuePages,
  },
  {
    number: 3,
    title: 'availability search',
    most: 3,
    sideOf: async (town, api) => {
      const wish = wishes(town, seededChance());
      const ours = searchOf(await persisted(town, api, SEARCH, { first: 1 }));
      return { server: api, next: () => ours(wish()) };
    },
  },
  {
    number: 5,
    title: 'book',
    most: 1.3,
    sideOf: async (town, api) => {
      const slot = await freeSlots(town);
      const ours = bookingOf(town, SECRET, await persisted(town, api, BOOK, BOOK_NOTHING));
      const isRight = (body: string) => body.includes('"__typename":"Confirmed"') && !body.includes('"errors"');
      return { server: api, next: () => ({ request: ours(slot()), isRight }) };
    },
  },
];

function lineOfGrowth(number: number, title: string, most: number, { ours, limit, judgedPasses }: Comparison): Line {
  const times = ours.p50Ms / limit.p50Ms;
  const micros = ({ nodeMicros, postgresMicros }: Comparison['ours']) =>
    `${Math.round(nodeMicros ?? NaN)}+${Math.round(postgresMicros ?? NaN)}`;
  return {
    number,
    title,
    ours: `${ours.p50Ms.toFixed(2)} ms`,
    limit: `${limit.p50Ms.toFixed(2)} ms before`,
    ratio: `${times.toFixed(2)} times`,
    target: `≤ ${most} times`,
    cpu: `${micros(ours)} / ${micros(limit)}`,
    p50: `${ours.p50Ms.toFixed(2)} / ${limit.p50Ms.toFixed(2)}`,
    p99: `${ours.p99Ms.toFixed(2)} / ${limit.p99Ms.toFixed(2)}`,
    verdict: judgedPasses < LEAST_JUDGED ? 'not judged' : times <= most ? 'pass' : 'short of target',
  };
}

/** A town that does not fit is said so before the first minute of making it. */
async function roomFor(folder: string, from: TownSize, size: TownSize): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  // the smaller town is there twice; sorting and the log take as much again for a while
  const needed = (size.bookings * 1.5 + 2 * from.bookings) * BYTES_A_BOOKING;
  if (bavail * bsize > needed) return;
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(0)} GB`;
  throw new Error(
    `A town of ${size.bookings} bookings needs ${gigabytes(needed)} in ${folder}, where ${gigabytes(bavail * bsize)} are free: take a smaller --growth.`,
  );
}
