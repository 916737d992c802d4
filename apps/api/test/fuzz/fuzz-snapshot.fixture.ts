import { type FuzzTown } from './fuzz-town.fixture.js';

/** The tables and columns that operations write. Everything else must stay unchanged. */
const WRITTEN = [
  'account',
  'account_password',
  'account_totp',
  'allocation',
  'appointment',
  'appointment_report',
  'mentor_wait',
  'mentor_wait_offer',
  'audit_entry',
  'availability_change',
  'booking',
  'booking_hold',
  'booking_item',
  'booking_request',
  'booking_series',
  'calendar',
  'calendar_feed',
  'certificate',
  'charge',
  'charge_reversal',
  'closure',
  'directory_version',
  'external_identity',
  'file',
  'guardian',
  'hours_decision',
  'hours_entry',
  'hours_lot',
  'hours_transaction',
  'idempotency',
  'kiosk',
  'legal_acceptance',
  'legal_page',
  'live_notice',
  'member',
  'member_birth_date',
  'member_block',
  'member_invitation',
  'mentor',
  'mentor_ask',
  'mentor_busy_time',
  'mentor_calendar',
  'mentor_recusal',
  'mentor_skill',
  'mentor_thanks',
  'network_setting',
  'notification',
  'notification_preference',
  'open_interval',
  'opening_exception',
  'opening_rule',
  'outbox',
  'outside_calendar',
  'own_use',
  'owner',
  'owner_vat_regime',
  'pass_opening',
  'pass_opening_counter',
  'pass_opening_use',
  'passkey',
  'person_time',
  'picture_size',
  'profile',
  'project',
  'project_member',
  'project_stage_change',
  'quota',
  'recovery_code',
  'resource',
  'resource_part',
  'role_grant',
  'search_document',
  'search_word',
  'seat_bucket',
  'session',
  'session_place',
  'sign_in_challenge',
  'sign_in_session',
  'sign_in_token',
  'space',
  'space_capability',
  'space_document',
  'space_equipment',
  'space_photo',
  'staff_invitation',
  'stored_file',
  'throttle',
  'training',
  'unmet_need',
  'venue',
  'venue_ban',
  'venue_claim',
  'venue_document',
  'venue_equipment',
  'venue_move',
  'venue_photo',
  'venue_training',
  'waiting_list_entry',
  'waiting_offer',
  'wished_time',
];

/** What the staff of a venue, or the founder of a project, may give to anybody. */
const GIVEN_BY_OTHERS = ['certificate', 'project_member', 'venue_ban'];

/** What a network's administrator may set for anybody; it is left out of the digests. */
const SET_BY_ADMINS: Readonly<Record<string, string>> = {
  member: `- '{suspended_at,suspended_reason,version}'::text[]`,
};

/** A digest of everything that no caller may change, by name. */
export type Snapshot = ReadonlyMap<string, string>;

export async function snapshot({ given, others }: FuzzTown): Promise<Snapshot> {
  const { rows: columns } = await given.client.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text) as columns from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by 1`,
  );
  const digests = new Map<string, string>();
  const take = async (name: string, table: string, where: string, value: unknown): Promise<void> => {
    const { digest } = await given.one<{ digest: string }>(
      `select count(*) || ' rows, ' || md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as digest
         from (select to_jsonb(t) ${SET_BY_ADMINS[table] ?? ''} as row from ${table} t where ${where}) rows`,
      [value],
    );
    digests.set(name, digest);
  };
  const [neighbour, stranger] = others;
  for (const { table, columns: has } of columns) {
    if (!WRITTEN.includes(table)) await take(table, table, '$1::text is not null', '');
    if (has.includes('network_id'))
      await take(`${table} of another network`, table, 'network_id::text = $1', stranger!.network.id);
    if (has.includes('member_id') && !GIVEN_BY_OTHERS.includes(table))
      await take(`${table} of a neighbour`, table, 'member_id::text = $1', neighbour!.member.id);
    if (has.includes('account_id'))
      await take(`${table} of a neighbour’s account`, table, 'account_id::text = $1', neighbour!.member.accountId);
  }
  await take('a neighbour’s account', 'account', 'id::text = $1', neighbour!.member.accountId);
  return digests;
}

/** The differences. A new table that operations write must be added to the list above. */
export const changed = (before: Snapshot, after: Snapshot): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
