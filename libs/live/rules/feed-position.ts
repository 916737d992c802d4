import { UUID_TEXT } from './uuid-text.js';

/** How far a reader has read the feeds of changes. */
export interface FeedPosition {
  /** Identifies the feeds and the database; changes after a crash. Null when a crash emptied them. */
  readonly epoch: string | null;
  /** When it was read, by the clock of the database, in seconds. */
  readonly seconds: number;
  /** The transactions whose changes were seen, as a pg_snapshot. */
  readonly snapshot: string;
}

/** Changes are kept for an hour. A reader that is further behind reads everything again. */
const MOST_SECONDS_BEHIND = 30 * 60;
/** Longer ones occur with hundreds of open transactions; such a reader reads everything again. */
const MAX_LENGTH = 2_000;
const MAX_TRANSACTION = 2n ** 64n;

/** The position as the id of an event. */
export const positionText = ({ epoch, seconds, snapshot }: FeedPosition): string => `${epoch}.${seconds}.${snapshot}`;

/** Reads the id of an event, which a client may have made up. @returns undefined for anything but a position */
export function positionFrom(text: unknown): FeedPosition | undefined {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return undefined;
  const [, epoch = '', seconds, snapshot = ''] =
    /^([0-9a-f-]{36})\.(\d{1,10})\.(\d{1,20}:\d{1,20}:[\d,]*)$/.exec(text) ?? [];
  if (!UUID_TEXT.test(epoch) || !isSnapshot(snapshot)) return undefined;
  return { epoch, seconds: Number(seconds), snapshot };
}

/** Whether PostgreSQL accepts the text as a pg_snapshot: `xmin:xmax:` and the transactions under way, ascending. */
function isSnapshot(text: string): boolean {
  const [first, end, list] = text.split(':');
  const [xmin, xmax] = [BigInt(first!), BigInt(end!)];
  if (xmin < 1n || xmax < xmin || xmax >= MAX_TRANSACTION) return false;
  if (list === '') return true;
  if (!/^\d{1,20}(,\d{1,20})*$/.test(list!)) return false;
  let last = xmin - 1n;
  return list!.split(',').every((part) => {
    const id = BigInt(part);
    const isNext = id > last && id < xmax;
    last = id;
    return isNext;
  });
}

/** Whether all changes since a position are still in the feeds. */
export const isReadableFrom = (since: FeedPosition, now: FeedPosition): boolean =>
  since.epoch !== null &&
  since.epoch === now.epoch &&
  since.seconds <= now.seconds &&
  now.seconds - since.seconds < MOST_SECONDS_BEHIND;
