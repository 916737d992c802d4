const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds to wait before a stream is opened again, after so many failures in a row.
 * @param chance 0 to 1: browsers that lost the same server do not come back in the same moment
 */
export const retryDelay = (failures: number, chance: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1)) * (0.5 + chance / 2);
