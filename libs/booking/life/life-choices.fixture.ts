import fc from 'fast-check';
import { type Act, DEEDS, type DeedName } from './life-deeds.fixture.js';
import { type Booked, type Held, type LifeModel, SPACES, STATES, type Span, type SpaceName, type Thing, quarterFrom } from './life-model.fixture.js'; // prettier-ignore

export const BOOKED_STATES = STATES.filter((state) => state !== 'HELD');
export const HOLD_STATES = ['HELD', 'CONFIRMED', 'CANCELLED', 'EXPIRED'] as const;

/** What chance decides about a command. What it means depends on what there is when the command is carried out. */
export const someChoice = fc.record({
  member: fc.nat({ max: 2 }),
  isOwn: fc.boolean(),
  space: fc.constantFrom(...SPACES),
  near: fc.option(fc.constantFrom(...STATES), { freq: 5 }),
  state: fc.constantFrom(...BOOKED_STATES),
  holdState: fc.constantFrom(...HOLD_STATES),
  pick: fc.nat({ max: 5 }),
  quarters: fc.constantFrom(0, 1, 2, 6, 13, 40, 104, 200),
  length: fc.constantFrom(30, 60, 90),
  express: fc.boolean(),
  side: fc.constantFrom('VENUE' as const, 'NETWORK' as const),
  outcome: fc.constantFrom('WAS_THERE' as const, 'EXCUSED' as const, 'STANDS' as const),
});
export type Choice = typeof someChoice extends fc.Arbitrary<infer Value> ? Value : never;

const SPACES_OF: Partial<Record<DeedName, readonly SpaceName[]>> = {
  book: ['ROOM', 'DESKS'],
  request: ['OFFICE'],
  walkIn: ['DESKS'],
};
const spacesOf = (name: DeedName): readonly SpaceName[] => SPACES_OF[name] ?? SPACES;

/** Those that the wanted place and time may be near: preferably some of whose time is still to come. */
function nearOnes(model: LifeModel, name: DeedName, { near }: Choice): Thing[] {
  const there = model.things.filter(({ space, state }) => spacesOf(name).includes(space) && state === near);
  const toCome = there.filter(({ end }) => end > quarterFrom(model.now));
  return toCome.length > 0 ? toCome : there;
}

const bookingsIn = ({ bookings }: LifeModel, { state }: Choice): Booked[] => bookings.filter((one) => one.state === state); // prettier-ignore
const holdsIn = ({ holds }: LifeModel, { holdState }: Choice): Held[] => holds.filter(({ state }) => state === holdState); // prettier-ignore

/** Whether there is what the command is about. */
export function isPossible(model: LifeModel, name: DeedName, choice: Choice): boolean {
  const { about } = DEEDS[name];
  if (about === 'BOOKING') return bookingsIn(model, choice).length > 0;
  if (about === 'HOLD') return holdsIn(model, choice).length > 0;
  return choice.near === null || nearOnes(model, name, choice).length > 0;
}

/** One of three at most, those nearest to now. */
function pickOne<One extends Thing>({ now }: LifeModel, all: readonly One[], pick: number): One | undefined {
  const distance = ({ start }: Thing) => Math.abs(start - now);
  const sorted = all.toSorted((a, b) => distance(a) - distance(b));
  return sorted[pick % Math.min(sorted.length, 3)];
}

/** The booking that a command is about, and the hold. */
export const chosenBooking = (model: LifeModel, choice: Choice): Booked => pickOne(model, bookingsIn(model, choice), choice.pick)!; // prettier-ignore
export const chosenHold = (model: LifeModel, choice: Choice): Held =>
  pickOne(model, holdsIn(model, choice), choice.pick)!;

function wantedTime(model: LifeModel, name: DeedName, choice: Choice): Span & { space: SpaceName; member: number } {
  const { pick, quarters, length, member } = choice;
  const first = quarterFrom(model.now);
  const thing = choice.near === null ? undefined : pickOne(model, nearOnes(model, name, choice), pick);
  if (!thing) {
    const start = first + 15 * quarters;
    const spaces = spacesOf(name);
    return { start, end: start + length, space: spaces.includes(choice.space) ? choice.space : spaces[0]!, member };
  }
  const start = thing.start < first && thing.end > first ? first : thing.start;
  const end = start === thing.start ? thing.end : start + 30;
  return { start, end, space: thing.space, member: choice.isOwn ? thing.member : member };
}

/** The command with everything decided. */
export function actOf(model: LifeModel, name: DeedName, choice: Choice): Act {
  const { express, side, outcome, quarters } = choice;
  const wanted = wantedTime(model, name, choice);
  const suggested = quarterFrom(model.now) + (express ? 60 + 15 * quarters : -60);
  return { ...wanted, to: wanted, suggested, express, side, outcome, key: model.nextKey() };
}
