import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { type BookingMail, bookingCalendar, bookingConfirmedMail, bookingReminderMail } from './booking.mail.js';
import {
  bookingCancelledByVenueMail,
  bookingCancelledMail,
  bookingWithdrawnMail,
  feeWaivedMail,
} from './cancelling.mail.js';
import { type MailContent } from './mail-layout.js';
import { signInMail } from './sign-in.mail.js';
import { XSS_PAYLOADS } from '#libs/testing';

const at = (text: string) => Temporal.Instant.from(text);
const cancelledByVenue = (mail: BookingMail): MailContent =>
  bookingCancelledByVenueMail(
    mail,
    {
      venueName: mail.venue.name,
      reason: mail.memberName === booking.memberName ? 'Dégât des eaux' : mail.memberName,
      compensationCents: 240,
      searchUrl: 'http://localhost:3000/lyon?kind=MEETING_ROOM',
    },
    'fr',
  );
const read = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const booking: BookingMail = {
  bookingCode: 'K7P2QX',
  memberName: 'Jeanne Côté',
  memberEmail: 'jeanne@spec.example',
  items: [
    { spaceName: 'Découpe laser', seats: 1 },
    { spaceName: 'Grand établi', seats: 3 },
  ],
  venue: { name: 'YouFactory', address: '50 rue Antoine Primat, 69100 Villeurbanne', lat: 45.766, lon: 4.879, stepFree: true }, // prettier-ignore
  start: at('2026-11-23T08:00:00Z'),
  end: at('2026-11-23T10:00:00Z'),
  zone: 'Europe/Paris',
  accessCode: '482913',
  opensAt: at('2026-11-23T07:45:00Z'),
  creditMinutesFromPass: 390,
  amountCents: 480,
  cancelFreeUntil: at('2026-11-21T08:00:00Z'),
  url: 'http://localhost:3000/lyon/bookings/K7P2QX',
  uid: 'booking-1@localhost',
  sequence: 0,
  stampedAt: at('2026-11-20T08:00:00Z'),
  organizer: { name: 'Traboule', email: 'bonjour@traboule.example' },
};
const signIn = { url: 'http://localhost:3000/lyon/sign-in?token=abc&x=1', networkName: 'Lyon', minutesValid: 15 };
const calendarIn = ({ calendar }: MailContent) => new ICAL.Component(ICAL.parse(calendar!.body) as unknown as string);
const eventIn = (mail: MailContent) => calendarIn(mail).getFirstSubcomponent('vevent')!;

