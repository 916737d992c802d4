import { type Sql, statement } from '#libs/platform';
import { type FeedPosition } from './rules/feed-position.js';

/** What changed: in `live_notice`, or the `TIMES` of a venue. Without a subject: any of them in the network. */
export interface Change {
  readonly networkId: string;
  readonly topic: 'AGENDA' | 'NOTIFICATIONS' | 'PLANNING' | 'TIMES';
  readonly subjectId: string | null;
}
type ChangeRow = [networkId: string, topic: Change['topic'], subjectId: string | null];

const position = `(select epoch from availability_feed) epoch, extract(epoch from now())::int seconds, pg_current_snapshot()::text snapshot`;

const readPosition = statement('live.position', `select ${position}`);

const notInSnapshot = (of: string) => `
  ${of}.network_id = any($1::uuid[]) and ${of}.changed_in >= pg_snapshot_xmin($2::pg_snapshot)
  and not pg_visible_in_snapshot(${of}.changed_in, $2)`;

// Taken time names a resource, opening hours name a calendar, and a change that names neither concerns all venues.
const readChanges = statement(
  'live.changes',
  `select ${position}, (select coalesce(json_agg(json_build_array(network_id, topic, subject_id)), '[]') from (
     select n.network_id, n.topic, n.subject_id from live_notice n where ${notInSnapshot('n')}
      union
     select c.network_id, 'TIMES', s.venue_id from availability_change c
       join space s on (s.network_id, s.resource_id) = (c.network_id, c.resource_id)
      where ${notInSnapshot('c')} and c.resource_id is not null
      union
     select c.network_id, 'TIMES', s.venue_id from availability_change c
       join resource r on (r.network_id, r.calendar_id) = (c.network_id, c.calendar_id)
       join space s on (s.network_id, s.resource_id) = (r.network_id, r.id)
      where ${notInSnapshot('c')} and c.resource_id is null and c.calendar_id is not null
      union
     select c.network_id, 'TIMES', null from availability_change c
      where ${notInSnapshot('c')} and c.resource_id is null and c.calendar_id is null) changes) changes`,
);

/** The present position, which contains everything that is committed. */
export const presentPosition = (open: Sql): Promise<FeedPosition> => open.one<FeedPosition>(readPosition, []);

/** The changes of transactions that a position did not see, with the next position. Both come from one snapshot. */
export async function changesSince(
  open: Sql,
  networkIds: readonly string[],
  since: FeedPosition,
): Promise<{ position: FeedPosition; changes: Change[] }> {
  const { changes, ...next } = await open.one<FeedPosition & { changes: ChangeRow[] }>(readChanges, [
    networkIds,
    since.snapshot,
  ]);
  return {
    position: next,
    changes: changes.map(([networkId, topic, subjectId]) => ({ networkId, topic, subjectId })),
  };
}

const publicVenues = statement(
  'live.publicVenues',
  `select id from venue where network_id = $1 and id = any($2::uuid[]) and published_at is not null and withdrawn_at is null`,
);

/** Those of some venues that everybody may see. */
export const publicOf = async (open: Sql, networkId: string, venueIds: readonly string[]): Promise<Set<string>> =>
  new Set((await open.rows<{ id: string }>(publicVenues, [networkId, venueIds])).map(({ id }) => id));

const prune = statement(
  'live.pruneNotices',
  `delete from live_notice where changed_at < now() - $1 * interval '1 minute'`,
);

/** Deletes older notices. @returns their number */
export const pruneNotices = (open: Sql, olderThanMinutes: number): Promise<number> =>
  open.run(prune, [olderThanMinutes]);
