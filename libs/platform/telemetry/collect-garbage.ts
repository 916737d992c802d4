import { flushCompileCache } from 'node:module';
import { Session } from 'node:inspector/promises';

/** Delay after the start, so that first requests are answered before the collection pauses the process for some 150 ms. */
const DELAY_MS = 1_000;

/**
 * Collects garbage once, shortly after a process starts to serve, which releases a third of its memory. Loading code makes the young
 * generation grow to 50 MB, and V8 shrinks it only under memory pressure.
 */
export function collectGarbageAfterStart(): void {
  setTimeout(() => {
    flushCompileCache(); // now, because a killed process would not write it at its end
    const session = new Session();
    session.connect();
    void session.post('HeapProfiler.collectGarbage').finally(() => session.disconnect());
  }, DELAY_MS).unref();
}
