import { SAMPLE, mailPreview } from '#libs/messages';
import { type Locale } from '#libs/platform';
import { type WaitMail, waitOfferedMail, waitOverMail, waitProposedMail } from './waits.mail.js';
import { waitOffered, waitOver, waitProposed } from './waits.notifications.js';

const { address, memberEmail: email, memberName, mentorName, start, zone } = SAMPLE;
const words = {
  fr: { subject: 'Levée de fonds', question: 'Comment préparer une première levée avec deux associés ?' },
  en: { subject: 'Fundraising', question: 'How do two partners prepare their first fundraising?' },
};
const wait = (locale: Locale, to: 'FOUNDER' | 'MENTOR', path: string): WaitMail => ({
  recipient: { id: '', name: to === 'FOUNDER' ? memberName : mentorName, email, locale },
  other: to === 'FOUNDER' ? mentorName : memberName,
  ...words[locale],
  zone,
  url: address(path),
});

mailPreview(waitOffered.name, (locale) => waitOfferedMail(wait(locale, 'MENTOR', '/mentoring'), start));
mailPreview(waitProposed.name, (locale) =>
  waitProposedMail(wait(locale, 'FOUNDER', '/appointments'), [start, start.add({ hours: 24 })]),
);
mailPreview(waitOver.name, (locale) => waitOverMail(wait(locale, 'FOUNDER', '/appointments')));
