/** Tables whose rows are only added, never changed. Protect a new one with `make_append_only` and list it here. */
export const APPEND_ONLY_TABLES = [
  'audit_entry',
  'charge',
  'hours_decision',
  'hours_entry',
  'hours_transaction',
  'tariff_weight',
];
/** Rows with a period of validity: a row is ended, never edited. A new one has a key `without overlaps` and is named here. */
export const DATED_TABLES = ['network_setting', 'owner_vat_regime', 'pass_holder', 'plan', 'tariff'];

/** Tables with row-level security: everything about persons, bookings, messages and money. */
export const ROW_SECURED_TABLES = [
  'booking',
  'booking_item',
  'certificate',
  'charge',
  'charge_reversal',
  'file',
  'hours_decision',
  'hours_entry',
  'hours_lot',
  'hours_transaction',
  'idempotency',
  'legal_acceptance',
  'member',
  'member_invitation',
  'message',
  'notification',
  'notification_preference',
  'outside_calendar',
  'own_use',
  'pass',
  'pass_holder',
  'pass_opening_use',
  'person_time',
  'quota',
  'role_grant',
  'session',
  'session_place',
  'staff_invitation',
  'venue_ban',
  'venue_claim',
  'waiting_list_entry',
  'waiting_offer',
];
