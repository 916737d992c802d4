import { STATES, type State } from './life-model.fixture.js';

/** A booking's state when a command meets it; NOTHING when there is none at the place and time that it is about. */
export type Met = State | 'NOTHING';
const COLUMNS: readonly Met[] = ['NOTHING', ...STATES];

/** Counts which commands have met which states. */
export class LifeCoverage {
  private readonly counts = new Map<string, number>();
  runs = 0;
  commands = 0;

  /** @param possible the states that each command can meet */
  constructor(private readonly possible: Readonly<Record<string, readonly Met[]>>) {}

  count(command: string, met: Met): void {
    const pair = `${command} ${met}`;
    this.counts.set(pair, (this.counts.get(pair) ?? 0) + 1);
  }

  private get pairs(): string[] {
    return Object.entries(this.possible).flatMap(([command, states]) => states.map((state) => `${command} ${state}`));
  }
  get unvisited(): string[] {
    return this.pairs.filter((pair) => !this.counts.has(pair));
  }
  /** Of all pairs of a state and a command that can meet it. */
  get visitedShare(): number {
    return 1 - this.unvisited.length / this.pairs.length;
  }

  /** How often each command met each state; a dot where it cannot. */
  table(): string {
    const cell = (text: string | number) => String(text).padStart(10);
    const rows = Object.entries(this.possible).map(([command, states]) => {
      const cells = COLUMNS.map((met) =>
        cell(states.includes(met) ? (this.counts.get(`${command} ${met}`) ?? 0) : '·'),
      );
      return command.padEnd(20) + cells.join('');
    });
    const share = `${this.pairs.length - this.unvisited.length} of ${this.pairs.length} pairs of a state and a command`;
    const missing = this.unvisited.length > 0 ? `; not visited: ${this.unvisited.join(', ')}` : '';
    return [
      `${''.padEnd(20)}${COLUMNS.map(cell).join('')}`,
      ...rows,
      `${this.runs} runs, ${this.commands} commands, ${share}${missing}`,
    ].join('\n');
  }
}
