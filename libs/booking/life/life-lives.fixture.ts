import fc from 'fast-check';
import { type Choice, someChoice } from './life-choices.fixture.js';
import { type Command, LifeCommand, MOST_COMMANDS, WAITS, type Wait, WaitCommand } from './life-commands.fixture.js';
import { DEEDS, type DeedName } from './life-deeds.fixture.js';

const names = Object.keys(DEEDS) as DeedName[];
const someCommand = (chosen: readonly DeedName[]): fc.Arbitrary<Command> =>
  fc.tuple(fc.constantFrom(...chosen), someChoice).map(([name, choice]) => new LifeCommand(name, choice));
const someWait: fc.Arbitrary<Command> = fc
  .tuple(fc.constantFrom(...WAITS), fc.nat({ max: 5 }))
  .map(([name, pick]) => new WaitCommand(name, pick));

/** More than are carried out: what there is nothing for is left out. */
const someCommands = fc.commands(
  [
    fc.oneof(
      { weight: 5, arbitrary: someCommand(names.filter((name) => DEEDS[name].about === 'PLACE')) },
      { weight: 8, arbitrary: someCommand(names.filter((name) => DEEDS[name].about !== 'PLACE')) },
      { weight: 1, arbitrary: someWait },
    ),
  ],
  { maxCommands: 5 * MOST_COMMANDS, size: 'max' },
);

const USUAL: Choice = {
  member: 0,
  isOwn: true,
  space: 'ROOM',
  near: null,
  state: 'CONFIRMED',
  holdState: 'HELD',
  pick: 0,
  quarters: 6,
  length: 90,
  express: true,
  side: 'VENUE',
  outcome: 'STANDS',
};
const act = (name: DeedName, choice: Partial<Choice> = {}) => new LifeCommand(name, { ...USUAL, ...choice });
const wait = (name: Wait, pick = 0) => new WaitCommand(name, pick);
const acceptedOffice = () => [act('request'), act('accept', { state: 'PENDING' })];
const soonLeft = () => [wait('waitForStart'), act('checkIn'), wait('waitForStart', 2), act('checkOut', { state: 'IN_USE' })]; // prettier-ignore

/** How a life may begin, so that what comes by chance meets every state. */
const OPENINGS: Record<string, () => Command[]> = {
  'nothing yet': () => [],
  'an office in use': () => [
    ...acceptedOffice(),
    act('request', { near: 'CONFIRMED' }),
    wait('waitForStart'),
    act('checkIn'),
    act('request', { near: 'IN_USE', member: 1, isOwn: false }),
  ],
  'an office that was left': () => [...acceptedOffice(), ...soonLeft()],
  'a missed office': () => [...acceptedOffice(), wait('waitForDeadline')],
  'a missed room': () => [act('book'), wait('waitForDeadline'), act('request', { quarters: 40 })],
  'a desk that was left': () => [
    act('book', { space: 'DESKS', quarters: 1 }),
    ...soonLeft(),
    act('walkIn', { member: 1 }),
  ],
  holds: () => [act('hold', { space: 'DESKS' }), act('hold'), act('hold', { space: 'OFFICE', member: 1 }), act('bookHeld')], // prettier-ignore
  'a hold that is over': () => [
    act('hold'),
    act('release'),
    act('hold', { space: 'DESKS', quarters: 0 }),
    wait('waitForDeadline'),
    act('walkIn'),
  ],
  requests: () => [act('request'), act('request', { quarters: 40 }), act('request', { quarters: 104, member: 1 })],
  'what was given up': () => [
    act('book', { space: 'DESKS', quarters: 1 }),
    act('cancelAcceptingFee'),
    act('walkIn', { member: 1 }),
    act('request'),
    act('refuse', { state: 'PENDING' }),
  ],
};

/** They print themselves, those that were carried out only. */
interface Commands extends Iterable<Command> {
  toString(): string;
}

/** A beginning and what happens then. */
class Life {
  constructor(
    private readonly opening: string,
    private readonly commands: Commands,
  ) {}

  *[Symbol.iterator](): Iterator<Command> {
    yield* OPENINGS[this.opening]!();
    yield* this.commands;
  }

  toString = (): string => `${this.opening}, then ${this.commands.toString()}`;
}

export const someLife = fc
  .tuple(fc.constantFrom(...Object.keys(OPENINGS)), someCommands)
  .map(([opening, commands]) => new Life(opening, commands));
