import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { HashQueue } from './hash-queue.js';

/** Work that ends on demand, and the order in which it started. */
function controlledQueue() {
  const queue = new HashQueue();
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const add = (share: string) =>
    queue.run(share, () => {
      started.push(share);
      return new Promise<void>((end) => ends.push(end));
    });
  const endOne = async () => {
    ends.shift()!();
    await setImmediate();
  };
  return { add, started, endOne };
}

describe('the queue of password hashes', () => {
  it('leaves a slot for other callers when one caller fills its share', async () => {
    const { add, started } = controlledQueue();
    for (let i = 0; i < 10; i++) void add('loop');
    await setImmediate();
    expect(started).toEqual(['loop']);
    void add('other');
    await setImmediate();
    expect(started).toEqual(['loop', 'other']);
  });

  it('serves callers in turn', async () => {
    const { add, started, endOne } = controlledQueue();
    for (let i = 0; i < 3; i++) void add('a');
    for (let i = 0; i < 3; i++) void add('b');
    void add('c');
    await setImmediate();
    for (let i = 0; i < 5; i++) await endOne();
    expect(started.slice(0, 5).sort()).toEqual(['a', 'a', 'b', 'b', 'c']);
    expect(started).toHaveLength(7);
  });

  it('refuses work beyond a share and still accepts work of others', async () => {
    const { add, started } = controlledQueue();
    const loop = Array.from({ length: 30 }, () => add('loop'));
    const refused = loop.slice(21);
    for (const one of refused) await expect(one).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
    void add('other');
    await setImmediate();
    expect(started).toContain('other');
  });

  it('refuses everybody when it is full', async () => {
    const { add } = controlledQueue();
    for (let i = 0; i < 52; i++) void add(`caller ${i}`);
    await setImmediate();
    await expect(add('one more')).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
  });

  it('continues after failed work', async () => {
    const queue = new HashQueue();
    await expect(queue.run('a', () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    expect(await queue.run('a', () => Promise.resolve(7))).toBe(7);
  });
});
