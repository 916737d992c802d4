import { CodedError } from '#libs/platform';

/** Each hash takes 19 MiB and one core. */
const MAX_RUNNING = 2;
const MAX_RUNNING_PER_SHARE = 1;
const MAX_WAITING = 50;
const MAX_WAITING_PER_SHARE = 20;

interface Share {
  running: number;
  readonly waiting: (() => void)[];
}

/** Runs a few password hashes at once. Callers take turns, and one share can fill neither all slots nor the whole queue. */
export class HashQueue {
  private running = 0;
  private waiting = 0;
  /** The shares that have work; the next one to run comes first. */
  private readonly shares = new Map<string, Share>();

  /** @throws UNAVAILABLE when the queue, or this share's part of it, is full */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const share = this.shares.get(key) ?? { running: 0, waiting: [] };
    if (this.waiting >= MAX_WAITING || share.waiting.length >= MAX_WAITING_PER_SHARE)
      throw new CodedError('UNAVAILABLE', 'Too many people are signing in right now. Please try again in a moment.');
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
    while (this.running < MAX_RUNNING) {
      const next = [...this.shares].find(
        ([, { running, waiting }]) => running < MAX_RUNNING_PER_SHARE && waiting.length > 0,
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
