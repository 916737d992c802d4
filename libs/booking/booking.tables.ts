import { declareTables, erasedAs, exportedAs, nonPersonal, notExported, personal } from '#libs/platform';

const PURPOSE = { fr: 'Vos réservations', en: 'Your bookings' };
const TEN_YEARS = {
  fr: '10 ans, comme la vente qui en résulte, sans votre nom après effacement',
  en: '10 years, like the sale, without your name after erasure',
};

const ofBooking = (table: string): string =>
  `exists (select from booking b where (b.network_id, b.id) = (${table}.network_id, ${table}.booking_id) and b.member_id = :member)`;

declareTables('booking', {
  booking: personal({
    scope: 'NETWORK',
    rows: `:member in (member_id, booked_by_id)`,
    purpose: PURPOSE,
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: `id code member_id booked_by_id starts_at ends_at state cancellation_policy free_until sequence booked_at
      cancelled_at cancelled_by cancellation_reason withdrawal_until express_request_at terms_version withdrawn_at series_id
      must_reconfirm_by reconfirmed_at with_mentor`,
    // Who made it stays in booked_by_id.
    merge: [
      `update booking set member_id = :kept where network_id = (select current_network()) and member_id = :merged`,
    ],
    personal: {
      note: erasedAs(`''`),
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
  venue_move: personal({
    scope: 'NETWORK',
    rows: `moved_by_id = :member or ${ofBooking('venue_move')}`,
    purpose: {
      fr: 'Savoir quand et pourquoi un lieu a déplacé votre réservation',
      en: 'To know when and why a venue moved your booking',
    },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id booking_id during moved_during reason moved_by_id moved_at',
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (venue_move.network_id, venue_move.space_id))`,
      ),
      moved_to_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (venue_move.network_id, venue_move.moved_to_id))`,
      ),
    },
    nonPersonal: 'network_id',
  }),
  booking_series: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: PURPOSE,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id member_id made_at',
    merge: [
      `update booking_series set member_id = :kept where network_id = (select current_network()) and member_id = :merged`,
    ],
    personal: {},
    nonPersonal: 'network_id',
  }),
  booking_request: personal({
    scope: 'NETWORK',
    rows: `answered_by_id = :member or exists (select from booking b
      where (b.network_id, b.id) = (booking_request.network_id, booking_request.booking_id) and b.member_id = :member)`,
    purpose: { fr: 'Vos demandes d’espaces et leurs réponses', en: 'Your requests for spaces and their answers' },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'booking_id asked asked_at answer_by answer answered_at answered_by_id suggested_start',
    // A refusal needs some reason.
    personal: { reason: erasedAs(`case when reason is not null then '–' end`) },
    nonPersonal: 'network_id',
  }),
  fee_waiver: personal({
    scope: 'NETWORK',
    rows: `exists (select from booking b where (b.network_id, b.id) = (fee_waiver.network_id, fee_waiver.booking_id) and b.member_id = :member)`,
    purpose: {
      fr: 'Vous rendre des frais quand d’autres ont utilisé le temps que vous avez libéré',
      en: 'To give fees back when others used the time that you freed',
    },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'booking_id decided_at used_quarters booked_quarters credit_minutes amount_cents',
    nonPersonal: 'network_id',
  }),
  booking_hold: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Garder un espace le temps de vous décider', en: 'To keep a space while you decide' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'id member_id during seats held_at expires_at state',
    // Other holds end within minutes. After the lines: what is held for a line goes with the offer.
    merge: [
      `update booking_hold h set member_id = :kept
        where network_id = (select current_network()) and member_id = :merged and state = 'LIVE' and place is null
          and exists (select from waiting_offer o join waiting_list_entry w on (w.network_id, w.id) = (o.network_id, o.entry_id)
                       where (o.network_id, o.hold_id) = (h.network_id, h.id) and o.state = 'LIVE' and w.member_id = :kept)`,
    ],
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (booking_hold.network_id, booking_hold.space_id))`,
      ),
    },
    nonPersonal: 'network_id place',
  }),
  // Personal by the lines: it says what somebody waited for. Without them it is a time that nobody knows the person of.
  wished_time: personal({
    scope: 'NETWORK',
    rows: `exists (select from waiting_list_entry w where (w.network_id, w.subject_id) = (wished_time.network_id, wished_time.id)
      and w.subject_kind = 'SPACE_TIME' and w.member_id = :member)`,
    purpose: { fr: 'Vous proposer une heure qui se libère', en: 'To offer you a time that becomes free' },
    retention: {
      fr: 'Tant que le réseau existe, sans lien avec vous après effacement',
      en: 'As long as the network exists, without a link to you after erasure',
    },
    erasure: 'KEEP',
    exported: 'id during seats',
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (wished_time.network_id, wished_time.space_id))`,
      ),
      starts_at: notExported('during says the same'),
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
    exported: 'id booking_id seats revision position',
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (booking_item.network_id, booking_item.space_id))`,
      ),
    },
    nonPersonal: 'network_id',
  }),
  check_in: personal({
    scope: 'NETWORK',
    rows: `by_id = :member or ${ofBooking('check_in')}`,
    purpose: { fr: 'Savoir que vous êtes venu', en: 'To know that you came' },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'booking_id at how entered_at',
    personal: { by_id: notExported('you, or the person of the venue who entered it') },
    nonPersonal: 'network_id',
  }),
  check_out: personal({
    scope: 'NETWORK',
    rows: `by_id = :member or ${ofBooking('check_out')}`,
    purpose: { fr: 'Savoir quand vous êtes parti', en: 'To know when you left' },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'booking_id at entered_at overstay_minutes followed',
    personal: { by_id: notExported('you, or the person of the venue who entered it') },
    nonPersonal: 'network_id',
  }),
  no_show: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: {
      fr: 'Savoir que vous n’êtes pas venu, et ce que vous en dites',
      en: 'To know that you did not come, and what you say about it',
    },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'booking_id member_id at contested_at',
    merge: [
      `update no_show set member_id = :kept where network_id = (select current_network()) and member_id = :merged`,
    ],
    personal: {
      contest: { inExport: 'VALUE', erasedAs: `case when contest is null then null else '–' end` },
      venue_id: exportedAs(
        `(select v.name from venue v where (v.network_id, v.id) = (no_show.network_id, no_show.venue_id))`,
      ),
      entered_by_id: notExported('the person of the venue who entered it'),
    },
    nonPersonal: 'network_id',
  }),
  no_show_answer: personal({
    scope: 'NETWORK',
    rows: `by_id = :member or ${ofBooking('no_show_answer')}`,
    purpose: {
      fr: 'Savoir ce qui a été répondu sur votre absence',
      en: 'To know what was answered about your no-show',
    },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'booking_id side outcome at',
    personal: {
      words: { inExport: 'VALUE', erasedAs: `'–'` },
      by_id: notExported('the person who answered'),
    },
    nonPersonal: 'network_id',
  }),
});
