import { setTimeout as sleep } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { type Database } from './database.js';
import { type Sql } from './sql.js';

const MOST_AT_ONCE = 50;
/** An answer that takes longer than this holds nobody else up. */
const HOLDS_UP_MS = 1_000;

type Ask<Asked, Answer> = (asked: readonly Asked[]) => Promise<readonly Answer[]>;

/**
 * Asks at once what several ask for while an earlier answer is under way: under load many small statements become one, and
 * alone nobody waits. Where asking together fails each is asked alone, so that a fault stays with whose it is.
 * @param ask answers in the order of what is asked; it must be harmless to repeat
 */
export function createBatcher<Asked, Answer>(ask: Ask<Asked, Answer>): (asked: Asked) => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve();
  const alone = async (one: Asked): Promise<Answer | Error> => (await ask([one]))[0]!;
  const answers = async (asked: readonly Asked[]): Promise<(Answer | Error)[]> => {
    try {
      return [...(await ask(asked))];
    } catch (error) {
      if (asked.length === 1) throw error;
      return Promise.all(asked.map((one) => alone(one).catch((fault: Error) => fault)));
    }
  };
  const loader = new DataLoader<Asked, Answer>(
    (asked) => {
      const answered = answers(asked);
      underWay = Promise.race([answered.catch(() => {}), sleep(HOLDS_UP_MS, undefined, { ref: false })]);
      return answered;
    },
    { cache: false, maxBatchSize: MOST_AT_ONCE, batchScheduleFn: (go) => void underWay.then(go) },
  );
  return (asked) => loader.load(asked);
}

/** As `together`, in a transaction of one network. */
export function createNetworkBatcher<Asked, Answer>(
  database: Database,
  ask: (tx: Sql, asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (networkId: string, asked: Asked) => Promise<Answer> {
  const networks = new Map<string, (asked: Asked) => Promise<Answer>>();
  return (networkId, asked) => {
    let within = networks.get(networkId);
    if (!within) {
      within = createBatcher((all) => database.inTransaction(networkId, (tx) => ask(tx, all)));
      networks.set(networkId, within);
    }
    return within(asked);
  };
}
