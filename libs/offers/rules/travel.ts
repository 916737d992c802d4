/** Ratio of the distance by road to the straight line. */
const ROAD_FACTOR = 1.3;

/** Minutes of travel, at least one, for a straight-line distance in metres. */
export const travelMinutes = (meters: number, kmh: number): number =>
  Math.max(1, Math.round(((meters * ROAD_FACTOR) / 1000 / kmh) * 60));

/** The straight-line distance in metres that can be travelled in some minutes. */
export const metersWithin = (minutes: number, kmh: number): number => ((minutes / 60) * kmh * 1000) / ROAD_FACTOR;
