/**
 * One bit per quarter of an hour and place (a resource, or a calendar). A band of words for each quarter, so that a question
 * about a time reads only its own quarters, of all places at once.
 */
export class QuarterBits {
  readonly wordsPerQuarter: number;
  private readonly words: Uint32Array;

  /** @param firstQuarter number of the first quarter since 1970 */
  constructor(
    readonly firstQuarter: number,
    readonly quarters: number,
    places: number,
    initially = false,
  ) {
    this.wordsPerQuarter = Math.ceil(places / 32);
    this.words = new Uint32Array(quarters * this.wordsPerQuarter);
    if (initially) this.words.fill(0xffffffff);
  }

  get bytes(): number {
    return this.words.byteLength;
  }

  get endQuarter(): number {
    return this.firstQuarter + this.quarters;
  }

  /** Sets the quarters from `first` to `end`, not included; those outside of the table are left out. */
  set(place: number, first: number, end: number, value: boolean): void {
    const mask = 1 << (place & 31);
    const from = Math.max(first, this.firstQuarter) - this.firstQuarter;
    const until = Math.min(end, this.endQuarter) - this.firstQuarter;
    let word = from * this.wordsPerQuarter + (place >>> 5);
    for (let quarter = from; quarter < until; quarter++, word += this.wordsPerQuarter) {
      if (value) this.words[word]! |= mask;
      else this.words[word]! &= ~mask;
    }
  }

  has(place: number, quarter: number): boolean {
    const word = (quarter - this.firstQuarter) * this.wordsPerQuarter + (place >>> 5);
    return (this.words[word]! & (1 << (place & 31))) !== 0;
  }

  /** One bit per place: set where all quarters from `first` to `end`, not included, are set. They must lie in the table. */
  inAll(first: number, end: number): Uint32Array {
    const width = this.wordsPerQuarter;
    const from = (first - this.firstQuarter) * width;
    const common = this.words.slice(from, from + width);
    for (let band = from + width; band < (end - this.firstQuarter) * width; band += width) {
      for (let word = 0; word < width; word++) common[word]! &= this.words[band + word]!;
    }
    return common;
  }
}

/** Whether the bit of a place is set in the answer of `inAll`. */
export const hasBit = (words: Uint32Array, place: number): boolean => (words[place >>> 5]! & (1 << (place & 31))) !== 0;
