import type { Tariff } from './quote.js';

/** What a new network's first tariff version is filled with; `quote` only ever reads the version in force. */
export const defaultTariff: Tariff = {
  hourlyCentsInclVat: 480,
  vatRateBasisPoints: 2_000,
  quantumMinutes: 15,
  weights: {
    DESK: 1,
    BOOTH: 1,
    SMALL_ROOM: 2,
    LARGE_ROOM: 4,
    EVENT_HALL: 8,
    PRINTER_3D: 1,
    LASER_CUTTER: 3,
    MENTOR: 0,
  },
  surchargeBasisPointsWithoutPass: 2_500,
};
