/**
 * The classes of work that are admitted apart from each other, so that none of them starves another.
 *
 * - `request`: what every request costs before its class is known: who is asking, and what.
 * - `read`: queries none of whose fields declares a cost; `write`: mutations.
 * - `search`, `propose`: the queries with expensive SQL. `signIn`: everything that opens a session.
 */
export const WORK_CLASSES = ['request', 'read', 'search', 'propose', 'write', 'signIn'] as const;
export type WorkClass = (typeof WORK_CLASSES)[number];

/** How much of one class may run and wait in one process. A caller is a signed-in account, else a client network. */
export interface ClassLimits {
  /** Units that run at the same time. */
  readonly atOnce: number;
  /** Units of one caller that run at the same time. */
  readonly atOncePerCaller: number;
  /** Units that one account may have running and waiting; beyond, it is refused with 429. */
  readonly perAccount: number;
  /** The same for a client network: an office behind one address is many people. */
  readonly perNetwork: number;
  /** Units of everybody, running and waiting; beyond, requests are refused with 503. */
  readonly inAll: number;
  /** Milliseconds after which a unit that still waits is refused with 503. */
  readonly waitMs: number;
}
export type AdmissionLimits = Readonly<Record<WorkClass, ClassLimits>>;

/** A person waits that long for a page; later answers find nobody. */
const waitMs = 5_000;

/**
 * The defaults suit a process with 10 connections on two cores. Searches, proposals and writes together take the 10 connections
 * of the pool, so that work of one class never waits for a connection that another class has taken all of.
 * - A document may alias a field ten times (`LIMITS.aliases`), so an account may have 12 units: one such document.
 * - A browser with eight restored tabs asks for some 8 searches and 32 cheap reads at once.
 * - Thirty people in one office who open a page at the same second ask for some 120 cheap reads and 30 searches.
 */
export const DEFAULT_LIMITS: AdmissionLimits = {
  request: { atOnce: 32, atOncePerCaller: 16, perAccount: 256, perNetwork: 256, inAll: 2_000, waitMs },
  read: { atOnce: 24, atOncePerCaller: 8, perAccount: 64, perNetwork: 256, inAll: 1_000, waitMs },
  // Two cores: a third search at once would only slow the two down. Three keep both busy while Node writes an answer.
  search: { atOnce: 3, atOncePerCaller: 2, perAccount: 12, perNetwork: 48, inAll: 200, waitMs },
  propose: { atOnce: 2, atOncePerCaller: 1, perAccount: 12, perNetwork: 48, inAll: 100, waitMs },
  write: { atOnce: 5, atOncePerCaller: 2, perAccount: 12, perNetwork: 48, inAll: 200, waitMs },
  // One less than the connections of its lane, which viewers are read over too.
  signIn: { atOnce: 2, atOncePerCaller: 1, perAccount: 12, perNetwork: 48, inAll: 100, waitMs },
};

const CHANGE = /^(\*|\w+)\.(\*|\w+)=(\d{1,7})$/;

/**
 * The defaults with the changes of an operator, written `search.atOnce=4,write.perNetwork=100`; `*` stands for every class, or for
 * every limit but `waitMs`.
 * @throws TypeError naming what cannot be read
 */
export function limitsFrom(text: string): AdmissionLimits {
  const limits = structuredClone(DEFAULT_LIMITS) as Record<WorkClass, Record<keyof ClassLimits, number>>;
  for (const part of text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [, ofClass, limit, value] = CHANGE.exec(part) ?? [];
    const classes = WORK_CLASSES.filter((name) => ofClass === '*' || name === ofClass);
    const names = (Object.keys(DEFAULT_LIMITS.read) as (keyof ClassLimits)[]).filter(
      (name) => name === limit || (limit === '*' && name !== 'waitMs'),
    );
    if (classes.length === 0 || names.length === 0 || Number(value) < 1)
      throw new TypeError(`"${part}" is no limit; write for example search.atOnce=4, with a number from 1`);
    for (const name of classes) for (const each of names) limits[name][each] = Number(value);
  }
  return limits;
}
