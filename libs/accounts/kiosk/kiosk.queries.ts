import { type Sql, statement } from '#libs/platform';

export interface KioskRow {
  readonly id: string;
  readonly venueId: string;
  readonly name: string;
  readonly addedAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant | null;
}

const columns = `k.id, k.venue_id as "venueId", k.name, k.added_at as "addedAt", k.last_seen_at as "lastSeenAt"`;
const live = `from kiosk k where k.network_id = (select current_network()) and k.revoked_at is null`;

const ofVenue = statement(
  'accounts.kiosksOfVenue',
  `select ${columns} ${live} and k.venue_id = $1 order by k.added_at, k.id limit 50`,
);
const byId = statement('accounts.kioskById', `select ${columns} ${live} and k.id = $1`);
// Two added at once wait for each other here, so that no venue has more than the most.
const lockVenue = statement(
  'accounts.lockVenueOfKiosks',
  `select id from venue where network_id = (select current_network()) and id = $1 and withdrawn_at is null for no key update`,
);
const insert = statement(
  'accounts.addKiosk',
  `insert into kiosk (network_id, venue_id, name, token_hash, added_at)
   select (select current_network()), $1, $2, $3, $4
    where (select count(*) ${live} and k.venue_id = $1) < $5
   returning id, venue_id as "venueId", name, added_at as "addedAt", last_seen_at as "lastSeenAt"`,
);
const revoke = statement(
  'accounts.revokeKiosk',
  `update kiosk set revoked_at = $2 where network_id = (select current_network()) and id = $1 and revoked_at is null`,
);
const byToken = statement(
  'accounts.kioskByToken',
  `select ${columns} ${live} and k.token_hash = $1
      and exists (select from venue v where (v.network_id, v.id) = (k.network_id, k.venue_id) and v.withdrawn_at is null)`,
);
const noteSeen = statement(
  'accounts.noteKioskSeen',
  `update kiosk set last_seen_at = $2
    where network_id = (select current_network()) and id = $1 and (last_seen_at is null or last_seen_at < $2::timestamptz - interval '5 minutes')`,
);

export const kiosksOf = (tx: Sql, venueId: string): Promise<KioskRow[]> => tx.rows<KioskRow>(ofVenue, [venueId]);
export const kioskById = (tx: Sql, id: string): Promise<KioskRow | undefined> => tx.maybe<KioskRow>(byId, [id]);

/** @returns 'NO_VENUE' for a venue that is withdrawn or of another network, undefined when it has the most kiosks already */
export async function insertKiosk(
  tx: Sql,
  { venueId, name, tokenHash }: { venueId: string; name: string; tokenHash: Buffer },
  most: number,
  now: Temporal.Instant,
): Promise<KioskRow | 'NO_VENUE' | undefined> {
  if (!(await tx.maybe(lockVenue, [venueId]))) return 'NO_VENUE';
  return tx.maybe<KioskRow>(insert, [venueId, name, tokenHash, now, most]);
}

export const revokeKiosk = async (tx: Sql, id: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(revoke, [id, now])) === 1;

/** The kiosk that holds a token; undefined when it was revoked, or its venue is withdrawn or belongs to another network. */
export async function kioskOfToken(tx: Sql, tokenHash: Buffer, now: Temporal.Instant): Promise<KioskRow | undefined> {
  const kiosk = await tx.maybe<KioskRow>(byToken, [tokenHash]);
  const isLongAgo = !kiosk?.lastSeenAt || kiosk.lastSeenAt.until(now).total('minutes') > 5;
  if (kiosk && isLongAgo) await tx.run(noteSeen, [kiosk.id, now]);
  return kiosk;
}
