/** Repeatable random numbers (mulberry32), seeded from SEED or the clock. Print the seed with the result. */
export function seededRandom(): {
  seed: number;
  next(): number;
  shuffle<T>(items: T[]): T[];
  pick<T>(items: readonly T[]): T;
} {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const shuffle = <T>(items: T[]): T[] => {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
    }
    return shuffled;
  };
  return { seed, next, shuffle, pick: (items) => items[Math.floor(next() * items.length)]! };
}
