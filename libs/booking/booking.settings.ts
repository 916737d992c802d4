import { z } from 'zod';
import { SPACE_KINDS, type SpaceKind } from '#libs/directory';
import { type LocalizedText, setting } from '#libs/platform';
import { type CancellationPolicy } from './rules/cancellation-fee.js';

const minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 365);
const perKind = <T extends z.ZodType>(value: T) => z.record(z.enum(SPACE_KINDS), value);
const perKindDefaults = <T>(fallback: T, exceptions: Partial<Record<SpaceKind, T>>) =>
  Object.fromEntries(SPACE_KINDS.map((kind) => [kind, exceptions[kind] ?? fallback])) as Record<SpaceKind, T>;

const spaceKinds: Record<SpaceKind, LocalizedText> = {
  DESK_AREA: { fr: 'Postes de travail', en: 'Desks' },
  OFFICE: { fr: 'Bureau', en: 'Office' },
  MEETING_ROOM: { fr: 'Salle de réunion', en: 'Meeting room' },
  WORKSHOP: { fr: 'Atelier', en: 'Workshop' },
  EVENT_HALL: { fr: 'Salle événementielle', en: 'Event hall' },
  MACHINE: { fr: 'Machine', en: 'Machine' },
};

/** Bookings start and end at multiples of this many minutes. */
export const gridMinutes = setting('booking.gridMinutes', z.literal([15, 30, 60]), 15, {
  title: { fr: 'Pas des horaires', en: 'Time step' },
  meaning: {
    fr: 'Les réservations commencent et finissent à un multiple de cette durée.',
    en: 'Bookings start and end at multiples of this duration.',
  },
  unit: 'MINUTES',
});
/** How many days ahead a booking can start. */
export const horizonDays = setting('booking.horizonDays', z.int().min(1).max(365), 60, {
  title: { fr: 'Réservable à l’avance', en: 'Bookable in advance' },
  meaning: {
    fr: 'Une réservation peut commencer au plus tard dans ce nombre de jours.',
    en: 'A booking can start at most this many days ahead.',
  },
  unit: 'DAYS',
});
/** How many days ahead the bookings of a series can start. */
export const seriesHorizonDays = setting('booking.seriesHorizonDays', z.int().min(1).max(365), 90, {
  title: { fr: 'Séries réservables à l’avance', en: 'Series bookable in advance' },
  meaning: {
    fr: 'Les réservations d’une série peuvent commencer au plus tard dans ce nombre de jours.',
    en: 'The bookings of a series can start at most this many days ahead.',
  },
  unit: 'DAYS',
});
/** How many days ahead the staff of a venue can book for a member. */
export const staffHorizonDays = setting('booking.staffHorizonDays', z.int().min(1).max(365), 90, {
  title: { fr: 'Réservable à l’avance par un lieu', en: 'Bookable in advance by a venue' },
  meaning: {
    fr: 'Une réservation que l’équipe d’un lieu fait pour un membre peut commencer au plus tard dans ce nombre de jours.',
    en: 'A booking that the staff of a venue make for a member can start at most this many days ahead.',
  },
  unit: 'DAYS',
});
/** The number of bookings a member can make per hour. */
export const bookingsPerHour = setting('booking.perHour', z.int().min(1).max(1_000_000), 20, {
  title: { fr: 'Réservations par heure', en: 'Bookings per hour' },
  meaning: {
    fr: 'Nombre de réservations qu’un membre peut faire en une heure.',
    en: 'The number of bookings that a member can make in one hour.',
  },
  unit: null,
});

/**
 * A cancellation policy: the deadline of each step in hours before the start, and its fee. After the last step the whole price
 * is due.
 */
