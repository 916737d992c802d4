import { setTimeout as sleep } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { type Database } from './database.js';
import { type Sql } from './sql.js';

const MAX_BATCH_SIZE = 50;
/** The next batch starts after this time even if the previous one has no answer yet. */
const MAX_WAIT_MS = 1_000;

type LoadBatch<Key, Value> = (keys: readonly Key[]) => Promise<readonly Value[]>;

/**
 * Collects calls that arrive while an earlier batch is running and loads them together, so that many small statements become one under
 * load and a single call never waits. When a batch fails, each key is loaded on its own, so that only the faulty one rejects.
 * @param loadBatch returns values in the order of the keys; it must be safe to repeat
 */
export function createBatcher<Key, Value>(loadBatch: LoadBatch<Key, Value>): (key: Key) => Promise<Value> {
  let previousBatch: Promise<unknown> = Promise.resolve();
  const loadOne = async (key: Key): Promise<Value | Error> => (await loadBatch([key]))[0]!;
  const loadAll = async (keys: readonly Key[]): Promise<(Value | Error)[]> => {
    try {
      return [...(await loadBatch(keys))];
    } catch (error) {
      if (keys.length === 1) throw error;
      return Promise.all(keys.map((key) => loadOne(key).catch((reason: Error) => reason)));
    }
  };
  const loader = new DataLoader<Key, Value>(
    (keys) => {
      const values = loadAll(keys);
      previousBatch = Promise.race([values.catch(() => {}), sleep(MAX_WAIT_MS, undefined, { ref: false })]);
      return values;
    },
    { cache: false, maxBatchSize: MAX_BATCH_SIZE, batchScheduleFn: (dispatch) => void previousBatch.then(dispatch) },
  );
  return (key) => loader.load(key);
}

/** Like `createBatcher`, with one batch per network, each in a transaction of that network. */
export function createNetworkBatcher<Key, Value>(
  database: Database,
  loadBatch: (tx: Sql, keys: readonly Key[]) => Promise<readonly Value[]>,
): (networkId: string, key: Key) => Promise<Value> {
  const batchers = new Map<string, (key: Key) => Promise<Value>>();
  return (networkId, key) => {
    let batcher = batchers.get(networkId);
    if (!batcher) {
      batcher = createBatcher((keys) => database.inTransaction(networkId, (tx) => loadBatch(tx, keys)));
      batchers.set(networkId, batcher);
    }
    return batcher(key);
  };
}
