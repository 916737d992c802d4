/**
 * The classes of work, each admitted separately so that none starves another.
 *
 * - `request`: the work of every request before its class is known: reading the viewer and parsing the document.
 * - `read`: fields of queries that declare no cost; `write`: mutations.
 * - `search`, `propose`: the queries with expensive SQL. `signIn`: everything that opens a session.
 */
export const WORK_CLASSES = ['request', 'read', 'search', 'propose', 'write', 'signIn'] as const;
export type WorkClass = (typeof WORK_CLASSES)[number];

/** How much of one class may run and wait in one process. A caller is a signed-in account or, for anonymous visitors, a client network. */
export interface ClassLimits {
  /** Units that run at the same time. */
  readonly maxRunning: number;
  /** Units of one caller that run at the same time. */
  readonly maxRunningPerCaller: number;
  /** Units of one account that may run and wait; further work is refused with 429. */
  readonly perAccount: number;
  /** The same for a client network; higher, because many people may share one address. */
  readonly perNetwork: number;
  /** Units of all callers that may run and wait; further work is refused with 503. */
  readonly maxReserved: number;
  /** Milliseconds after which waiting work is refused with 503. */
  readonly waitMs: number;
}
export type AdmissionLimits = Readonly<Record<WorkClass, ClassLimits>>;

/** People leave a page that takes longer than this. */
const waitMs = 5_000;

/**
 * The defaults suit a process with 10 connections on two cores. Searches, proposals and writes may together use exactly the 10
 * connections of the pool, so work of one class never waits for connections that another class holds.
 * - A document may alias a field ten times (`LIMITS.aliases`), so an account may have 12 units: one such document.
 * - Node runs on one thread, so more units of one caller at the same time gain that caller little and delay all others.
 * - A browser with eight restored tabs asks for some 8 searches and 80 cheap reads at once.
 * - Thirty people in one office who open a page in the same second send some 300 cheap reads and 30 searches.
 */
export const DEFAULT_LIMITS: AdmissionLimits = {
  request: { maxRunning: 24, maxRunningPerCaller: 3, perAccount: 256, perNetwork: 256, maxReserved: 2_000, waitMs },
  read: { maxRunning: 16, maxRunningPerCaller: 2, perAccount: 128, perNetwork: 512, maxReserved: 2_000, waitMs },
  // Two searches occupy two cores; a third keeps them busy while Node writes an answer.
  search: { maxRunning: 3, maxRunningPerCaller: 1, perAccount: 12, perNetwork: 48, maxReserved: 200, waitMs },
  propose: { maxRunning: 2, maxRunningPerCaller: 1, perAccount: 12, perNetwork: 48, maxReserved: 100, waitMs },
  write: { maxRunning: 5, maxRunningPerCaller: 2, perAccount: 12, perNetwork: 48, maxReserved: 200, waitMs },
  // One less than the reserved connections, which are also used to read viewers.
  signIn: { maxRunning: 2, maxRunningPerCaller: 1, perAccount: 12, perNetwork: 48, maxReserved: 100, waitMs },
};

const CHANGE = /^(\*|\w+)\.(\*|\w+)=(\d{1,7})$/;

/**
 * The defaults with an operator's changes, written `search.maxRunning=4,write.perNetwork=100`; `*` means every class, or
 * every limit but `waitMs`.
 * @throws TypeError naming the part that is invalid
 */
export function limitsFrom(text: string): AdmissionLimits {
  const limits = structuredClone(DEFAULT_LIMITS) as Record<WorkClass, Record<keyof ClassLimits, number>>;
  for (const part of text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [, className, limit, value] = CHANGE.exec(part) ?? [];
    const classes = WORK_CLASSES.filter((name) => className === '*' || name === className);
    const names = (Object.keys(DEFAULT_LIMITS.read) as (keyof ClassLimits)[]).filter(
      (name) => name === limit || (limit === '*' && name !== 'waitMs'),
    );
    if (classes.length === 0 || names.length === 0 || Number(value) < 1)
      throw new TypeError(
        `"${part}" is not a limit; write for example search.maxRunning=4, with a number of at least 1`,
      );
    for (const name of classes) for (const each of names) limits[name][each] = Number(value);
  }
  return limits;
}
