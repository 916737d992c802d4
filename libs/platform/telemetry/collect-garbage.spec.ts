import { expect, it } from '@jest/globals';
import { until } from '#libs/testing';
import { collectGarbageAfterStart } from './collect-garbage.js';

const leftover = () => new WeakRef({ left: 'by starting' });

it('releases the memory that the start of the process no longer needs', async () => {
  const left = leftover();
  collectGarbageAfterStart();
  await until('it is collected', () => left.deref() === undefined);
  expect(left.deref()).toBeUndefined();
});
