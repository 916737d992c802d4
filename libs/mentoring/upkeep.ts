import { Database, type Settings, type Sql } from '#libs/platform';
import { expireAsk } from './appointments/answer-ask.js';
import { overdueAsks } from './appointments/appointment.queries.js';

/** Asks the next mentors where a deadline has passed: each question has a job of its own, and this is for jobs that were lost. */
export async function endOverdueAsks(
  database: Database,
  networkId: string,
  context: { readonly settings: Settings; readonly now: Temporal.Instant },
): Promise<void> {
  const overdue = await database.inTransaction(networkId, (tx) => overdueAsks(tx, context.now));
  for (const { appointmentId, position } of overdue)
    await database.inTransaction(networkId, (tx: Sql) => expireAsk(tx, appointmentId, position, context), 'answer');
}
