import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type CalendarRead, type CalendarToRead } from './read-calendar.js';

const MOST_MS = 10_000;

/**
 * Reads a calendar in a thread that is ended when it takes too long or too much memory: some rules of repetition are never met,
 * and a reader would look for their next date for ever.
 */
export async function readInThread(wanted: CalendarToRead, mostMs = MOST_MS): Promise<CalendarRead> {
  const worker = new Worker(new URL('./read-thread.js', import.meta.url), {
    workerData: wanted,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  const timer = setTimeout(() => void worker.terminate(), mostMs);
  try {
    const ended = once(worker, 'exit').then((): CalendarRead => ({ fault: 'TOO_MANY_EVENTS' }));
    const answered = once(worker, 'message').then(([answer]) => answer as CalendarRead);
    return await Promise.race([answered, ended]);
  } catch {
    return { fault: 'TOO_MANY_EVENTS' }; // out of memory
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
