import { type Locale, type Sql } from '#libs/platform';

/** Something that waits for the administrators of a network, as one line of their page Today. */
export interface NetworkWaiting {
  /** What it is, such as `settings.planned`. */
  readonly kind: string;
  readonly count: number;
  /** One sentence with the count. */
  readonly text: string;
  /** The page where it is done, below the address of the network. */
  readonly path: string;
  /** Since when the oldest waits, or when the next one is due; null when that says nothing. */
  readonly at: Temporal.Instant | null;
}

/** Reads what waits in the network of the transaction; an empty list when nothing does. */
export type NetworkWaitingSource = (
  tx: Sql,
  context: { readonly now: Temporal.Instant; readonly locale: Locale },
) => Promise<NetworkWaiting[]>;

const sources = new Map<string, NetworkWaitingSource>();

/**
 * Declares what can wait for the administrators of a network, in the lib that owns it. @throws when the name was declared
 * before
 */
export function networkWaitingSource(name: string, source: NetworkWaitingSource): void {
  if (sources.has(name)) throw new Error(`What waits for administrators is declared twice as ${name}`);
  sources.set(name, source);
}

/** Everything that waits, in the order of declaration. */
export async function networkWaiting(
  tx: Sql,
  context: { readonly now: Temporal.Instant; readonly locale: Locale },
): Promise<NetworkWaiting[]> {
  const found: NetworkWaiting[] = [];
  for (const source of sources.values()) found.push(...(await source(tx, context)));
  return found;
}
