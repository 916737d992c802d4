import { tryLockRoom } from '#libs/booking';
import { type Settings, type Sql, statement } from '#libs/platform';
import { type AppointmentRow, appointmentById } from './appointment.queries.js';
import { endWaitOnSubject } from '../waiting/waits.queries.js';
import { endWithRoom } from './end-appointment.js';

const others = statement(
  'mentoring.openOnSubject',
  `select id, booking_id as "bookingId" from appointment
    where network_id = (select current_network()) and founder_id = $1 and skill_code = $2 and state = 'PENDING' and id <> $3 order by id`,
);
const tryLock = statement(
  'mentoring.tryLockAppointment',
  `select id from appointment
    where network_id = (select current_network()) and id = $1 and state = 'PENDING' for no key update skip locked`,
);

/**
 * A mentor comes: the founder no longer waits for one on that subject, and their open requests on it are withdrawn; the mentors who
 * were asked are told. A request that is being answered, withdrawn or expired at this moment is left to that, so that no two transactions wait for each other.
 */
export async function closeSubject(
  tx: Sql,
  { id, founderId, skill }: Pick<AppointmentRow, 'id' | 'founderId' | 'skill'>,
  context: { readonly settings: Settings; readonly now: Temporal.Instant; readonly requestId?: string },
): Promise<void> {
  await endWaitOnSubject(tx, founderId, skill, context.now);
  if (skill === null) return;
  const open = await tx.rows<{ id: string; bookingId: string | null }>(others, [founderId, skill, id]);
  for (const other of open) {
    if (other.bookingId && !(await tryLockRoom(tx, other.bookingId))) continue;
    if (!(await tx.maybe(tryLock, [other.id]))) continue;
    const appointment = await appointmentById(tx, other.id);
    if (appointment) await endWithRoom(tx, appointment, { by: 'OTHER_MENTOR', ...context });
  }
}
