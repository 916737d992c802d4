import { countTouchedBy, statement } from '#libs/platform';
import { cancellation, gridMinutes, horizonDays, reminderTimes } from './booking.settings.js';
import { blockingList } from './rules/states.js';

const bookingsFrom = statement(
  'booking.countFrom',
  `select count(*)::int as n from booking
    where network_id = (select current_network()) and state in (${blockingList}) and starts_at >= $1`,
);
const remindersFrom = statement(
  'booking.countRemindersFrom',
  `select count(*)::int as n from outbox
    where network_id = (select current_network()) and topic = 'booking.remind' and done_at is null and voided_at is null and run_at >= $1`,
);

countTouchedBy(horizonDays, async (tx, { from, before, after }) => {
  if (after >= before) return [];
  const { n } = await tx.one<{ n: number }>(bookingsFrom, [from.add({ hours: after * 24 })]);
  return [
    {
      count: n,
      what: {
        fr: 'réservations commencent au-delà de la nouvelle limite ; elles restent valables',
        en: 'bookings start beyond the new limit; they stay valid',
      },
    },
  ];
});
countTouchedBy(reminderTimes, async (tx, { from }) => {
  const { n } = await tx.one<{ n: number }>(remindersFrom, [from]);
  return [
    {
      count: n,
      what: {
        fr: 'rappels sont déjà programmés après cette date ; ils gardent leur heure',
        en: 'reminders are planned after this date already; they keep their time',
      },
    },
  ];
});
const BOOKED_UNDER_OLD_RULE = {
  fr: 'réservations à venir ont été faites avec l’ancienne règle ; elles la gardent',
  en: 'bookings to come were made under the old rule; they keep it',
};
for (const setting of [cancellation, gridMinutes])
  countTouchedBy<unknown>(setting, async (tx, { from }) => {
    const { n } = await tx.one<{ n: number }>(bookingsFrom, [from]);
    return [{ count: n, what: BOOKED_UNDER_OLD_RULE }];
  });
