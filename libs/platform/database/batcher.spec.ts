import { describe, expect, it } from '@jest/globals';
import { createBatcher } from './batcher.js';

/** A batcher whose batches are answered when the spec says so. */
function manualBatcher() {
  const batches: { numbers: readonly number[]; answer: () => void; fail: (error: Error) => void }[] = [];
  const double = createBatcher(
    (numbers: readonly number[]) =>
      new Promise<number[]>((resolve, reject) =>
        batches.push({ numbers, answer: () => resolve(numbers.map((n) => n * 2)), fail: reject }),
      ),
  );
  const batch = async (count: number) => {
    while (batches.length < count) await new Promise((done) => setImmediate(done));
    return batches[count - 1]!;
  };
  return { double, batches, batch };
}

describe('a batcher', () => {
  it('loads a single key at once, and then all keys that arrived meanwhile', async () => {
    const { double, batches, batch } = manualBatcher();
    const first = double(1);
    const { answer } = await batch(1);
    const rest = [2, 3, 2].map((n) => double(n));
    expect(batches).toHaveLength(1);
    answer();
    expect(await first).toBe(2);
    const { numbers, answer: answerRest } = await batch(2);
    expect(numbers).toEqual([2, 3, 2]);
    answerRest();
    expect(await Promise.all(rest)).toEqual([4, 6, 4]);
  });

  it('loads at most fifty keys at once', async () => {
    const sizes: number[] = [];
    const load = createBatcher(async (numbers: readonly number[]) => (sizes.push(numbers.length), numbers));
    const all = Array.from({ length: 120 }, (_, n) => n);
    expect(await Promise.all(all.map(load))).toEqual(all);
    expect(Math.max(...sizes)).toBe(50);
  });

  it('rejects only the keys that fail on their own', async () => {
    const batches: (readonly number[])[] = [];
    const load = createBatcher(async (numbers: readonly number[]) => {
      batches.push(numbers);
      if (numbers.includes(2)) throw new Error('two is wrong');
      return numbers;
    });
    const results = await Promise.allSettled([1, 2, 3].map(load));
    expect(batches).toEqual([[1, 2, 3], [1], [2], [3]]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await load(4)).toBe(4); // later keys are not affected
  });

  it('rejects a failed key and loads the next one', async () => {
    const { double, batch } = manualBatcher();
    const first = double(1);
    (await batch(1)).fail(new Error('unavailable'));
    await expect(first).rejects.toThrow('unavailable');
    const second = double(2);
    (await batch(2)).answer();
    expect(await second).toBe(4);
  });

  it('does not wait for ever for a batch without an answer', async () => {
    const { double, batch } = manualBatcher();
    void double(1);
    await batch(1);
    const second = double(2);
    (await batch(2)).answer();
    expect(await second).toBe(4);
  });
});
