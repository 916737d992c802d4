import { z } from 'zod';
import { setting } from '#libs/platform';

const minutes = z.int().min(1).max(1_440);

/** Minutes until an offer expires. */
export const tokenMinutes = setting('offers.tokenMinutes', minutes, 15);
/** Travel speed by bicycle, door to door, which converts distance into travel time. */
export const travelKmh = setting('offers.travelKmh', z.number().min(1).max(60), 12);
/** The weight of each factor in the ranking. Settings are dated, so earlier rankings can be reproduced. */
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
