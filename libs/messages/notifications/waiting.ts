import { type Transaction, type Viewer } from '#libs/platform';

/** Something that waits for an act of the viewer. */
export interface WaitingTask {
  /** What is to be done, such as `account.secondFactor`. */
  readonly kind: string;
  readonly title: string;
  /** The page where it is done, below the address of the network. */
  readonly path: string;
  readonly since: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
}

export type SignedInViewer = Viewer & { readonly account: NonNullable<Viewer['account']> };

/** Reads what waits for a viewer, in the language of the viewer; 20 tasks at most. */
export type WaitingSource = (tx: Transaction, viewer: SignedInViewer, now: Temporal.Instant) => Promise<WaitingTask[]>;

const sources = new Map<string, WaitingSource>();

/** Declares what can wait for a person, in the lib that owns it. @throws when the name was declared before */
export function waitingSource(name: string, source: WaitingSource): void {
  if (sources.has(name)) throw new Error(`The waiting tasks ${name} are declared twice`);
  sources.set(name, source);
}

/** Everything that waits for a viewer: what has a deadline first, then the oldest. */
export async function waitingTasks(
  tx: Transaction,
  viewer: SignedInViewer,
  now: Temporal.Instant,
): Promise<WaitingTask[]> {
  const tasks: WaitingTask[] = [];
  for (const source of sources.values()) tasks.push(...(await source(tx, viewer, now)));
  const last = Number.MAX_SAFE_INTEGER;
  const rank = ({ until, since }: WaitingTask) =>
    [until?.epochMilliseconds ?? last, since?.epochMilliseconds ?? last] as const;
  return tasks.sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}
