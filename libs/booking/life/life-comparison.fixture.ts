import { expect } from '@jest/globals';
import { deadlines, passTime } from './expected-presence.fixture.js';
import { type Booked, type LifeModel, isOccupying } from './life-model.fixture.js';
import { cancellationFee } from './life-rules.fixture.js';
import { type LifeWorld, instantOf } from './life-world.fixture.js';

/** In the order of their codes or ids, so that two lists can be compared. */
const sorted = <One extends { readonly code?: string; readonly id?: string }>(all: readonly One[]): One[] =>
  all.toSorted((a, b) => ((a.code ?? a.id)! < (b.code ?? b.id)! ? -1 : 1));

/** Time passes in the model and in the real system, and everything that is due happens at its time. */
export async function letPass(model: LifeModel, world: LifeWorld, until: number): Promise<void> {
  for (;;) {
    const next = deadlines(model)[0];
    model.now = next !== undefined && next < until ? next : until;
    passTime(model);
    await world.setClock(model.now);
    await world.runDue();
    if (model.now === until) return;
  }
}

/** What the owner of a booking reads. */
export async function compareBooking(model: LifeModel, world: LifeWorld, booking: Booked): Promise<void> {
  const { code, member, state, start, end, compensationCents, isReconfirmed } = booking;
  const fee = cancellationFee(booking, model.now);
  const { booking: seen } = await world.readBooking(code, member);
  expect(seen).toEqual({
    state,
    start: instantOf(start),
    end: instantOf(end),
    compensationCents,
    mustReconfirmBy:
      state === 'CONFIRMED' && booking.mustReconfirmBy !== null && !isReconfirmed
        ? instantOf(booking.mustReconfirmBy)
        : null,
    cancellation: { feeNow: fee && { creditMinutes: fee.fromPass, amountCents: fee.cents } },
  });
}

/** Every booking with its time and its money, every hold, and the hours of every member. */
export async function compareAll(model: LifeModel, world: LifeWorld): Promise<void> {
  const { bookings, holds, left } = await world.read();
  const expected = {
    bookings: model.bookings.map(({ code, state, start, end, charged, compensationCents }) => ({
      code,
      state,
      start,
      end,
      occupies: isOccupying({ state }),
      attends: state === 'CONFIRMED' || state === 'IN_USE',
      ...charged,
      compensationCents,
    })),
    holds: model.holds.map(({ id, state }) => ({ id, state })),
    left: [0, 1, 2].map((member) => model.left(member)),
  };
  expect({ bookings: sorted(bookings), holds: sorted(holds), left }).toEqual({
    bookings: sorted(expected.bookings),
    holds: sorted(expected.holds),
    left: expected.left,
  });
}
