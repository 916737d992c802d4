/** Lengths that people choose from, in minutes. */
const USUAL = [15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 600, 720, 960, 1200, 1440];

/** The usual lengths that some space of the network allows, and the one that is chosen now. */
export function lengthsToChoose(limits: { shortestMinutes: number; longestMinutes: number }, chosen: number): number[] {
  const allowed = USUAL.filter((minutes) => minutes >= limits.shortestMinutes && minutes <= limits.longestMinutes);
  return [...new Set([...allowed, chosen])].sort((a, b) => a - b);
}
