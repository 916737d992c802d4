/** A code is accepted for 30 seconds after the next one is shown; some seconds are left for the way. */
const GRACE_MS = 25_000;
const POLL_MS = 10_000;
const RETRY_MS = 5_000;

/** When the server said what is shown, and until when its code was the current one. */
export interface ShownState {
  /** By the clock of this device, in milliseconds. */
  readonly receivedAt: number;
  readonly now: string;
  readonly codeChangesAt: string;
}

const codeLeftMs = ({ now, codeChangesAt }: ShownState): number => Date.parse(codeChangesAt) - Date.parse(now);

/** Whether the code that is shown is still accepted. The clock of the device may be wrong, so only its course is used. */
export const isCodeAccepted = (shown: ShownState, at: number): boolean =>
  at - shown.receivedAt < codeLeftMs(shown) + GRACE_MS;

/** Milliseconds until the screen asks again: often enough for what is free, and in time for the next code. */
export const nextPollMs = (shown: ShownState | undefined): number =>
  shown ? Math.max(500, Math.min(POLL_MS, codeLeftMs(shown) + 300)) : RETRY_MS;

/** Whole minutes since the shown state was true; 0 while it is fresh. */
export const ageMinutes = (shown: ShownState, at: number): number => Math.floor((at - shown.receivedAt) / 60_000);
