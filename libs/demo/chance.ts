import { createHash } from 'node:crypto';

/** A seeded random generator: the same seed draws the same town on any machine. Never use it for secrets. */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(private readonly seed: string) {
    const hash = createHash('sha256').update(seed).digest();
    [this.a, this.b, this.c, this.d] = [0, 4, 8, 12].map((at) => hash.readInt32LE(at)) as [
      number,
      number,
      number,
      number,
    ];
  }

  /** An independent stream, so that one more draw here changes nothing there. */
  fork(part: string): Chance {
    return new Chance(`${this.seed}/${part}`);
  }

  /** 32 bits (sfc32). */
  private bits(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  yes(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[Math.floor(this.next() * items.length)]!;
  }

  weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) if ((left -= weight) < 0) return item;
    return items.at(-1)![0];
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const all = [...items];
    for (let i = all.length - 1; i > 0; i--) {
      const j = this.whole(0, i);
      [all[i], all[j]] = [all[j]!, all[i]!];
    }
    return all;
  }

  some<Item>(items: readonly Item[], count: number): Item[] {
    return this.shuffled(items).slice(0, count);
  }

  /** Normally distributed around 0 with deviation 1. */
  bell(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.bits() >>> 24);
  }

  /** A version 7 UUID as the database would have made it at that moment. */
  id(at: Temporal.Instant): string {
    const time = hex(at.epochMilliseconds, 12);
    const [version, low, high] = [this.bits(), this.bits(), this.bits()];
    const variant = 0x8000 | ((version >>> 12) & 0x3fff);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(version & 0xfff, 3)}-${hex(variant, 4)}-${hex(low, 8)}${hex(high >>> 16, 4)}`;
  }
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');
