import { networkWaitingSource, waitingSource } from '#libs/messages';
import { type Sql, statement } from '#libs/platform';
import { noShowContested } from './presence.notifications.js';

const MOST = 20;

const unanswered = `from no_show n
  join venue v on (v.network_id, v.id) = (n.network_id, n.venue_id)
  join member m on (m.network_id, m.id) = (n.network_id, n.member_id)
 where n.network_id = (select current_network()) and n.contested_at is not null
   and not exists (select from no_show_answer a where (a.network_id, a.booking_id) = (n.network_id, n.booking_id))`;
const ofVenues = statement(
  'booking.contestsOfVenues',
  `select v.name, v.slug, m.name as member, n.contested_at as since ${unanswered} and n.venue_id = any($1::uuid[])
    order by n.contested_at limit ${MOST}`,
);
const ofNetwork = statement(
  'booking.contestsOfNetwork',
  `select count(*)::int as count, min(n.contested_at) as at ${unanswered}`,
);

interface ContestRow {
  readonly name: string;
  readonly slug: string;
  readonly member: string;
  readonly since: Temporal.Instant;
}

/** Contests that wait for an answer of the venues where somebody works. */
waitingSource('venue.contests', async (tx, { member, locale }) => {
  const venues = member?.roles.flatMap(({ role, venueId }) =>
    (role === 'VENUE_STAFF' || role === 'VENUE_MANAGER') && venueId ? [venueId] : [],
  );
  if (!venues || venues.length === 0) return [];
  return (await tx.rows<ContestRow>(ofVenues, [venues])).map(({ since, ...facts }) => ({
    kind: noShowContested.name,
    ...noShowContested.text(facts, locale),
    since,
    until: null,
  }));
});

/** Contests that no venue has answered yet. */
networkWaitingSource('booking.contests', async (tx: Sql, { locale }) => {
  const { count, at } = await tx.one<{ count: number; at: Temporal.Instant | null }>(ofNetwork);
  if (count === 0) return [];
  const text =
    locale === 'fr'
      ? `${count} absence${count > 1 ? 's contestées attendent' : ' contestée attend'} une réponse.`
      : `${count} contested no-show${count > 1 ? 's wait' : ' waits'} for an answer.`;
  return [{ kind: 'booking.contests', count, text, path: '/admin/venues/no-shows', at }];
});