const policy = (...steps: [hoursBefore: number, feeBasisPoints: number][]): CancellationPolicy => ({
  steps: steps.map(([hours, feeBasisPoints]) => ({ untilMinutesBefore: hours * 60, feeBasisPoints })),
  graceMinutes: 15,
  graceNotWithinMinutes: 120,
});
export const cancellation = setting(
  'booking.cancellation',
  perKind(
    z.object({
      steps: z.array(z.object({ untilMinutesBefore: minutes, feeBasisPoints: z.int().min(0).max(10_000) })).readonly(),
      graceMinutes: minutes,
      graceNotWithinMinutes: minutes,
    }),
  ),
  perKindDefaults(policy([24, 0], [4, 5_000]), {
    DESK_AREA: policy([2, 0], [0, 5_000]),
    MACHINE: policy([48, 0], [24, 5_000]),
  }),
  {
    title: { fr: 'Conditions d’annulation', en: 'Cancellation terms' },
    meaning: {
      fr: 'Par type d’espace : jusqu’à combien de minutes avant le début on annule, et quelle part du prix reste due (10 000 = tout). Après la dernière étape, tout est dû.',
      en: 'By kind of space: until how many minutes before the start one cancels, and which part of the price stays due (10,000 = all of it). After the last step all of it is due.',
    },
    unit: null,
    parts: {
      ...spaceKinds,
      steps: { fr: 'étapes', en: 'steps' },
      untilMinutesBefore: { fr: 'Minutes avant le début', en: 'Minutes before the start' },
      feeBasisPoints: { fr: 'Part due (sur 10 000)', en: 'Part due (of 10,000)' },
      graceMinutes: {
        fr: 'minutes pour changer d’avis après réservation',
        en: 'minutes to change one’s mind after booking',
      },
      graceNotWithinMinutes: {
        fr: 'sauf si le début est à moins de (minutes)',
        en: 'except when the start is within (minutes)',
      },
    },
  },
);

/** Days in which a consumer may withdraw from a booking. */
export const withdrawalDays = setting('booking.withdrawalDays', z.int().min(14).max(366), 14, {
  title: { fr: 'Délai de rétractation', en: 'Withdrawal period' },
  meaning: {
    fr: 'Pendant ce temps, un membre renonce à sa réservation sans frais, sauf s’il a demandé que le service commence tout de suite. La loi en demande 14.',
    en: 'During this time members withdraw from their booking free of charge, unless they asked that the service begin at once. The law asks for 14.',
  },
  unit: 'DAYS',
});
/** A venue that cancels more bookings than this within `venueCancellationDays` is shown to the network. */
export const venueCancellationLimit = setting('booking.venueCancellationLimit', z.int().min(0).max(10_000), 3, {
  title: { fr: 'Annulations par un lieu', en: 'Cancellations by a venue' },
  meaning: {
    fr: 'Au-delà de ce nombre d’annulations par un lieu, l’administration du réseau est prévenue.',
    en: 'When a venue cancels more bookings than this, the administrators of the network get a notice.',
  },
  unit: null,
});
/** Days in which the cancellations of a venue are counted. */
export const venueCancellationDays = setting('booking.venueCancellationDays', z.int().min(1).max(366), 30, {
  title: { fr: 'Période des annulations par un lieu', en: 'Period of cancellations by a venue' },
  meaning: {
    fr: 'Les annulations d’un lieu sont comptées sur ce nombre de jours.',
    en: 'The cancellations of a venue are counted over this many days.',
  },
  unit: 'DAYS',
});

/** Minutes before the start. The second reminder for a desk is sent while cancelling is still free. */
export const reminderTimes = setting(
  'booking.reminders',
  perKind(z.array(minutes).max(4).readonly()),
  perKindDefaults<readonly number[]>([48 * 60, 120], { DESK_AREA: [24 * 60, 180], MACHINE: [24 * 60, 120] }),
  {
    title: { fr: 'Rappels', en: 'Reminders' },
    meaning: {
      fr: 'Par type d’espace : combien de minutes avant le début partent les rappels, quatre au plus.',
      en: 'By kind of space: how many minutes before the start reminders are sent, four at most.',
    },
    unit: 'MINUTES',
    parts: spaceKinds,
  },
);
