/** A browser opens one stream for all its tabs; some people use several browsers. */
const PER_ACCOUNT = 6;
/** An office or a school often has one address. */
const PER_CLIENT_NETWORK = 200;
const PER_PROCESS = 2_000;

/** Counts open streams, and refuses those over a limit. */
export class StreamCounts {
  private readonly counts = new Map<string, number>();
  private total = 0;

  /** @returns a function that gives the place back, or why there is none */
  take(accountId: string, clientNetwork: string): (() => void) | 'OWN_LIMIT' | 'FULL' {
    const keys = [
      [`account ${accountId}`, PER_ACCOUNT],
      [`network ${clientNetwork}`, PER_CLIENT_NETWORK],
    ] as const;
    if (keys.some(([key, limit]) => (this.counts.get(key) ?? 0) >= limit)) return 'OWN_LIMIT';
    if (this.total >= PER_PROCESS) return 'FULL';
    this.total++;
    for (const [key] of keys) this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      this.total--;
      for (const [key] of keys) {
        const left = this.counts.get(key)! - 1;
        if (left > 0) this.counts.set(key, left);
        else this.counts.delete(key);
      }
    };
  }
}
