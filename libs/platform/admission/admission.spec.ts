import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Admission, type WorkCaller } from './admission.js';
import { limitsFrom } from './limits.js';
import { RequestWork } from './request-work.js';

const member = (id: string): WorkCaller => ({ kind: 'account', id });
const QUIET = { running: 0, waiting: 0, reserved: 0, callers: 0 };
const searches = (admission: Admission) => admission.figures().find(({ workClass }) => workClass === 'search')!;
const outcomes = (admission: Admission) =>
  Object.fromEntries(
    admission.outcomes().flatMap(({ workClass, outcome, count }) => (workClass === 'search' ? [[outcome, count]] : [])),
  );
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => 'done').catch((error: { extensions?: { code: string } }) => error.extensions?.code ?? error);

describe('admission', () => {
  it('answers 429 to a caller over its share and 503 when the server is full, each with a reason and Retry-After', () => {
    const admission = new Admission(limitsFrom('search.maxReserved=20'));
    const enter = (caller: WorkCaller) => () => new RequestWork(admission).reserve('search', caller, 10);
    enter(member('greedy'))();
    const http = (status: number) => ({ http: { status, headers: new Map([['retry-after', '1']]) } });
    expect(enter(member('greedy'))).toThrow(
      expect.objectContaining({ extensions: { code: 'RATE_LIMITED', ...http(429) } }),
    );
    enter(member('second'))();
    expect(enter(member('third'))).toThrow(
      expect.objectContaining({ extensions: { code: 'OVERLOADED', ...http(503) } }),
    );
    expect(outcomes(admission)).toMatchObject({ share_used_up: 1, queue_full: 1 });
  });

  it('refuses work that does not get its turn in time, and all later work of the same request', async () => {
    const admission = new Admission(limitsFrom('search.maxRunning=1,search.waitMs=30'));
    const [first, second] = [new RequestWork(admission), new RequestWork(admission)];
    first.reserve('search', member('first'), 1);
    second.reserve('search', member('second'), 3);
    const done = Promise.withResolvers<void>();
    const running = first.run('search', 1, () => done.promise);
    const late = [1, 2].map(() => codeOf(Promise.resolve(second.run('search', 1, () => {}))));
    expect(await Promise.all(late)).toEqual(['OVERLOADED', 'OVERLOADED']);
    expect(await codeOf(Promise.resolve(second.run('search', 1, () => {})))).toBe('OVERLOADED');
    done.resolve();
    await running;
    for (const work of [first, second]) work.end();
    expect(searches(admission)).toMatchObject(QUIET);
  });

  it('drops waiting work when the client leaves, and never starts it', async () => {
    const admission = new Admission(limitsFrom('search.maxRunning=1'));
    const [first, second] = [new RequestWork(admission), new RequestWork(admission)];
    first.reserve('search', member('first'), 1);
    second.reserve('search', member('second'), 1);
    const done = Promise.withResolvers<void>();
    const running = first.run('search', 1, () => done.promise);
    let began = false;
    const dropped = codeOf(Promise.resolve(second.run('search', 1, () => void (began = true))));
    second.end();
    expect(await dropped).toBe('CLIENT_CLOSED_REQUEST');
    done.resolve();
    await running;
    first.end();
    expect([began, outcomes(admission)['client_gone']]).toEqual([false, 1]);
  });

  it('releases all its capacity after any mix of answers, errors, timeouts and disconnected clients', async () => {
    const request = fc.record({
      caller: fc.constantFrom('a', 'b', 'c'),
      fields: fc.array(fc.record({ ms: fc.integer({ min: 0, max: 3 }), fails: fc.boolean() }), { maxLength: 5 }),
      holds: fc.boolean(),
      leavesAfterMs: fc.option(fc.integer({ min: 0, max: 4 })),
      startsAfterMs: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 15 }), async (requests) => {
        const admission = new Admission(
          limitsFrom('search.maxRunning=2,search.waitMs=4,read.maxRunning=1,read.waitMs=4'),
        );
        await Promise.all(
          requests.map(async ({ caller, fields, holds, leavesAfterMs, startsAfterMs }) => {
            await sleep(startsAfterMs);
            const work = new RequestWork(admission);
            const leaving = leavesAfterMs === null ? undefined : sleep(leavesAfterMs).then(() => work.end());
            try {
              work.reserve('search', member(caller), Math.max(fields.length, 1));
              if (holds) work.reserve('read', member(caller), 1);
              if (holds) await work.startTurn('read');
              await Promise.allSettled(
                fields.map(({ ms, fails }) =>
                  Promise.resolve(
                    work.run('search', 1, async () => {
                      await sleep(ms);
                      if (fails) throw new Error('a resolver failed');
                    }),
                  ),
                ),
              );
            } catch {
              // the request was refused, timed out or disconnected
            } finally {
              work.end();
            }
            await leaving;
          }),
        );
        for (const figures of admission.figures()) expect(figures).toMatchObject(QUIET);
      }),
      { numRuns: 60 },
    );
  });
});
