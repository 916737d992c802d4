/** Streets are about this much longer than the straight line. */
const BY_ROAD = 1.3;

/** Minutes of travel, at least one, for metres as the crow flies. */
export const travelMinutes = (meters: number, kmh: number): number =>
  Math.max(1, Math.round(((meters * BY_ROAD) / 1000 / kmh) * 60));

/** How far, in metres as the crow flies, one gets in so many minutes. */
export const metersWithin = (minutes: number, kmh: number): number => ((minutes / 60) * kmh * 1000) / BY_ROAD;
