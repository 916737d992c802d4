import { compare } from './compare.js';
import { SECRET, persistedRequests, startSides } from './sides.js';
import { BOOK, BOOK_NOTHING, apiBookRequest, rawBookRequest, contestedSlots } from './slots.js';
import { type Town } from './town.types.js';
import { type Workload, lineOf } from './workload.js';

const CLIENTS = 16;

/** Sixteen clients always try to book the same space at the same time: one succeeds, fifteen are refused. */
export const bookContended: Workload = {
  number: 6,
  title: `book contended (${CLIENTS} clients, one space)`,
  target: 0.5,
  run: async ({ effort, town: open, log }) => {
    const town = await open();
    const sides = await startSides(town);
    try {
      const slot = await contestedSlots(town, CLIENTS);
      const ours = apiBookRequest(town, SECRET, await persistedRequests(town, sides.api, BOOK, BOOK_NOTHING));
      const counts = { Confirmed: 0, Taken: 0 };
      const countAnswer = (body: string) => {
        const kind = /"__typename":"(Confirmed|Taken)"/.exec(body)?.[1] as keyof typeof counts | undefined;
        if (kind) counts[kind]++;
        return kind !== undefined && !body.includes('"errors"');
      };
      const isAnswered = (body: string) => body.includes('"booking"') || body.includes('"taken"');
      const before = await deadlocks(town);
      const result = await compare(effort, CLIENTS, town.backend, {
        ours: { server: sides.api, next: () => ({ request: ours(slot()), isRight: countAnswer }) },
        limit: { server: sides.raw, next: () => ({ request: rawBookRequest(slot()), isRight: isAnswered }) },
      });
      const deadlocked = (await deadlocks(town)) - before;
      log(
        `workload 6: ${counts.Confirmed} confirmed, ${counts.Taken} taken, ${deadlocked} deadlocks, ${result.reconnects} reconnects`,
      );
      const faults = [
        ...(deadlocked > 0 ? [`${deadlocked} deadlocks`] : []),
        ...(result.reconnects > 0 ? [`${result.reconnects} reconnects`] : []),
      ];
      for (const fault of faults) log(fault);
      return [lineOf(bookContended, result, faults)];
    } finally {
      await sides.stop();
    }
  },
};

async function deadlocks({ client }: Town): Promise<number> {
  const { rows } = await client.query<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  return Number(rows[0]!.deadlocks);
}
