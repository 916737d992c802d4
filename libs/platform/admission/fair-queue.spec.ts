import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairQueue, Reservation, type Turn } from './fair-queue.js';

const SHARE = 20;
const reserve = (queue: FairQueue, caller: string, units: number, share = SHARE): Reservation => {
  const reservation = queue.reserve(caller, units, share);
  if (!(reservation instanceof Reservation)) throw new Error(reservation);
  return reservation;
};

/** Queues `units` of each caller behind a turn that fills the queue, then ends one turn at a time. @returns the caller of each unit, in the order of running */
function served(maxRunning: number, requests: readonly { caller: string; units: readonly number[] }[]): string[] {
  const queue = new FairQueue({ maxRunning, maxRunningPerCaller: maxRunning, maxReserved: 100_000 });
  const order: string[] = [];
  const running: Turn[] = [];
  const blocker = reserve(queue, 'blocker', maxRunning).turn(maxRunning, () => {});
  for (const { caller, units } of requests) {
    const reservation = reserve(
      queue,
      caller,
      units.reduce((sum, each) => sum + each, 0),
      1_000,
    );
    for (const each of units) {
      const turn: Turn = reservation.turn(each, () => {
        order.push(...Array.from({ length: each }, () => caller));
        running.push(turn);
      });
    }
  }
  blocker.end();
  while (running.length > 0) running.shift()!.end();
  return order;
}

