import { SAMPLE, type SessionMail, mailPreview, placeOfferedMail, placeTakenMail, sessionCancelledMail, sessionReminderMail } from '#libs/messages'; // prettier-ignore
import { type Locale } from '#libs/platform';
import { placeOffered, placeTaken, sessionCancelled, sessionReminder } from './session.notifications.js';

const titles = { fr: 'Formation à la découpe laser', en: 'Laser cutter training' };
const session = (locale: Locale): SessionMail => ({
  title: titles[locale],
  memberName: SAMPLE.memberName,
  memberEmail: SAMPLE.memberEmail,
  venue: SAMPLE.venue,
  spaceName: SAMPLE.spaceName,
  start: SAMPLE.start,
  end: SAMPLE.end,
  zone: SAMPLE.zone,
  url: SAMPLE.address('/sessions/sample'),
  uid: 'place-sample@traboule.example',
  sequence: 0,
  stampedAt: SAMPLE.now,
  organizer: SAMPLE.organizer,
});

mailPreview(placeTaken.name, (locale) => placeTakenMail(session(locale), locale, SAMPLE.unsubscribeUrl));
mailPreview(sessionReminder.name, (locale) => sessionReminderMail(session(locale), locale, SAMPLE.unsubscribeUrl));
mailPreview(placeOffered.name, (locale) =>
  placeOfferedMail(session(locale), SAMPLE.start.subtract({ hours: 24 }), locale),
);
mailPreview(sessionCancelled.name, (locale) => sessionCancelledMail(session(locale), true, locale));
