import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { XSS_PAYLOADS } from '#libs/testing';
import { type BookingMail } from './booking.mail.js';
import { type HoursDecisionMail, hoursDecisionMail } from './hours.mail.js';

const at = (text: string) => Temporal.Instant.from(text);
const read = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const booking: BookingMail = {
  bookingCode: 'K7P2QX',
  memberName: 'Jeanne Côté',
  memberEmail: 'jeanne@spec.example',
  items: [{ spaceName: 'Salle Lin', seats: 1 }],
  venue: { name: 'La Navette', address: '2 rue du Port, 69007 Lyon', lat: 45.75, lon: 4.84, stepFree: false },
  start: at('2026-11-23T08:00:00Z'),
  end: at('2026-11-23T10:00:00Z'),
  zone: 'Europe/Paris',
  accessCode: '482913',
  opensAt: at('2026-11-23T07:45:00Z'),
  creditMinutesFromPass: 60,
  amountCents: 480,
  cancelFreeUntil: at('2026-11-21T08:00:00Z'),
  url: 'http://localhost:3000/lyon/bookings?code=K7P2QX',
  uid: 'booking-1@traboule',
  sequence: 1,
  stampedAt: at('2026-11-20T08:00:00Z'),
  organizer: { name: 'Traboule', email: 'bonjour@traboule.example' },
};
const hours = (decision: HoursDecisionMail['decision'], reason: string | null = 'Dégât des eaux') => ({
  decision,
  reason,
  spaceName: 'Salle Soie',
  venueName: 'Le Passage',
  compensationCents: 250,
});
const eventOf = (body: string) => {
  const calendar = new ICAL.Component(ICAL.parse(body) as unknown as string);
  const event = calendar.getFirstSubcomponent('vevent')!;
  return [calendar.getFirstPropertyValue('method'), event.getFirstPropertyValue('uid'), event.getFirstPropertyValue('sequence')]; // prettier-ignore
};

describe('the mail about a booking that new opening hours leave out', () => {
  it('says that it is kept, and sends no new invitation', () => {
    const { subject, text, calendar } = hoursDecisionMail(booking, hours('KEEP'), 'fr');
    expect(read(subject)).toBe('Maintenu : Salle Lin, lun. 23 nov., 9 h – 11 h');
    expect(read(text)).toContain('Le Passage change ses horaires (« Dégât des eaux »).');
    expect(read(text)).toContain('Code d’entrée : 482913');
    expect(calendar).toBeUndefined();
  });

  it('says where it moves, with the invitation for the new place', () => {
    const { subject, text, calendar } = hoursDecisionMail(booking, hours('MOVE', null), 'en');
    expect(read(subject)).toBe('Moved: Salle Lin, Mon 23 Nov, 9:00 – 11:00');
    expect(read(text)).toContain('Le Passage changes its opening hours and can no longer welcome you');
    expect(read(text)).toContain('Where: La Navette, 2 rue du Port, 69007 Lyon');
    expect(eventOf(calendar!.body)).toEqual(['REQUEST', 'booking-1@traboule', 1]);
  });

  it('says that it is cancelled and what is given back, and withdraws the invitation', () => {
    const { text, calendar } = hoursDecisionMail(booking, hours('CANCEL'), 'fr');
    for (const line of [
      '1 h reviennent dans vos heures incluses.',
      '4,80 € ne vous seront pas facturés.',
      '2,50 € vous sont dus',
    ])
      expect(read(text)).toContain(line);
    expect(text).not.toContain('482913');
    expect(eventOf(calendar!.body)).toEqual(['CANCEL', 'booking-1@traboule', 1]);
  });

  it.each(XSS_PAYLOADS)('shows %j as text', (payload) => {
    for (const locale of ['fr', 'en'] as const)
      for (const decision of ['KEEP', 'MOVE', 'CANCEL'] as const) {
        const { html } = hoursDecisionMail(booking, { ...hours(decision, payload), venueName: payload, spaceName: payload }, locale); // prettier-ignore
        expect(html).not.toMatch(/<(script|img|svg|iframe)[^>]*(onerror|onload|alert)/i);
      }
  });
});
