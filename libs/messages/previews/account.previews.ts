import { type Locale } from '#libs/platform';
import { securityNotice, signInLink } from '../account.notifications.js';
import { digestMail } from '../notifications/digest.mail.js';
import { DIGEST } from '../notifications/notification-kinds.js';
import { securityMail } from '../security.mail.js';
import { signInMail } from '../sign-in.mail.js';
import { mailPreview } from './mail-previews.js';
import { SAMPLE } from './samples.js';

const { address, memberName, networkName, now, unsubscribeUrl, zone } = SAMPLE;

mailPreview(signInLink.name, (locale) =>
  signInMail({ url: address('/sign-in?token=sample'), networkName, minutesValid: 15 }, locale),
);
mailPreview(securityNotice.name, (locale) =>
  securityMail(
    { action: 'PASSKEY_ADDED', at: now, times: 1, zone, name: memberName, url: address('/account') },
    locale,
  ),
);
const texts = {
  fr: [
    'C’est réservé : Salle du Métier à tisser, mar. 24 nov., 14 h – 16 h',
    'Nadia Perrin vous invite dans l’équipe de Fil à fil',
  ],
  en: [
    'Booked: Salle du Métier à tisser, Tue 24 Nov, 14:00 – 16:00',
    'Nadia Perrin invites you into the team of Fil à fil',
  ],
};
const digest = (every: 'DAILY' | 'WEEKLY') => (locale: Locale) =>
  digestMail(
    {
      digest: every,
      name: memberName,
      networkName,
      texts: texts[locale].map((title) => ({ title, path: '/' })),
      url: address(''),
      unsubscribeUrl,
    },
    locale,
  );
mailPreview(DIGEST, { DAILY: digest('DAILY'), WEEKLY: digest('WEEKLY') });
