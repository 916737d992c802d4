import { CodedError } from '#libs/platform';

/** Each hash takes 19 MiB and a core. */
const AT_ONCE = 2;
const AT_ONCE_PER_SHARE = 1;
const MOST_WAITING = 50;
const MOST_WAITING_PER_SHARE = 20;

interface Share {
  running: number;
  readonly waiting: (() => void)[];
}

/** Runs password hashes, a few at once. Callers take turns, and none has more than its share of the slots or of the queue. */
export class HashQueue {
  private running = 0;
  private waiting = 0;
  /** The shares that have work, the one whose turn is next first. */
  private readonly shares = new Map<string, Share>();

  /** @throws UNAVAILABLE when the queue, or the share of it, is full */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const share = this.shares.get(key) ?? { running: 0, waiting: [] };
    if (this.waiting >= MOST_WAITING || share.waiting.length >= MOST_WAITING_PER_SHARE)
      throw new CodedError(
        'UNAVAILABLE',
        'Too many people are signing in at this moment. Please try again in a moment.',
      );
    this.shares.set(key, share);
    const turn = new Promise<void>((start) => share.waiting.push(start));
    this.waiting++;
    this.startNext();
    await turn;
    try {
      return await work();
    } finally {
      this.running--;
      share.running--;
      if (share.running === 0 && share.waiting.length === 0) this.shares.delete(key);
      this.startNext();
    }
  }

  private startNext(): void {
    while (this.running < AT_ONCE) {
      const next = [...this.shares].find(
        ([, { running, waiting }]) => running < AT_ONCE_PER_SHARE && waiting.length > 0,
      );
      if (!next) return;
      const [key, share] = next;
      this.shares.delete(key);
      this.shares.set(key, share);
      this.waiting--;
      this.running++;
      share.running++;
      share.waiting.shift()!();
    }
  }
}
