import { z } from 'zod';
import { setting } from '#libs/platform';

const minutes = z.int().min(1).max(10_080);

/** How long a freed place is held for the first in line: a share of the time left to the start, between two limits. */
export const waitingOfferLength = setting(
  'sessions.waitingOffer',
  z.object({ leastMinutes: minutes, mostMinutes: minutes, percentOfTimeToStart: z.int().min(1).max(100) }),
  { leastMinutes: 10, mostMinutes: 120, percentOfTimeToStart: 25 },
  {
    title: { fr: 'Place proposée à la liste d’attente', en: 'Place offered to the waiting list' },
    meaning: {
      fr: 'Durée pendant laquelle une place libérée est réservée à la première personne en attente.',
      en: 'How long a freed place is held for the first person in line.',
    },
    unit: null,
    parts: {
      leastMinutes: { fr: 'Au moins, en minutes', en: 'At least, in minutes' },
      mostMinutes: { fr: 'Au plus, en minutes', en: 'At most, in minutes' },
      percentOfTimeToStart: {
        fr: 'Part du temps restant avant le début, en pour cent',
        en: 'Share of the time left to the start, in per cent',
      },
    },
  },
);
/** How many days ahead a session can start. */
export const sessionHorizonDays = setting('sessions.horizonDays', z.int().min(1).max(366), 365, {
  title: { fr: 'Séances programmables à l’avance', en: 'Sessions scheduled in advance' },
  meaning: {
    fr: 'Une séance peut commencer au plus tard dans ce nombre de jours.',
    en: 'A session can start at most this many days ahead.',
  },
  unit: 'DAYS',
});
/** Reminders of a session, in minutes before the start. */
export const sessionReminders = setting('sessions.reminders', z.array(minutes).max(4).readonly(), [24 * 60, 120], {
  title: { fr: 'Rappels des séances', en: 'Reminders of sessions' },
  meaning: {
    fr: 'Quand rappeler une séance aux personnes qui y ont une place, avant son début.',
    en: 'When to remind people with a place of a session, before its start.',
  },
  unit: 'MINUTES',
});
/** For how long a certificate is valid, and after how long without use it no longer is, where its training says nothing else. */
export const certificateValidity = setting(
  'sessions.certificateValidity',
  z.object({ months: z.int().min(1).max(120), unusedMonths: z.int().min(1).max(120) }),
  { months: 24, unusedMonths: 6 },
  {
    title: { fr: 'Validité des attestations', en: 'Validity of certificates' },
    meaning: {
      fr: 'Durée de validité d’une attestation de formation, et durée sans usage au bout de laquelle elle ne vaut plus.',
      en: 'How long a certificate of a training is valid, and how long it may be without use.',
    },
    unit: null,
    parts: {
      months: { fr: 'Validité, en mois', en: 'Validity, in months' },
      unusedMonths: { fr: 'Sans usage, en mois', en: 'Without use, in months' },
    },
  },
);
