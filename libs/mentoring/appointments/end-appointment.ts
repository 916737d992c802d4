import { type EndedRoom, endRoom, whenRoomEnds } from '#libs/booking';
import { type Settings, type Sql, giveBackQuota } from '#libs/platform';
import { queueEnd } from './appointment-jobs.js';
import {
  type AppointmentRow,
  type AskAnswer,
  appointmentById,
  appointmentIdOfRoom,
  recordAskAnswer,
} from './appointment.queries.js';
import { type HowEnded, endAppointmentTime, giveCapacityBack } from './mentor-time.js';
import { openQuota } from './open-quota.js';

/** The mentor who is asked now, or who accepted. */
export const currentAsk = ({ asks }: Pick<AppointmentRow, 'asks'>) => asks.at(-1)!;

export interface HowToEnd extends HowEnded {
  /** How the question to the mentor ended. Default: it was withdrawn. */
  readonly answer?: AskAnswer | null;
  /** The mentor’s time and capacity were given back before. */
  readonly isMentorFree?: boolean;
  readonly requestId?: string;
}

/**
 * Ends an appointment whose room and itself are locked: the mentor's time and capacity are given back, and both sides are told.
 * The room is the caller's.
 */
export async function endAppointment(tx: Sql, appointment: AppointmentRow, how: HowToEnd): Promise<void> {
  const { id, founderId, state } = appointment;
  if (!(await endAppointmentTime(tx, id, how))) return;
  const ask = currentAsk(appointment);
  if (!how.isMentorFree) await giveCapacityBack(tx, { ...appointment, isNew: ask.isNew });
  if (state === 'PENDING') {
    await recordAskAnswer(tx, id, ask.position, { answer: how.answer ?? 'WITHDRAWN', now: how.now });
    await giveBackQuota(tx, openQuota(founderId), 1);
  }
  await queueEnd(tx, id, SIDES_TOLD[how.by], how.now, how.requestId);
}

/** A mentor who refused or did not answer knows; a founder who is helped by another mentor is told of that one. */
const SIDES_TOLD = {
  FOUNDER: ['FOUNDER', 'MENTOR'],
  MENTOR: ['FOUNDER', 'MENTOR'],
  ROOM: ['FOUNDER', 'MENTOR'],
  NOBODY_LEFT: ['FOUNDER'],
  OTHER_MENTOR: ['MENTOR'],
} as const;

/** Ends an appointment with the room that is booked for it. Both are locked. */
export async function endWithRoom(
  tx: Sql,
  appointment: AppointmentRow,
  how: HowToEnd & { readonly settings: Settings },
): Promise<void> {
  await endAppointment(tx, appointment, how);
  if (appointment.bookingId) await endRoom(tx, appointment.bookingId, how);
}

/** Without its room an appointment does not take place. One that ended with its room is left as it is. */
async function roomEnded(tx: Sql, { bookingId, by, now }: EndedRoom): Promise<void> {
  const id = await appointmentIdOfRoom(tx, bookingId);
  const appointment = id === undefined ? undefined : await appointmentById(tx, id);
  if (!appointment || appointment.endedAt !== null) return;
  await endAppointment(tx, appointment, { by: by === 'MEMBER' ? 'FOUNDER' : 'ROOM', now });
}
whenRoomEnds(roomEnded);
