import { statfs } from 'node:fs/promises';
import { type TownSize } from '#libs/demo';
import { seededRandom } from '#libs/testing';
import { venuePages } from './01-venue-page.js';
import { SEARCH, apiSearchRequest as searchOf, randomSearches } from './03-availability.js';
import { type Comparison, type PassSettings, type Side, MIN_JUDGED_PASSES, compare } from './compare.js';
import { type Server } from './processes.js';
import { SECRET, persistedRequests, startApi } from './sides.js';
import { BOOK, BOOK_NOTHING, apiBookRequest as bookingOf, freeSlots } from './slots.js';
import { type Postgres, makeTown, openTown } from './town.js';
import { type Town } from './town.types.js';
import { type ResultLine } from './workload.js';

const CLIENTS = 4;
/** Bytes on the disk per booking, including indexes and write-ahead log, as measured. */
const BYTES_PER_BOOKING = 3_600;

const multiplySize = ({ members, mentors, bookings, copies }: TownSize, factor: number): TownSize => ({
  members: members * factor,
  mentors: mentors * factor,
  bookings: bookings * factor,
  copies: copies * factor,
});

/**
 * How much longer the api takes in a town `factor` times as large, in venues, spaces, members and bookings. Both towns run at the same
 * time and are loaded in turn, the smaller one before and after the larger one.
 */
export async function growth(
  server: Postgres,
  { from, factor, effort, log }: { from: TownSize; factor: number; effort: PassSettings; log: (line: string) => void },
): Promise<{ lines: ResultLine[]; towns: Town[] }> {
  const size = multiplySize(from, factor);
  await requireDiskSpace(server.folder, from, size);
  const small = await openTown(server, from, log);
  const large = await makeTown(server, size, log);
  const [smallApi, largeApi] = [await startApi(small), await startApi(large)];
  try {
    const lines: ResultLine[] = [];
    for (const { number, title, maxTimes, sideOf } of GROWING) {
      const result = await compare(effort, CLIENTS, large.backend, {
        ours: await sideOf(large, largeApi),
        limit: await sideOf(small, smallApi),
      });
      const line = lineOfGrowth(number, `${title}, ${factor} times the town`, maxTimes, result);
      lines.push(line);
      log(`growth of ${title}: ${line.ours}, ${line.limit}: ${line.ratio}, ${line.verdict}`);
    }
    return { lines, towns: [small, large] };
  } finally {
    await Promise.all([smallApi.stop(), largeApi.stop()]);
  }
}

const GROWING: readonly {
  number: number;
  title: string;
  /** Maximum multiple of the p50 of the smaller town. */
  maxTimes: number;
  sideOf: (town: Town, api: Server) => Promise<Side>;
}[] = [
  {
    number: 1,
    title: 'venue page',
    maxTimes: 1.1,
    sideOf: venuePages,
  },
  {
    number: 3,
    title: 'availability search',
    maxTimes: 3,
    sideOf: async (town, api) => {
      const nextSearch = randomSearches(town, seededRandom());
      const ours = searchOf(await persistedRequests(town, api, SEARCH, { first: 1 }));
      return { server: api, next: () => ours(nextSearch()) };
    },
  },
  {
    number: 5,
    title: 'book',
    maxTimes: 1.3,
    sideOf: async (town, api) => {
      const slot = await freeSlots(town);
      const ours = bookingOf(town, SECRET, await persistedRequests(town, api, BOOK, BOOK_NOTHING));
      const isRight = (body: string) => body.includes('"__typename":"Confirmed"') && !body.includes('"errors"');
      return { server: api, next: () => ({ request: ours(slot()), isRight }) };
    },
  },
];

function lineOfGrowth(
  number: number,
  title: string,
  maxTimes: number,
  { ours, limit, judgedPasses }: Comparison,
): ResultLine {
  const times = ours.p50Ms / limit.p50Ms;
  const micros = ({ nodeMicros, postgresMicros }: Comparison['ours']) =>
    `${Math.round(nodeMicros ?? NaN)}+${Math.round(postgresMicros ?? NaN)}`;
  return {
    number,
    title,
    ours: `${ours.p50Ms.toFixed(2)} ms`,
    limit: `${limit.p50Ms.toFixed(2)} ms before`,
    ratio: `${times.toFixed(2)} times`,
    target: `≤ ${maxTimes} times`,
    cpu: `${micros(ours)} / ${micros(limit)}`,
    p50: `${ours.p50Ms.toFixed(2)} / ${limit.p50Ms.toFixed(2)}`,
    p99: `${ours.p99Ms.toFixed(2)} / ${limit.p99Ms.toFixed(2)}`,
    verdict: judgedPasses < MIN_JUDGED_PASSES ? 'not judged' : times <= maxTimes ? 'pass' : 'short of target',
  };
}

/** @throws when there is not enough space on the disk, before creating the town */
async function requireDiskSpace(folder: string, from: TownSize, size: TownSize): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  // the smaller town is stored twice; sorting and the write-ahead log temporarily need as much again
  const needed = (size.bookings * 1.5 + 2 * from.bookings) * BYTES_PER_BOOKING;
  if (bavail * bsize > needed) return;
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(0)} GB`;
  throw new Error(
    `A town of ${size.bookings} bookings needs ${gigabytes(needed)} in ${folder}, where ${gigabytes(bavail * bsize)} are free. Use a smaller --growth.`,
  );
}
