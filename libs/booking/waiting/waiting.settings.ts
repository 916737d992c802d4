import { z } from 'zod';
import { setting } from '#libs/platform';

/** For how many times of spaces a member waits at once. */
export const mostWaits = setting('booking.mostWaits', z.int().min(1).max(100), 5, {
  title: { fr: 'Attentes pour un espace', en: 'Waits for a space' },
  meaning: {
    fr: 'Nombre d’heures d’espaces pour lesquelles un membre peut être en liste d’attente à la fois.',
    en: 'The number of times of spaces for which a member can be in a waiting list at once.',
  },
  unit: null,
});
