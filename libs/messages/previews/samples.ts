import { type BookingMail } from '../booking.mail.js';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** Invented facts, the same in all previews. Their addresses lead nowhere. */
export const SAMPLE = {
  address: (path: string): string => `https://traboule.example/lyon${path}`,
  unsubscribeUrl: 'https://traboule.example/unsubscribe/sample',
  memberName: 'Camille Bertrand',
  memberEmail: 'camille@traboule.example',
  mentorName: 'Nadia Perrin',
  networkName: 'Lyon',
  zone: 'Europe/Paris',
  venue: {
    name: 'L’Atelier des Pentes',
    address: '12 montée de la Grande-Côte, 69001 Lyon',
    lat: 45.771,
    lon: 4.831,
    stepFree: true,
  },
  spaceName: 'Salle du Métier à tisser',
  now: at('2026-11-20T08:00:00Z'),
  start: at('2026-11-24T13:00:00Z'),
  end: at('2026-11-24T15:00:00Z'),
  organizer: { name: 'Traboule', email: 'bonjour@traboule.example' },
} as const;

/** A booking of two hours, paid by hours of the pass and euros. */
export const sampleBooking = (fields: Partial<BookingMail> = {}): BookingMail => ({
  bookingCode: 'K7P2QX',
  memberName: SAMPLE.memberName,
  memberEmail: SAMPLE.memberEmail,
  items: [{ spaceName: SAMPLE.spaceName, seats: 1 }],
  venue: SAMPLE.venue,
  start: SAMPLE.start,
  end: SAMPLE.end,
  zone: SAMPLE.zone,
  accessCode: '482913',
  opensAt: at('2026-11-24T12:45:00Z'),
  creditMinutesFromPass: 180,
  amountCents: 480,
  cancelFreeUntil: at('2026-11-23T13:00:00Z'),
  url: SAMPLE.address('/bookings?code=K7P2QX'),
  uid: 'booking-sample@traboule.example',
  sequence: 0,
  stampedAt: SAMPLE.now,
  organizer: SAMPLE.organizer,
  ...fields,
});