describe('the mail of a confirmed booking', () => {
  it('contains the space, place, time, code, price, cancellation deadline and link, in French', () => {
    const { subject, text } = bookingConfirmedMail(booking, 'fr');
    expect(read(subject)).toBe('C’est réservé : Découpe laser, Grand établi (3 places), lun. 23 nov., 9 h – 11 h');
    for (const line of [
      'Bonjour Jeanne Côté,',
      'Quoi : Découpe laser, Grand établi (3 places)',
      'Où : YouFactory, 50 rue Antoine Primat, 69100 Villeurbanne (accès de plain-pied)',
      'Quand : lun. 23 nov., 9 h – 11 h',
      'Code d’entrée : 482913',
      'Code valable dès : lun. 23 nov. à 8 h 45',
      'Prix : 6 h 30 de vos heures incluses et 4,80 € TTC',
      'Réservation : K7P2QX',
      'Un empêchement ? Vous pouvez annuler sans frais jusqu’au sam. 21 nov. à 9 h.',
      booking.url,
    ]) {
      expect(read(text).split('\n')).toContain(line);
    }
  });

  it('contains the same in English', () => {
    const { subject, text } = bookingConfirmedMail(booking, 'en');
    expect(read(subject)).toBe('Booked: Découpe laser, Grand établi (3 seats), Mon 23 Nov, 9:00 – 11:00');
    expect(read(text)).toContain('Price: 6 h 30 min of your included hours and €4.80 incl. VAT\n');
    expect(read(text)).toContain('You can cancel for free until Sat 21 Nov, 9:00.');
  });

  it.each([
    [{ amountCents: 0 }, 'Prix : 6 h 30 de vos heures incluses\n'],
    [{ creditMinutesFromPass: 0 }, 'Prix : 4,80 € TTC\n'],
    [{ creditMinutesFromPass: 0, amountCents: 0 }, 'Prix : Rien à payer\n'],
    [{ cancelFreeUntil: null }, 'L’annulation n’est plus gratuite'],
  ])('shows the right text for %j', (fields, line) => {
    expect(read(bookingConfirmedMail({ ...booking, ...fields }, 'fr').text)).toContain(line);
  });

  it('omits the code and the step-free access when there is none', () => {
    const bare = { ...booking, accessCode: null, venue: { ...booking.venue, stepFree: false } };
    const { text, html, calendar } = bookingConfirmedMail(bare, 'fr');
    for (const form of [text, html, calendar!.body]) expect(form).not.toMatch(/Code|plain-pied|null/);
  });

  it('contains every word of its plain text in its HTML', () => {
    const { text, html } = bookingConfirmedMail(booking, 'fr');
    const shown = read(html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '));
    for (const line of read(text).split('\n')) for (const part of line.split(' : ')) expect(shown).toContain(part.replace(/^-- $| :$/, '').trim()); // prettier-ignore
  });

  it('has a short subject however long the names are', () => {
    const items = [{ spaceName: '👩🏽‍🔧'.repeat(60), seats: 1 }];
    const { subject } = bookingConfirmedMail({ ...booking, items }, 'fr');
    expect([...subject].length).toBeLessThan(110);
    expect(subject.isWellFormed()).toBe(true);
  });
});

describe('the calendar entry of a booking', () => {
  it('is sent with the confirmation and the reminder and withdrawn with the cancellation, under one UID', () => {
    const mails = [
      bookingConfirmedMail(booking, 'fr'),
      bookingReminderMail(booking, 'fr'),
      bookingCancelledMail({ ...booking, sequence: 1 }, 'fr'),
    ];
    const seen = mails.map((mail) => [mail.calendar!.method, calendarIn(mail).getFirstPropertyValue('method'), ...['uid', 'sequence', 'status'].map((name) => eventIn(mail).getFirstPropertyValue(name))]); // prettier-ignore
    expect(seen).toEqual([
      ['REQUEST', 'REQUEST', 'booking-1@localhost', 0, 'CONFIRMED'],
      ['REQUEST', 'REQUEST', 'booking-1@localhost', 0, 'CONFIRMED'],
      ['CANCEL', 'CANCEL', 'booking-1@localhost', 1, 'CANCELLED'],
    ]);
  });

  it('contains the times, the place, the code and the link', () => {
    const event = eventIn(bookingConfirmedMail(booking, 'fr'));
    expect(event.getFirstPropertyValue('dtstart')!.toString()).toBe('2026-11-23T08:00:00Z');
    expect(event.getFirstPropertyValue('dtend')!.toString()).toBe('2026-11-23T10:00:00Z');
    expect(event.getFirstPropertyValue('location')).toBe('YouFactory, 50 rue Antoine Primat, 69100 Villeurbanne');
    expect(event.getFirstPropertyValue('description')).toContain('482913');
    expect(event.getFirstPropertyValue('url')).toBe(booking.url);
  });

  it('is downloaded without an attendee, and without the code after a cancellation', () => {
    expect(bookingCalendar(booking, 'PUBLISH', 'en')).not.toContain('ATTENDEE');
    expect(bookingCalendar(booking, 'CANCEL', 'en')).not.toContain('482913');
  });
});

describe('the mail of a cancelled booking', () => {
  it('lists what is given back', () => {
    const french = read(bookingCancelledMail(booking, 'fr').text);
    expect(french).toContain('6 h 30 reviennent dans vos heures incluses.');
    expect(french).toContain('4,80 € ne vous seront pas facturés.');
    expect(read(bookingCancelledMail(booking, 'en').text)).toContain('€4.80 will not be charged.');
  });

  it('omits what was not paid and the door code', () => {
    const { text } = bookingCancelledMail({ ...booking, amountCents: 0, creditMinutesFromPass: 0 }, 'fr');
    expect(text).not.toMatch(/heures incluses|factur|482913/);
  });
});

describe('the mails of a booking that does not take place', () => {
  it('name the fee that is kept, and give back the rest', () => {
    const late = { ...booking, fee: { creditMinutes: 195, amountCents: 240 } };
    const text = read(bookingCancelledMail(late, 'fr').text);
    expect(text).toContain('Frais d’annulation, comme annoncé : 3 h 15 de vos heures incluses et 2,40 € TTC.');
    expect(text).toContain('3 h 15 reviennent dans vos heures incluses.');
    expect(text).toContain('2,40 € ne vous seront pas facturés.');
    expect(text).not.toContain('sans frais');
  });

  it('apologise when the venue cancels, with its reason, the compensation and a search for the same time', () => {
    const { text, calendar } = cancelledByVenue(booking);
    for (const line of ['« Dégât des eaux »', '2,40 € vous sont dus', 'http://localhost:3000/lyon?kind=MEETING_ROOM'])
      expect(read(text)).toContain(line);
    expect(calendar!.method).toBe('CANCEL');
  });

  it('are a receipt of a withdrawal, with its date and time', () => {
    expect(read(bookingWithdrawnMail(booking, at('2026-11-20T09:30:00Z'), 'en').text)).toMatch(
      /You withdrew from the contract of this booking on .*10:30\. This message is the receipt/,
    );
  });

  it('say what is given back because somebody else came', () => {
    const { text } = feeWaivedMail(booking, { creditMinutes: 0, amountCents: 240 }, 'fr');
    expect(read(text)).toContain('servi à quelqu’un d’autre : nous vous rendons 2,40 € TTC.');
  });
});

describe('the sign-in mail', () => {
  it('shows the link as a button and as text, and how long it works', () => {
    const { text, html, calendar } = signInMail(signIn, 'fr');
    expect(text).toContain(`${signIn.url}\n`);
    expect(text).toContain('pendant 15 minutes');
    expect(html.match(/href="http:\/\/localhost:3000\/lyon\/sign-in\?token=abc&amp;x=1"/g)).toHaveLength(2);
    expect(calendar).toBeUndefined();
    expect(signInMail(signIn, 'en').text).toContain('for 15 minutes');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', ''])('refuses the link %j', (url) => {
    expect(() => signInMail({ ...signIn, url }, 'fr')).toThrow(TypeError);
  });
});

/** Every tag of a page with its attribute names: a payload has to change one of them to have an effect. */
const skeleton = (html: string): string[] =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""').replace(/\s+/g, ' '));

describe('mails about hostile names', () => {
  const hostile = (payload: string): BookingMail => ({
    ...booking,
    bookingCode: payload,
    memberName: payload,
    items: [
      { spaceName: payload, seats: 1 },
      { spaceName: payload, seats: 3 },
    ],
    venue: { ...booking.venue, name: payload, address: payload },
    accessCode: payload,
    uid: payload,
    organizer: { name: payload, email: 'bonjour@traboule.example' },
  });
  const templates: [string, (mail: BookingMail) => MailContent][] = [
    ['confirmed', (mail) => bookingConfirmedMail(mail, 'fr')],
    ['reminder', (mail) => bookingReminderMail(mail, 'en')],
    ['cancelled', (mail) => bookingCancelledMail(mail, 'fr')],
    ['cancelled by the venue', cancelledByVenue],
    ['withdrawn', (mail) => bookingWithdrawnMail(mail, at('2026-11-20T09:30:00Z'), 'fr')],
    ['fee given back', (mail) => feeWaivedMail(mail, { creditMinutes: 15, amountCents: 240 }, 'en')],
    ['sign-in', (mail) => signInMail({ ...signIn, networkName: mail.memberName }, 'en')],
  ];

  it('covers at least 40 payloads', () => expect(new Set(XSS_PAYLOADS).size).toBeGreaterThanOrEqual(40));

  it.each(XSS_PAYLOADS)('escapes %j in every field of every mail', (payload) => {
    for (const [, template] of templates) {
      const [tame, wild] = [template(hostile('x')), template(hostile(payload))];
      expect(skeleton(wild.html)).toEqual(skeleton(tame.html));
      // Control characters are removed, so the payload is searched for without them.
      // eslint-disable-next-line no-control-regex
      const bare = payload.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '');
      if (/[<>"'`]/.test(bare)) expect(wild.html).not.toContain(bare);
      expect(wild.html).not.toMatch(/href="(?!http:\/\/localhost:3000\/)/);
      expect(wild.text.split('\n')).toHaveLength(tame.text.split('\n').length);
      expect(wild.subject).not.toMatch(/[\r\n]/);
      const lines = (mail: MailContent) => mail.calendar?.body.replaceAll('\r\n ', '').split('\r\n').map((line) => line.split(/[:;]/)[0]); // prettier-ignore
      expect(lines(wild)).toEqual(lines(tame));
    }
  });
});
