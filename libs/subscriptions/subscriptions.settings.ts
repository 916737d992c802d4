import { z } from 'zod';
import { horizonDays, seriesHorizonDays, staffHorizonDays } from '#libs/booking';
import { type Settings, setting } from '#libs/platform';

/** Periods of a calendar year in which a member may pause. */
export const pausedPeriodsPerYear = setting('subscriptions.pausedPeriodsPerYear', z.int().min(0).max(11), 3, {
  title: { fr: 'Mois de pause par an', en: 'Months of pause in a year' },
  meaning: {
    fr: 'Un membre met son pass en pause ce nombre de mois par année au plus : ni heures, ni abonnement.',
    en: 'Members pause their pass for at most this many months a year: no hours and no fee.',
  },
  unit: null,
});

/** The last instant at which a booking that can be made now may start: hours must be granted until then. */
export const lastBookableStart = (settings: Settings, now: Temporal.Instant): Temporal.Instant =>
  now.add({ hours: 24 * Math.max(...[horizonDays, seriesHorizonDays, staffHorizonDays].map((days) => settings.get(days))) }); // prettier-ignore
