import { SAMPLE, mailPreview } from '#libs/messages';
import { hoursUsedMail, subscriptionChangedMail } from './subscription.mail.js';
import { hoursUsed, subscriptionChanged } from './subscription.notifications.js';

const { address, memberName: name, networkName, now, start, unsubscribeUrl, zone } = SAMPLE;
const url = address('/pass');

mailPreview(subscriptionChanged.name, (locale) =>
  subscriptionChangedMail(
    {
      kind: 'UPGRADED',
      at: now,
      bindsAt: start,
      nowCents: 6_480,
      slug: 'lyon',
      networkName,
      zone,
      booked: { bookings: 0, creditMinutes: 0, cents: 0 },
      planName: { fr: 'Régulier', en: 'Regular' },
      monthlyCents: 13_200,
      name,
      url,
    },
    locale,
  ),
);
mailPreview(hoursUsed.name, (locale) => hoursUsedMail({ percent: 80, name, networkName, url }, locale, unsubscribeUrl));
