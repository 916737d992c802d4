import { type NotificationKind, SAMPLE, mailPreview } from '#libs/messages';
import { type Locale } from '#libs/platform';
import { invitationMail, noticeMail, stillRightMail } from './publishing.mail.js';
import { claimApproved, claimRefused, claimWaiting, invitedToVenue, stillRight } from './publishing.notifications.js';

const { address, memberName, mentorName, networkName, unsubscribeUrl, zone } = SAMPLE;
const venue = { name: SAMPLE.venue.name, slug: 'l-atelier-des-pentes' };
const reasons = {
  fr: 'Le SIREN ne correspond pas à ce lieu',
  en: 'The company number does not belong to this venue',
};

const notice = <Data>(kind: NotificationKind<Data>, data: (locale: Locale) => Data): void =>
  mailPreview(kind.name, (locale) => {
    const text = kind.text(data(locale), locale);
    return noticeMail({ name: memberName, text, url: address(text.path), unsubscribeUrl }, locale);
  });

notice(claimWaiting, () => ({ ...venue, member: mentorName }));
notice(claimApproved, () => venue);
notice(claimRefused, (locale) => ({ ...venue, reason: reasons[locale] }));
mailPreview(invitedToVenue.name, (locale) =>
  invitationMail(
    {
      name: '',
      text: invitedToVenue.text(venue, locale),
      url: address('/invitation?token=sample'),
      inviter: mentorName,
      venue: venue.name,
      networkName,
      expiresAt: SAMPLE.end,
      zone,
    },
    locale,
  ),
);
mailPreview(stillRight.name, (locale) => {
  const text = stillRight.text(venue, locale);
  const confirmUrl = address('/still-right/sample');
  return stillRightMail({ name: memberName, text, url: address(text.path), confirmUrl, unsubscribeUrl }, locale);
});
