import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `check` returns a truthy value. @throws after `seconds`, with `expectation` in the message */
export async function until<T>(
  expectation: string,
  check: () => Promise<T> | T,
  seconds = 40,
): Promise<NonNullable<T>> {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(50)) {
    const found = await check();
    if (found) return found;
  }
  throw new Error(`Not within ${seconds} s: ${expectation}`);
}
