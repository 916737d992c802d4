import { expect } from '@jest/globals';
import type fc from 'fast-check';
import { type Expected, walkInTime } from './expected-bookings.fixture.js';
import { deadlines } from './expected-presence.fixture.js';
import { BOOKED_STATES, type Choice, HOLD_STATES, actOf, chosenBooking, chosenHold, isPossible } from './life-choices.fixture.js'; // prettier-ignore
import { compareAll, compareBooking, letPass } from './life-comparison.fixture.js';
import { LifeCoverage, type Met } from './life-coverage.fixture.js';
import { type Act, DEEDS, type Deed, type DeedName } from './life-deeds.fixture.js';
import { type Booked, type LifeModel, STATES, type Span, type SpaceName, type Thing, isOccupying, overlaps } from './life-model.fixture.js'; // prettier-ignore
import { type LifeWorld, type Reply, instantOf } from './life-world.fixture.js';

export const MOST_COMMANDS = 60;
export const WAITS = ['wait', 'waitForStart', 'waitForDeadline', 'waitForEnd', 'waitForTomorrow'] as const;
export type Wait = (typeof WAITS)[number];

const anywhere: readonly Met[] = ['NOTHING', ...STATES];
export const coverage = new LifeCoverage({
  ...Object.fromEntries(Object.keys(DEEDS).map((name) => [name, BOOKED_STATES])),
  ...Object.fromEntries(WAITS.map((name) => [name, STATES])),
  // Nobody asks for what is booked at once.
  book: anywhere.filter((met) => met !== 'PENDING'),
  request: anywhere,
  hold: anywhere,
  bookSeries: anywhere,
  // A desk is missed at its end, when nobody can walk in to it any more.
  walkIn: anywhere.filter((met) => met !== 'PENDING' && met !== 'NO_SHOW'),
  bookHeld: HOLD_STATES,
  release: HOLD_STATES,
});

export type Command = fc.AsyncCommand<LifeModel, LifeWorld>;

function metBy(model: LifeModel, { space, ...span }: Span & { space: SpaceName }): Met {
  const there = model.things.filter((one) => one.space === space && overlaps(one, span));
  return (there.find(isOccupying) ?? there.at(-1))?.state ?? 'NOTHING';
}

/** One thing that somebody does, in the model and in the real system. */
export class LifeCommand implements Command {
  private done = '';

  constructor(
    private readonly name: DeedName,
    private readonly choice: Choice,
  ) {}

  check(model: Readonly<LifeModel>): boolean {
    return model.commands < MOST_COMMANDS && isPossible(model as LifeModel, this.name, this.choice);
  }

  async run(model: LifeModel, world: LifeWorld): Promise<void> {
    model.commands++;
    coverage.commands++;
    const act = actOf(model, this.name, this.choice);
    const changed = await this.carryOut(model, world, act);
    if (changed) await compareBooking(model, world, changed);
    await compareAll(model, world);
  }

  /** @returns the booking that it made or was about, unless it was refused */
  private async carryOut(model: LifeModel, world: LifeWorld, act: Act): Promise<Booked | undefined> {
    const deed: Deed = DEEDS[this.name];
    if (deed.about === 'PLACE') {
      const place = this.name === 'walkIn' ? { ...walkInTime(model), space: 'DESKS' as const } : act;
      this.meet(model, metBy(model, place), act);
      const expected = deed.expect(model, act);
      await this.exchange(expected, deed.send(world, act));
      return expected.made?.[0];
    }
    if (deed.about === 'HOLD') {
      const hold = chosenHold(model, this.choice);
      this.meet(model, hold.state, act, hold);
      const expected = deed.expect(model, hold, act);
      await this.exchange(expected, deed.send(world, hold, act));
      return expected.made?.[0];
    }
    const booking = chosenBooking(model, this.choice);
    this.meet(model, booking.state, act, booking);
    const reply = await this.exchange(deed.expect(model, booking, act), deed.send(world, booking, act));
    if (deed.afterwards === 'MOMENT') await letPass(model, world, model.now + 0.5);
    if (deed.afterwards === 'JOBS') await letPass(model, world, model.now);
    return reply.isRefused ? undefined : booking;
  }

  private meet(model: LifeModel, met: Met, act: Act, target?: Thing): void {
    coverage.count(this.name, met);
    this.done = JSON.stringify({ at: instantOf(model.now), act, target });
  }

  /** Compares the answer with the expected one, and gives the model the codes that it cannot know. */
  private async exchange({ word, details, made, held }: Expected, sent: Promise<Reply>): Promise<Reply> {
    const reply = await sent;
    expect(reply).toMatchObject({ word, ...details });
    made?.forEach((booking, n) => {
      booking.code = reply.codes[n]!;
      if (typeof reply.token === 'string') booking.origin.token = reply.token;
    });
    if (held) held.id = reply.id!;
    return reply;
  }

  toString = (): string => `${this.name}(${this.done || JSON.stringify(this.choice)})`;
}

/** Time passes, and everything that is due happens at its time. */
export class WaitCommand implements Command {
  constructor(
    private readonly name: Wait,
    private readonly pick: number,
  ) {}

  check = ({ commands }: Readonly<LifeModel>): boolean => commands < MOST_COMMANDS;

  async run(model: LifeModel, world: LifeWorld): Promise<void> {
    model.commands++;
    coverage.commands++;
    for (const state of new Set(model.things.map((one) => one.state))) coverage.count(this.name, state);
    await letPass(model, world, this.until(model));
    await compareAll(model, world);
  }

  private until(model: LifeModel): number {
    const { now } = model;
    const later = (times: number[]) => times.filter((at) => at > now).sort((a, b) => a - b)[0] ?? now + 15;
    const live = model.things.filter(isOccupying);
    switch (this.name) {
      case 'wait':
        return now + [2, 7, 15][this.pick % 3]!;
      case 'waitForStart':
        return later(live.map(({ start }) => start + [-10, 0, 5][this.pick % 3]!));
      case 'waitForDeadline':
        return later(deadlines(model));
      case 'waitForEnd':
        return later(live.map(({ end }) => end + [-5, 0, 21][this.pick % 3]!));
      case 'waitForTomorrow':
        return now + 24 * 60;
    }
  }

  toString = (): string => `${this.name}(${this.pick})`;
}
