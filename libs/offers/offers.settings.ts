import { z } from 'zod';
import { setting } from '#libs/platform';

const minutes = z.int().min(1).max(1_440);
const weight = z.number().min(0).max(100);

/** Minutes until an offer expires. */
export const tokenMinutes = setting('offers.tokenMinutes', minutes, 15, {
  title: { fr: 'Durée d’une proposition', en: 'Duration of an offer' },
  meaning: {
    fr: 'Une proposition peut être réservée à son prix pendant ce temps.',
    en: 'An offer can be booked at its price for this long.',
  },
  unit: 'MINUTES',
});
/** Travel speed by bicycle, door to door, which converts distance into travel time. */
export const travelKmh = setting('offers.travelKmh', z.number().min(1).max(60), 12, {
  title: { fr: 'Vitesse de déplacement', en: 'Travel speed' },
  meaning: {
    fr: 'Vitesse à vélo, de porte à porte, qui convertit une distance en temps de trajet.',
    en: 'Speed by bicycle, door to door, which converts a distance into travel time.',
  },
  unit: 'KM_PER_HOUR',
});
/** The weight of each factor in the ranking. Settings are dated, so earlier rankings can be reproduced. */
export const rankingWeights = setting(
  'offers.rankingWeights',
  z.object({ distance: weight, time: weight, price: weight, capacity: weight, mixing: weight }),
  { distance: 0.45, time: 0.2, price: 0.15, capacity: 0.1, mixing: 0.1 },
  {
    title: { fr: 'Poids du classement', en: 'Weights of the ranking' },
    meaning: {
      fr: 'Ce qui compte, et combien, dans l’ordre des propositions. Plus le poids est grand, plus le critère compte.',
      en: 'What counts, and how much, in the order of the offers. A greater weight counts more.',
    },
    unit: null,
    parts: {
      distance: { fr: 'Distance', en: 'Distance' },
      time: { fr: 'Horaire', en: 'Time' },
      price: { fr: 'Prix', en: 'Price' },
      capacity: { fr: 'Taille', en: 'Size' },
      mixing: { fr: 'Brassage entre lieux', en: 'Mixing between venues' },
    },
  },
);
