import { z } from 'zod';
import { setting } from '#libs/platform';

/** How long a member keeps a space before they decide, and how many at once. */
export const holdLimits = setting(
  'booking.holds',
  z.object({ minutes: z.int().min(1).max(60), most: z.int().min(1).max(10) }),
  { minutes: 5, most: 2 },
  {
    title: { fr: 'Garder un espace avant de réserver', en: 'Keeping a space before booking' },
    meaning: {
      fr: 'Combien de minutes un membre peut garder un espace le temps de se décider, et combien d’espaces à la fois.',
      en: 'How many minutes a member can keep a space while they decide, and how many spaces at once.',
    },
    unit: null,
    parts: {
      minutes: { fr: 'Durée, en minutes', en: 'Duration, in minutes' },
      most: { fr: 'À la fois, au plus', en: 'At once, at most' },
    },
  },
);
