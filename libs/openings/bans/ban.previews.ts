import { SAMPLE, mailPreview } from '#libs/messages';
import { banMail } from './ban.mail.js';

const reason = {
  fr: 'Machine laissée allumée toute la nuit, deux fois',
  en: 'A machine left running overnight, twice',
};

mailPreview('venue.ban', (locale) =>
  banMail(
    {
      memberName: SAMPLE.memberName,
      venueName: SAMPLE.venue.name,
      reason: reason[locale],
      url: SAMPLE.address('/bookings'),
    },
    locale,
  ),
);
