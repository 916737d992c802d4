import { z } from 'zod';
import { setting } from '#libs/platform';

const minutes = z.int().min(1).max(1_440);

/** How long an offer stays good. */
export const tokenMinutes = setting('offers.tokenMinutes', minutes, 15);
/** By bicycle, door to door: what turns metres into minutes of travel. */
export const travelKmh = setting('offers.travelKmh', z.number().min(1).max(60), 12);
/** The share of each factor in the order of offers; versioned by being a dated setting. */
export const rankingWeights = setting(
  'offers.rankingWeights',
  z.object({
    distance: z.number().min(0),
    time: z.number().min(0),
    price: z.number().min(0),
    capacity: z.number().min(0),
    mixing: z.number().min(0),
  }),
  { distance: 0.45, time: 0.2, price: 0.15, capacity: 0.1, mixing: 0.1 },
);
