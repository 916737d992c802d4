/** Refusals of one client network that are answered at once, each second. A page that is refused rarely sends more. */
const PROMPT_REFUSALS = 20;
/** On average as long as `Retry-After` asks to wait. They differ, so that the callers do not all come back at the same moment. */
const DELAY_MS = { least: 500, most: 1_500 };

/**
 * Decides how long a refusal waits before it is sent. A caller that asks again as soon as it is refused would otherwise
 * use all the time of the process for refusals.
 */
export class RefusalPace {
  private second = 0;
  private readonly refusals = new Map<string, number>();

  /** @returns milliseconds; 0 for the first refusals of a second */
  delay(network: string, nowMs: number): number {
    const second = Math.floor(nowMs / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.refusals.clear();
    }
    const count = (this.refusals.get(network) ?? 0) + 1;
    this.refusals.set(network, count);
    return count > PROMPT_REFUSALS ? DELAY_MS.least + Math.random() * (DELAY_MS.most - DELAY_MS.least) : 0;
  }
}
