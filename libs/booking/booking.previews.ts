import {
  SAMPLE,
  bookingCancelledByVenueMail,
  bookingCancelledMail,
  bookingConfirmedMail,
  bookingMovedByVenueMail,
  bookingMovedMail,
  bookingReminderMail,
  bookingWithdrawnMail,
  feeWaivedMail,
  hoursDecisionMail,
  mailPreview,
  presenceMail,
  requestAnsweredMail,
  requestReceivedMail,
  sampleBooking,
  seriesConfirmedMail,
  timeOfferedMail,
} from '#libs/messages';
import { type Locale } from '#libs/platform';
import {
  bookingCancelled,
  bookingConfirmed,
  bookingHoursDecided,
  bookingMoved,
  bookingMovedByVenue,
  bookingReminder,
  seriesConfirmed,
} from './booking.notifications.js';
import { bookingCancelledByVenue, bookingWithdrawn, feeWaived } from './cancelling/cancelling.notifications.js';
import { noShowAnswered, noShowRecorded, reconfirmationAsked } from './presence/presence.notifications.js';
import { requestAnswered, requestReceived } from './requests/request.notifications.js';
import { timeOffered } from './waiting/waiting.notifications.js';

const { address, memberName, now, spaceName, start, end, unsubscribeUrl, venue, zone } = SAMPLE;
const fee = { creditMinutes: 90, amountCents: 240 };
const words = {
  fr: { damage: 'Dégât des eaux', busy: 'La salle sert à un jury ce jour-là', there: 'Nous vous avons vue, merci', note: 'Nous serons six' }, // prettier-ignore
  en: { damage: 'Water damage', busy: 'A jury uses the room that day', there: 'We saw you, thank you', note: 'There will be six of us' }, // prettier-ignore
};

mailPreview(bookingConfirmed.name, {
  '': (locale) => bookingConfirmedMail(sampleBooking(), locale, unsubscribeUrl),
  BY_VENUE: (locale) => bookingConfirmedMail(sampleBooking({ bookedBy: SAMPLE.mentorName }), locale, unsubscribeUrl),
});
mailPreview(seriesConfirmed.name, (locale) => {
  const week = 7 * 24;
  const mails = [0, 1, 2].map((n) =>
    sampleBooking({ start: start.add({ hours: n * week }), end: end.add({ hours: n * week }) }),
  );
  return seriesConfirmedMail(mails, locale, unsubscribeUrl);
});
mailPreview(bookingReminder.name, (locale) => bookingReminderMail(sampleBooking(), locale, unsubscribeUrl));
mailPreview(bookingMoved.name, (locale) => bookingMovedMail(sampleBooking({ sequence: 1 }), locale, unsubscribeUrl));
mailPreview(bookingMovedByVenue.name, (locale) =>
  bookingMovedByVenueMail(
    sampleBooking({ sequence: 1 }),
    {
      spaceName,
      venueName: venue.name,
      start: start.subtract({ hours: 3 }),
      end: end.subtract({ hours: 3 }),
      reason: words[locale].damage,
    },
    locale,
  ),
);
mailPreview(bookingCancelled.name, {
  '': (locale) => bookingCancelledMail(sampleBooking(), locale, unsubscribeUrl),
  WITH_FEE: (locale) => bookingCancelledMail(sampleBooking({ fee }), locale, unsubscribeUrl),
});
mailPreview(bookingCancelledByVenue.name, (locale) =>
  bookingCancelledByVenueMail(
    sampleBooking(),
    {
      venueName: venue.name,
      reason: words[locale].damage,
      compensationCents: 240,
      searchUrl: address('?kind=MEETING_ROOM'),
    },
    locale,
  ),
);
mailPreview(bookingWithdrawn.name, (locale) => bookingWithdrawnMail(sampleBooking(), now, locale));
mailPreview(feeWaived.name, (locale) => feeWaivedMail(sampleBooking(), fee, locale, unsubscribeUrl));

const decided = (decision: 'KEEP' | 'MOVE' | 'CANCEL') => (locale: Locale) =>
  hoursDecisionMail(
    sampleBooking(),
    { decision, spaceName, venueName: venue.name, reason: words[locale].damage, compensationCents: 0 },
    locale,
  );
mailPreview(bookingHoursDecided.name, { KEEP: decided('KEEP'), MOVE: decided('MOVE'), CANCEL: decided('CANCEL') });

mailPreview(noShowRecorded.name, (locale) =>
  presenceMail(sampleBooking(), { about: 'NO_SHOW', contestUntil: end.add({ hours: 168 }) }, locale, unsubscribeUrl),
);
mailPreview(noShowAnswered.name, (locale) =>
  presenceMail(
    sampleBooking(),
    { about: 'ANSWER', outcome: 'WAS_THERE', words: words[locale].there, from: venue.name },
    locale,
    unsubscribeUrl,
  ),
);
mailPreview(reconfirmationAsked.name, (locale) =>
  presenceMail(sampleBooking(), { about: 'RECONFIRM', by: start.subtract({ hours: 24 }) }, locale),
);

mailPreview(timeOffered.name, (locale) =>
  timeOfferedMail(
    {
      name: memberName,
      spaceName,
      venueName: venue.name,
      address: venue.address,
      start,
      end,
      zone,
      seats: 1,
      expiresAt: now.add({ hours: 2 }),
      url: address('/bookings'),
    },
    locale,
  ),
);
mailPreview(requestReceived.name, (locale) => {
  const answerBy = now.add({ hours: 24 });
  const times = { start: start.toString(), end: end.toString(), zone, answerBy: answerBy.toString() };
  const data = { code: 'K7P2QX', what: spaceName, member: memberName, slug: 'l-atelier-des-pentes', ...times };
  const { title, path } = requestReceived.text(data, locale);
  return requestReceivedMail(
    {
      name: SAMPLE.mentorName,
      title,
      memberName,
      spaceName,
      start,
      end,
      zone,
      seats: 1,
      note: words[locale].note,
      answerBy,
      creditMinutesFromPass: 180,
      amountInclVatCents: 480,
      url: address(path),
      unsubscribeUrl,
    },
    locale,
  );
});
const answered = (answer: 'ACCEPTED' | 'REFUSED' | 'EXPIRED') => (locale: Locale) =>
  requestAnsweredMail(
    sampleBooking(),
    {
      answer,
      reason: answer === 'REFUSED' ? words[locale].busy : null,
      suggestedStart: answer === 'REFUSED' ? start.add({ hours: 24 }) : null,
      searchUrl: address('?kind=MEETING_ROOM'),
    },
    locale,
  );
mailPreview(requestAnswered.name, { ACCEPTED: answered('ACCEPTED'), REFUSED: answered('REFUSED'), EXPIRED: answered('EXPIRED') }); // prettier-ignore
