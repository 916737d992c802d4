import { describe, expect, it } from '@jest/globals';
import { createBatcher } from './batcher.js';

/** A question that is answered when the spec says so. */
function slow() {
  const asked: { numbers: readonly number[]; answer: () => void; fail: (error: Error) => void }[] = [];
  const ask = createBatcher(
    (numbers: readonly number[]) =>
      new Promise<number[]>((resolve, reject) =>
        asked.push({ numbers, answer: () => resolve(numbers.map((n) => n * 2)), fail: reject }),
      ),
  );
  const until = async (count: number) => {
    while (asked.length < count) await new Promise((done) => setImmediate(done));
    return asked[count - 1]!;
  };
  return { ask, asked, until };
}

describe('asking together', () => {
  it('asks at once for one alone, and then for all who came meanwhile', async () => {
    const { ask, asked, until } = slow();
    const first = ask(1);
    const { answer } = await until(1);
    const rest = [2, 3, 2].map((n) => ask(n));
    expect(asked).toHaveLength(1);
    answer();
    expect(await first).toBe(2);
    const { numbers, answer: answerRest } = await until(2);
    expect(numbers).toEqual([2, 3, 2]);
    answerRest();
    expect(await Promise.all(rest)).toEqual([4, 6, 4]);
  });

  it('asks for no more than fifty at once', async () => {
    const sizes: number[] = [];
    const ask = createBatcher(async (numbers: readonly number[]) => (sizes.push(numbers.length), numbers));
    const all = Array.from({ length: 120 }, (_, n) => n);
    expect(await Promise.all(all.map(ask))).toEqual(all);
    expect(Math.max(...sizes)).toBe(50);
  });

  it('lets a fault be whose it is', async () => {
    const asked: (readonly number[])[] = [];
    const ask = createBatcher(async (numbers: readonly number[]) => {
      asked.push(numbers);
      if (numbers.includes(2)) throw new Error('two is wrong');
      return numbers;
    });
    const answers = await Promise.allSettled([1, 2, 3].map(ask));
    expect(asked).toEqual([[1, 2, 3], [1], [2], [3]]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ask(4)).toBe(4); // and nobody after it
  });

  it('tells everybody when nobody can be answered, and asks again next time', async () => {
    const { ask, until } = slow();
    const first = ask(1);
    (await until(1)).fail(new Error('away'));
    await expect(first).rejects.toThrow('away');
    const second = ask(2);
    (await until(2)).answer();
    expect(await second).toBe(4);
  });

  it('does not wait for ever for an answer that does not come', async () => {
    const { ask, until } = slow();
    void ask(1);
    await until(1);
    const second = ask(2);
    (await until(2)).answer();
    expect(await second).toBe(4);
  });
});
