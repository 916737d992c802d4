import { z } from 'zod';
import { setting } from '#libs/platform';

const minutes = z.int().min(0).max(240);
const hours = z.int().min(1).max(720);
const days = z.int().min(1).max(365);

/** When one checks in, in minutes before and after the start. For desks it is possible during the whole booking. */
export const arrivalTimes = setting(
  'booking.arrivalTimes',
  z.object({ beforeMinutes: minutes, afterMinutes: minutes }),
  { beforeMinutes: 15, afterMinutes: 20 },
  {
    title: { fr: 'Moment de l’arrivée', en: 'Time of arrival' },
    meaning: {
      fr: 'Combien de minutes avant et après le début on signale son arrivée. Pour un poste, c’est possible pendant toute la réservation.',
      en: 'How many minutes before and after the start people check in. For desks it is possible during the whole booking.',
    },
    unit: 'MINUTES',
    parts: {
      beforeMinutes: { fr: 'Avant le début', en: 'Before the start' },
      afterMinutes: { fr: 'Après le début', en: 'After the start' },
    },
  },
);

/** The share of the price that a no-show costs: the venue kept the place. */
export const noShowFee = setting('booking.noShowFee', z.int().min(0).max(10_000), 10_000, {
  title: { fr: 'Frais en cas d’absence', en: 'Fee for a no-show' },
  meaning: {
    fr: 'Part du prix due par qui ne vient pas (10 000 = tout).',
    en: 'The part of the price that is due from somebody who does not come (10,000 = all of it).',
  },
  unit: 'BASIS_POINTS',
});

export const reconfirmation = setting(
  'booking.reconfirmation',
  z.object({
    noShows: z.int().min(1).max(100),
    withinDays: days,
    forDays: days,
    hoursBefore: hours,
    askHoursBefore: hours,
  }),
  { noShows: 3, withinDays: 60, forDays: 60, hoursBefore: 24, askHoursBefore: 48 },
  {
    title: { fr: 'Confirmation après des absences', en: 'Reconfirmation after no-shows' },
    meaning: {
      fr: 'Après plusieurs absences, les nouvelles réservations doivent être confirmées avant le début ; sinon elles sont annulées sans frais.',
      en: 'After several no-shows new bookings must be reconfirmed before the start; otherwise they are cancelled free of charge.',
    },
    unit: null,
    parts: {
      noShows: { fr: 'Absences', en: 'No-shows' },
      withinDays: { fr: 'en tant de jours', en: 'within so many days' },
      forDays: { fr: 'Vaut pour les jours suivants', en: 'Holds for the days after' },
      hoursBefore: { fr: 'Heures avant le début, au plus tard', en: 'Hours before the start, at the latest' },
      askHoursBefore: { fr: 'Demandée tant d’heures avant le début', en: 'Asked for so many hours before the start' },
    },
  },
);

/** Until when arrivals are entered, corrected and contested. */
export const presenceDeadlines = setting(
  'booking.presenceDeadlines',
  z.object({ contestDays: days, correctionHours: hours, paperListHours: hours }),
  { contestDays: 7, correctionHours: 24, paperListHours: 24 },
  {
    title: { fr: 'Délais des absences', en: 'Deadlines about no-shows' },
    meaning: {
      fr: 'Jusqu’à quand un membre conteste une absence, un lieu corrige, et la liste papier d’une journée est saisie.',
      en: 'Until when a member contests a no-show, a venue corrects, and the paper list of a day is entered.',
    },
    unit: null,
    parts: {
      contestDays: { fr: 'Jours pour contester', en: 'Days to contest' },
      correctionHours: { fr: 'Heures pour corriger', en: 'Hours to correct' },
      paperListHours: {
        fr: 'Heures après la journée pour saisir la liste papier',
        en: 'Hours after the day to enter the paper list',
      },
    },
  },
);

/** How long after the end nobody minds that somebody is still there. */
export const overstayGraceMinutes = setting('booking.overstayGraceMinutes', minutes, 5, {
  title: { fr: 'Tolérance après la fin', en: 'Grace after the end' },
  meaning: {
    fr: 'Minutes après la fin pendant lesquelles rester ne coûte rien.',
    en: 'Minutes after the end during which staying costs nothing.',
  },
  unit: 'MINUTES',
});
