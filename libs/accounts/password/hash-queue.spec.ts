import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { HashQueue } from './hash-queue.js';

/** Work that ends when it is told to, and the order in which it began. */
function bench() {
  const queue = new HashQueue();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const add = (share: string) =>
    queue.run(share, () => {
      begun.push(share);
      return new Promise<void>((end) => ends.push(end));
    });
  const endOne = async () => {
    ends.shift()!();
    await setImmediate();
  };
  return { add, begun, endOne };
}

describe('the queue of password hashes', () => {
  it('leaves a slot free of the caller that fills its share', async () => {
    const { add, begun } = bench();
    for (let i = 0; i < 10; i++) void add('loop');
    await setImmediate();
    expect(begun).toEqual(['loop']);
    void add('other');
    await setImmediate();
    expect(begun).toEqual(['loop', 'other']);
  });

  it('lets callers take turns', async () => {
    const { add, begun, endOne } = bench();
    for (let i = 0; i < 3; i++) void add('a');
    for (let i = 0; i < 3; i++) void add('b');
    void add('c');
    await setImmediate();
    for (let i = 0; i < 5; i++) await endOne();
    expect(begun.slice(0, 5).sort()).toEqual(['a', 'a', 'b', 'b', 'c']);
    expect(begun).toHaveLength(7);
  });

  it('refuses what is beyond a share, and still takes the work of others', async () => {
    const { add, begun } = bench();
    const loop = Array.from({ length: 30 }, () => add('loop'));
    const refused = loop.slice(21);
    for (const one of refused) await expect(one).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
    void add('other');
    await setImmediate();
    expect(begun).toContain('other');
  });

  it('is full for everybody when many callers wait', async () => {
    const { add } = bench();
    for (let i = 0; i < 52; i++) void add(`caller ${i}`);
    await setImmediate();
    await expect(add('one more')).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
  });

  it('goes on after work that failed', async () => {
    const queue = new HashQueue();
    await expect(queue.run('a', () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    expect(await queue.run('a', () => Promise.resolve(7))).toBe(7);
  });
});
