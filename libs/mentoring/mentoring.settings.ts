import { z } from 'zod';
import { setting } from '#libs/platform';

const hours = z.int().min(1).max(720);
const weight = z.number().min(0).max(1);

/** How long a mentor has to answer. */
export const mentorAnswerLength = setting(
  'mentoring.answer',
  z.object({ mostHours: hours, hoursBeforeStart: hours, leastHours: hours, instantWithinHours: hours }),
  { mostHours: 48, hoursBeforeStart: 12, leastHours: 2, instantWithinHours: 4 },
  {
    title: { fr: 'Délai de réponse des mentors', en: 'Time in which mentors answer' },
    meaning: {
      fr: 'Combien de temps un mentor a pour répondre à une demande de rendez-vous. Un délai ne finit jamais entre 21 h et 8 h.',
      en: 'How long a mentor has to answer a request for an appointment. A deadline never lies between 21:00 and 08:00.',
    },
    unit: null,
    parts: {
      mostHours: { fr: 'Au plus, en heures', en: 'At most, in hours' },
      hoursBeforeStart: { fr: 'Avant le début, en heures', en: 'Before the start, in hours' },
      leastHours: { fr: 'Au moins, en heures', en: 'At least, in hours' },
      instantWithinHours: {
        fr: 'Plus près du début, seulement des mentors immédiats (heures)',
        en: 'Closer to the start, only instant mentors (hours)',
      },
    },
  },
);

/** How many mentors are asked one after the other for one appointment. */
export const mostAsked = setting('mentoring.mostAsked', z.int().min(1).max(3), 3, {
  title: { fr: 'Mentors demandés à la suite', en: 'Mentors asked in turn' },
  meaning: {
    fr: 'Quand un mentor refuse ou ne répond pas, combien de mentors sont demandés en tout.',
    en: 'When a mentor refuses or does not answer, how many mentors are asked in all.',
  },
  unit: null,
});

/** How many requests for appointments of one member wait for an answer at once. */
export const openAppointments = setting('mentoring.openAppointments', z.int().min(1).max(50), 3, {
  title: { fr: 'Demandes de rendez-vous en attente', en: 'Open requests for appointments' },
  meaning: {
    fr: 'Nombre de demandes de rendez-vous qu’un membre peut avoir en attente à la fois.',
    en: 'The number of requests for appointments that a member can have waiting at once.',
  },
  unit: null,
});

/** How long a founder for whom no mentor could come is offered to others, in days. */
export const mentorWaitDays = setting('mentoring.waitDays', z.int().min(1).max(180), 30, {
  title: { fr: 'Attente d’un mentor', en: 'Waiting for a mentor' },
  meaning: {
    fr: 'Combien de jours une personne sans mentor est proposée à ceux qui se libèrent.',
    en: 'For how many days a person without a mentor is offered to those who become free.',
  },
  unit: null,
});

/** How long before its start an appointment can still be moved, and how far ahead its new start lies at least, in hours. */
export const moveNotice = setting('mentoring.moveNotice', z.int().min(1).max(168), 24, {
  title: { fr: 'Déplacer un rendez-vous', en: 'Moving an appointment' },
  meaning: {
    fr: 'Jusqu’à combien d’heures avant son début un rendez-vous se déplace, vers une heure au moins aussi lointaine.',
    en: 'Until how many hours before its start an appointment can be moved, to a time that is at least as far away.',
  },
  unit: null,
});

/** What each factor of the ranking of mentors weighs. */
export const mentorWeights = setting(
  'mentoring.weights',
  z.object({ skill: weight, stage: weight, time: weight, distance: weight, load: weight, mixing: weight }),
  { skill: 0.35, stage: 0.2, time: 0.15, distance: 0.1, load: 0.1, mixing: 0.1 },
  {
    title: { fr: 'Classement des mentors', en: 'Ranking of mentors' },
    meaning: {
      fr: 'Ce que pèse chaque critère dans l’ordre des mentors proposés.',
      en: 'What each factor weighs in the order of the mentors that are offered.',
    },
    unit: null,
    parts: {
      skill: { fr: 'Compétence', en: 'Skill' },
      stage: { fr: 'Étape du projet', en: 'Stage of the project' },
      time: { fr: 'Horaire', en: 'Time' },
      distance: { fr: 'Distance', en: 'Distance' },
      load: { fr: 'Temps encore disponible', en: 'Time still available' },
      mixing: { fr: 'Rencontre entre lieux', en: 'Meeting between venues' },
    },
  },
);

/** What comes before the score of the ranking of mentors, whatever it is. */
export const mentorTerms = setting(
  'mentoring.terms',
  z.object({ instantWithinHours: z.int().min(0).max(720), spareUntilPercent: z.int().min(0).max(100) }),
  { instantWithinHours: 72, spareUntilPercent: 80 },
  {
    title: { fr: 'Qui passe en premier parmi les mentors', en: 'Who goes first among mentors' },
    meaning: {
      fr: 'Deux règles avant tout autre critère : peu avant le début, ceux qui viennent sans être demandés passent en premier ; ceux dont la semaine est presque pleine passent après ceux qui ont du temps.',
      en: 'Two rules before every other factor: shortly before the start, those who come without being asked go first; those whose week is almost full go after those who have time.',
    },
    unit: null,
    parts: {
      instantWithinHours: {
        fr: 'Les mentors immédiats d’abord, si le début est dans moins de (heures)',
        en: 'Instant mentors first when the start is within (hours)',
      },
      spareUntilPercent: {
        fr: 'Semaine presque pleine à partir de (pourcentage)',
        en: 'A week is almost full from (per cent)',
      },
    },
  },
);

/** Reminders of an appointment, in minutes before the start. */
export const appointmentReminders = setting(
  'mentoring.reminders',
  z.array(z.int().min(1).max(10_080)).max(4).readonly(),
  [24 * 60, 120],
  {
    title: { fr: 'Rappels des rendez-vous', en: 'Reminders of appointments' },
    meaning: {
      fr: 'Quand rappeler un rendez-vous au membre et au mentor, avant son début.',
      en: 'When to remind the member and the mentor of an appointment, before its start.',
    },
    unit: 'MINUTES',
  },
);
