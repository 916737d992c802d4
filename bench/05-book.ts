import { compare } from './compare.js';
import { SECRET, persistedRequests, startSides } from './sides.js';
import { BOOK, BOOK_NOTHING, apiBookRequest, rawBookRequest, freeSlots } from './slots.js';
import { type Workload, lineOf } from './workload.js';

const CLIENTS = 16;

/** One booking of an hour paid from the pass, with allocation, price, ledger, reminders and key, flushed before it is confirmed. */
export const book: Workload = {
  number: 5,
  title: 'book (allocation, pass debit, ledger, outbox; durable)',
  target: 0.7,
  run: async ({ effort, town: open }) => {
    const town = await open();
    const sides = await startSides(town);
    try {
      const slot = await freeSlots(town);
      const ours = apiBookRequest(town, SECRET, await persistedRequests(town, sides.api, BOOK, BOOK_NOTHING));
      const isConfirmed = (body: string) => body.includes('"__typename":"Confirmed"') && !body.includes('"errors"');
      const isBooked = (body: string) => body.includes('"booking"');
      const result = await compare(effort, CLIENTS, town.backend, {
        ours: { server: sides.api, next: () => ({ request: ours(slot()), isRight: isConfirmed }) },
        limit: { server: sides.raw, next: () => ({ request: rawBookRequest(slot()), isRight: isBooked }) },
      });
      return [lineOf(book, result)];
    } finally {
      await sides.stop();
    }
  },
};
