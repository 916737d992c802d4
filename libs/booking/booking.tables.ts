import { declareTables, exportedAs, nonPersonal, notExported, personal } from '#libs/platform';

const PURPOSE = { fr: 'Vos réservations', en: 'Your bookings' };
const TEN_YEARS = {
  fr: '10 ans, comme la vente qui en résulte, sans votre nom après effacement',
  en: '10 years, like the sale, without your name after erasure',
};

declareTables('booking', {
  booking: personal({
    scope: 'NETWORK',
    rows: `:member in (member_id, booked_by_id)`,
    purpose: PURPOSE,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: `id code member_id booked_by_id starts_at ends_at state cancellation_policy free_until sequence booked_at
      cancelled_at`,
    personal: {
      venue_id: exportedAs(
        `(select v.name from venue v where (v.network_id, v.id) = (booking.network_id, booking.venue_id))`,
      ),
      during: notExported('starts_at and ends_at say the same'),
      tariff_id: notExported('the price list, which is public'),
    },
    nonPersonal: 'network_id',
  }),
  hours_decision: personal({
    scope: 'NETWORK',
    rows: `decided_by_id = :member or exists (select from booking b
      where (b.network_id, b.id) = (hours_decision.network_id, hours_decision.booking_id) and b.member_id = :member)`,
    purpose: {
      fr: 'Savoir ce qui a été décidé d’une réservation quand le lieu a changé ses horaires',
      en: 'To know what was decided about a booking when the venue changed its hours',
    },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id booking_id decision during reason decided_by_id decided_at',
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (hours_decision.network_id, hours_decision.space_id))`,
      ),
      moved_to_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (hours_decision.network_id, hours_decision.moved_to_id))`,
      ),
    },
    nonPersonal: 'network_id',
  }),
  pass_opening: nonPersonal('network_id id space_id weekday from_minute until_minute seats minutes'),
  pass_opening_counter: nonPersonal('network_id opening_id at used cap'),
  // Which booking used what is open to the pass. The booking itself says the same, and is exported.
  pass_opening_use: nonPersonal('network_id booking_id opening_id at amount'),
  booking_item: personal({
    scope: 'NETWORK',
    rows: `exists (select from booking b where (b.network_id, b.id) = (booking_item.network_id, booking_item.booking_id)
      and :member in (b.member_id, b.booked_by_id))`,
    purpose: PURPOSE,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id booking_id seats revision',
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (booking_item.network_id, booking_item.space_id))`,
      ),
    },
    nonPersonal: 'network_id',
  }),
});
