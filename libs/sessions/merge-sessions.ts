import { type Sql, statement } from '#libs/platform';

const shareTrainings = statement(
  'sessions.shareTrainingsOfMerged',
  `insert into venue_training (network_id, venue_id, training_id)
   select network_id, $2, training_id from venue_training where network_id = (select current_network()) and venue_id = $1
   on conflict do nothing`,
);
const moveSessions = statement(
  'sessions.moveSessions',
  `update session set venue_id = $2 where network_id = (select current_network()) and venue_id = $1 and state = 'PLANNED'`,
);

/**
 * Gives the trainings and the sessions to come of a venue to the venue that it is merged into. It comes before the spaces
 * move: a space requires a training of its own venue.
 */
export async function mergeSessions(tx: Sql, from: string, into: string): Promise<void> {
  await tx.run(shareTrainings, [from, into]);
  await tx.run(moveSessions, [from, into]);
}
