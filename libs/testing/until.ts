import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `check` gives something true. @throws when it does not in `seconds`, saying what was hoped for. */
export async function until<T>(hope: string, check: () => Promise<T> | T, seconds = 40): Promise<NonNullable<T>> {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(50)) {
    const found = await check();
    if (found) return found;
  }
  throw new Error(`After ${seconds} s, still not: ${hope}`);
}
