import { z } from 'zod';
import { setting } from '#libs/platform';

const minutes = z.int().min(1).max(10_080);

/** How long a venue has to answer a request for a space. */
export const answerLength = setting(
  'booking.requestAnswer',
  z.object({
    mostMinutes: minutes,
    percentOfTimeToStart: z.int().min(1).max(100),
    leastOpenMinutes: minutes,
  }),
  { mostMinutes: 24 * 60, percentOfTimeToStart: 50, leastOpenMinutes: 60 },
  {
    title: { fr: 'Délai de réponse aux demandes', en: 'Time to answer requests' },
    meaning: {
      fr: 'Combien de temps un lieu a pour répondre à une demande d’espace, avant qu’elle expire.',
      en: 'How long a venue has to answer a request for a space before it expires.',
    },
    unit: null,
    parts: {
      mostMinutes: { fr: 'Au plus, en minutes', en: 'At most, in minutes' },
      percentOfTimeToStart: {
        fr: 'Part du temps restant avant le début, en pour cent',
        en: 'Share of the time left to the start, in per cent',
      },
      leastOpenMinutes: {
        fr: 'Au moins, en minutes d’ouverture du lieu',
        en: 'At least, in minutes during which the venue is open',
      },
    },
  },
);
/** How many requests of one member wait for an answer at once. */
export const openRequests = setting('booking.openRequests', z.int().min(1).max(100), 5, {
  title: { fr: 'Demandes en attente', en: 'Open requests' },
  meaning: {
    fr: 'Nombre de demandes d’espaces qu’un membre peut avoir en attente à la fois.',
    en: 'The number of requests for spaces that a member can have waiting at once.',
  },
  unit: null,
});
