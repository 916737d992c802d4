import { describe, expect, it } from '@jest/globals';
import { retryDelay } from './live-retry.js';

describe('the pause before a stream is opened again', () => {
  it('doubles with each failure up to a minute', () =>
    expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map((failures) => retryDelay(failures, 1) / 1_000)).toEqual([
      1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]));

  it('is spread over its second half', () =>
    expect([retryDelay(3, 0), retryDelay(3, 0.5), retryDelay(0, 0)]).toEqual([2_000, 3_000, 500]));
});
