const QUARTERS_A_DAY = 96;

/**
 * Seats used of shared resources, by quarter of an hour. A day is a text: the place of its first used quarter, then one
 * character per quarter up to the last used one, which takes one byte each while no counter passes 255. Days without use take nothing.
 */
export class SeatCounters {
  private readonly days: (string | undefined)[] = [];
  private characters = 0;

  /** @param firstQuarter at a midnight of UTC */
  constructor(private readonly firstQuarter: number) {}

  /** About what it takes, with the header of each text. */
  get bytes(): number {
    return this.characters + this.days.length * 8;
  }

  at(quarter: number): number {
    const place = quarter - this.firstQuarter;
    const text = this.days[Math.floor(place / QUARTERS_A_DAY)];
    if (text === undefined) return 0;
    const within = (place % QUARTERS_A_DAY) - text.charCodeAt(0) + 1;
    return within < 1 || within >= text.length ? 0 : text.charCodeAt(within);
  }

  /** Replaces whole days: from quarter `first` to `end`, both at a midnight of UTC. */
  replace(first: number, end: number, used: ReadonlyMap<number, number>): void {
    for (let midnight = first; midnight < end; midnight += QUARTERS_A_DAY) {
      const day = (midnight - this.firstQuarter) / QUARTERS_A_DAY;
      if (day < 0) continue;
      const text = textOf(midnight, used);
      if (text === undefined && day >= this.days.length) continue;
      while (this.days.length <= day) this.days.push(undefined);
      this.characters += sizeOf(text) - sizeOf(this.days[day]);
      this.days[day] = text;
    }
  }
}

function textOf(midnight: number, used: ReadonlyMap<number, number>): string | undefined {
  const counts: number[] = [];
  let first = 0;
  let length = 0;
  for (let place = 0; place < QUARTERS_A_DAY; place++) {
    const seats = Math.max(0, used.get(midnight + place) ?? 0);
    if (counts.length === 0) {
      if (seats === 0) continue;
      first = place;
    }
    counts.push(seats);
    if (seats > 0) length = counts.length;
  }
  // in one call: a text put together piece by piece would keep its pieces
  return length === 0 ? undefined : String.fromCharCode(first, ...counts.slice(0, length));
}

const HEADER_BYTES = 16;
const sizeOf = (text: string | undefined) => (text === undefined ? 0 : HEADER_BYTES + text.length);