describe('a fair queue', () => {
  it('serves a caller with one unit after at most one unit of a caller with a hundred', () => {
    const greedy = { caller: 'greedy', units: Array.from({ length: 100 }, () => 1) };
    expect(served(1, [greedy, { caller: 'modest', units: [1] }]).indexOf('modest')).toBeLessThanOrEqual(1);
  });

  it('serves the second turn of a caller although newcomers keep coming', async () => {
    const queue = new FairQueue({ maxRunning: 2, maxRunningPerCaller: 1, maxReserved: 100_000 });
    const running: Turn[] = [];
    const enter = (caller: string, begin = () => {}): void => {
      const turn = reserve(queue, caller, 1).turn(1, () => {
        begin();
        queueMicrotask(() => running.push(turn));
      });
    };
    for (let n = 0; n < 8; n++) enter(`early ${n}`);
    let second = false;
    enter('busy');
    enter('busy', () => (second = true));
    let turns = 0;
    for (; !second && turns < 1_000; turns++) {
      enter(`newcomer ${turns}`);
      await Promise.resolve();
      running.shift()!.end();
    }
    expect(turns).toBeLessThan(40);
  });

  it('gives all waiting callers equal numbers of units, to within one turn, whatever each of them requests', () => {
    const units = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(units, { minLength: 2, maxLength: 5 }), (requests) => {
        const order = served(
          4,
          requests.map((each, n) => ({ caller: `caller ${n}`, units: each })),
        );
        const totals = requests.map((each) => each.reduce((sum, one) => sum + one, 0));
        expect(order).toHaveLength(totals.reduce((sum, one) => sum + one, 0));
        // While two callers both have work left, the difference between them is at most the largest running turns.
        const counts = requests.map(() => 0);
        for (const caller of order) {
          counts[Number(caller.split(' ')[1])]!++;
          const unfinished = counts.filter((count, n) => count < totals[n]!);
          if (unfinished.length > 1)
            expect(Math.max(...unfinished) - Math.min(...unfinished)).toBeLessThanOrEqual(4 + 4);
        }
      }),
    );
  });

  it('never runs more than its limits allow, and releases every unit after any mix of ended, cancelled and closed work', () => {
    const action = fc.record({
      caller: fc.constantFrom('a', 'b', 'c'),
      what: fc.constantFrom('reserve', 'turn', 'end', 'end twice', 'close'),
      units: fc.integer({ min: 1, max: 3 }),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
        const limits = { maxRunning: 4, maxRunningPerCaller: 3, maxReserved: 30 };
        const queue = new FairQueue(limits);
        const reservations: Reservation[] = [];
        const turns: { turn: Turn; began: boolean; ended: boolean }[] = [];
        for (const { caller, what, units, pick } of actions) {
          const picked = turns[pick % Math.max(turns.length, 1)];
          if (what === 'reserve') {
            const reservation = queue.reserve(caller, units, 12);
            if (reservation instanceof Reservation) reservations.push(reservation);
          } else if (what === 'turn') {
            const reservation = reservations[pick % Math.max(reservations.length, 1)];
            if (!reservation?.isOpen) continue;
            const entry = { began: false, ended: false } as (typeof turns)[number];
            entry.turn = reservation.turn(units, () => {
              expect(entry.ended).toBe(false);
              expect(entry.began).toBe(false);
              entry.began = true;
            });
            turns.push(entry);
          } else if (what === 'close') reservations[pick % Math.max(reservations.length, 1)]?.close();
          else if (picked) {
            picked.ended = true;
            picked.turn.end();
            if (what === 'end twice') picked.turn.end();
          }
          const { running, reserved } = queue.figures;
          expect(running).toBeLessThanOrEqual(limits.maxRunning);
          expect(running).toBe(
            turns.filter(({ turn }) => turn.isRunning).reduce((sum, { turn }) => sum + turn.units, 0),
          );
          expect(reserved).toBeLessThanOrEqual(limits.maxReserved);
        }
        for (const reservation of reservations) reservation.close();
        for (const { turn } of turns) turn.end();
        expect(queue.figures).toEqual({ running: 0, waiting: 0, reserved: 0, callers: 0 });
      }),
    );
  });

  it('starts waiting work whenever the limits allow it', () => {
    const queue = new FairQueue({ maxRunning: 3, maxRunningPerCaller: 2, maxReserved: 100 });
    const greedy = reserve(queue, 'greedy', 10);
    for (let i = 0; i < 10; i++) greedy.turn(1, () => {});
    expect(queue.figures).toMatchObject({ running: 2, waiting: 8 });
    let began = false;
    reserve(queue, 'modest', 1).turn(1, () => (began = true));
    expect(began).toBe(true);
  });

  it('refuses a caller beyond its own share, and every caller once the queue is full', () => {
    const queue = new FairQueue({ maxRunning: 1, maxRunningPerCaller: 1, maxReserved: 15 });
    reserve(queue, 'greedy', 10, 12);
    expect(queue.reserve('greedy', 3, 12)).toBe('SHARE_USED_UP');
    expect(queue.reserve('modest', 6, 12)).toBe('QUEUE_FULL');
    expect(queue.reserve('modest', 5, 12)).toBeInstanceOf(Reservation);
  });

  it('keeps the share of a closed request reserved until its running work has ended', () => {
    const queue = new FairQueue({ maxRunning: 1, maxRunningPerCaller: 1, maxReserved: 100 });
    const closed = reserve(queue, 'greedy', 10, 12);
    const runs = closed.turn(1, () => {});
    closed.turn(1, () => {});
    closed.close();
    expect(queue.figures).toEqual({ running: 1, waiting: 0, reserved: 10, callers: 1 });
    expect(queue.reserve('greedy', 10, 12)).toBe('SHARE_USED_UP');
    runs.end();
    expect(queue.figures).toEqual({ running: 0, waiting: 0, reserved: 0, callers: 0 });
  });

  it('never lets small turns delay a large turn without end', () => {
    const queue = new FairQueue({ maxRunning: 3, maxRunningPerCaller: 3, maxReserved: 1_000 });
    const small = reserve(queue, 'small', 100, 1_000);
    const running = [small.turn(1, () => {}), small.turn(1, () => {})];
    let began = false;
    reserve(queue, 'large', 3).turn(3, () => (began = true));
    const later = small.turn(1, () => {});
    for (const turn of running) turn.end();
    later.end();
    expect(began).toBe(true);
  });
});
