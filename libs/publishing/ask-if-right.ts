import { STALE_MONTHS, staleAt } from '#libs/directory';
import { type Sql, enqueue, statement } from '#libs/platform';
import { askIfRight } from './declared-jobs.js';
import { stillRight } from './publishing.notifications.js';

const MOST_AT_ONCE = 100;

// A venue that was asked about since its last confirmation is left out; one without a manager has nobody to ask.
const toAsk = statement(
  'publishing.venuesToAsk',
  `select v.id, coalesce(v.confirmed_at, v.created_at) as confirmed from venue v
    where v.network_id = (select current_network()) and v.withdrawn_at is null
      and coalesce(v.confirmed_at, v.created_at) < $1::timestamptz - interval '${STALE_MONTHS} months'
      and exists (select from role_grant g where g.network_id = v.network_id and g.venue_id = v.id and g.role = 'VENUE_MANAGER' and g.revoked_at is null)
      and not exists (select from notification n where n.network_id = v.network_id and n.kind = $2 and n.subject_id = v.id
                         and n.due_at > coalesce(v.confirmed_at, v.created_at))
    order by confirmed limit ${MOST_AT_ONCE}`,
);

/** Queues the question whether the page of a venue is still right, once for each confirmation that has grown old. */
export async function queueFreshness(tx: Sql, now: Temporal.Instant): Promise<void> {
  const venues = await tx.rows<{ id: string; confirmed: Temporal.Instant }>(toAsk, [now, stillRight.name]);
  for (const { id, confirmed } of venues) {
    const due = staleAt(confirmed).toString();
    const payload = { venueId: id, due };
    await enqueue(tx, {
      job: askIfRight,
      subjectId: id,
      payload,
      runAt: now,
      key: `publishing.still-right:${id}:${due}`,
    });
  }
}
