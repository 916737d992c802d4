/**
 * A table of bits: one per quarter of an hour and index, where each index stands for a resource or a calendar. The words of one
 * quarter are adjacent, so that a query for a time span reads only its own quarters, for all indexes at once.
 */
export class QuarterBits {
  readonly wordsPerQuarter: number;
  private readonly words: Uint32Array;

  /** @param firstQuarter quarters since 1970 at which the table begins */
  constructor(
    readonly firstQuarter: number,
    readonly quarters: number,
    indexCount: number,
    initialValue = false,
  ) {
    this.wordsPerQuarter = Math.ceil(indexCount / 32);
    this.words = new Uint32Array(quarters * this.wordsPerQuarter);
    if (initialValue) this.words.fill(0xffffffff);
  }

  get bytes(): number {
    return this.words.byteLength;
  }

  get endQuarter(): number {
    return this.firstQuarter + this.quarters;
  }

  /** Sets the quarters from `first` to before `end`. Quarters outside the table are ignored. */
  set(index: number, first: number, end: number, value: boolean): void {
    const mask = 1 << (index & 31);
    const from = Math.max(first, this.firstQuarter) - this.firstQuarter;
    const until = Math.min(end, this.endQuarter) - this.firstQuarter;
    let word = from * this.wordsPerQuarter + (index >>> 5);
    for (let quarter = from; quarter < until; quarter++, word += this.wordsPerQuarter) {
      if (value) this.words[word]! |= mask;
      else this.words[word]! &= ~mask;
    }
  }

  has(index: number, quarter: number): boolean {
    const word = (quarter - this.firstQuarter) * this.wordsPerQuarter + (index >>> 5);
    return (this.words[word]! & (1 << (index & 31))) !== 0;
  }

  /** One bit per index: set where every quarter from `first` to before `end` is set. The quarters must lie in the table. */
  setThroughout(first: number, end: number): Uint32Array {
    const width = this.wordsPerQuarter;
    const from = (first - this.firstQuarter) * width;
    const common = this.words.slice(from, from + width);
    for (let band = from + width; band < (end - this.firstQuarter) * width; band += width) {
      for (let word = 0; word < width; word++) common[word]! &= this.words[band + word]!;
    }
    return common;
  }
}

/** Whether the bit of an index is set in the result of `setThroughout`. */
export const hasBit = (words: Uint32Array, index: number): boolean => (words[index >>> 5]! & (1 << (index & 31))) !== 0;
