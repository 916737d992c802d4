import { Injectable } from '@nestjs/common';
import { Clock, Database, type MemberViewer, Rollback, SettingsReader, type Sql } from '#libs/platform';
import { lockWithRoom } from './answer-ask.js';
import { type AppointmentRow, appointmentByCode, appointmentById } from './appointment.queries.js';
import { endWithRoom } from './end-appointment.js';

export type CancelAppointmentOutcome =
  | { kind: 'CANCELLED'; appointment: AppointmentRow }
  | { kind: 'REFUSED'; code: 'APPOINTMENT_NOT_FOUND' | 'APPOINTMENT_OVER' | 'CANCEL_THE_ROOM' | 'ANSWER_IT' };

/**
 * One of the two cancels an appointment before it starts: time, capacity and room are given back. The founder cancels a confirmed
 * appointment with a room by its booking, which has terms; the appointment ends with it.
 */
@Injectable()
export class CancelAppointment {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async cancel(viewer: MemberViewer, code: string, reason: string | null): Promise<CancelAppointmentOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const work = async (tx: Sql): Promise<CancelAppointmentOutcome> => {
      const refuse = (refusal: Extract<CancelAppointmentOutcome, { kind: 'REFUSED' }>['code']): never => {
        throw new Rollback<CancelAppointmentOutcome>({ kind: 'REFUSED', code: refusal });
      };
      const found = await appointmentByCode(tx, code, viewer.member.id);
      const appointment = found && (await lockWithRoom(tx, found.id));
      if (!appointment) return refuse('APPOINTMENT_NOT_FOUND');
      // Cancelled already: a repeated request finds what it wanted.
      if (appointment.state === 'CANCELLED' || appointment.state === 'EXPIRED')
        return { kind: 'CANCELLED', appointment };
      if (appointment.state === 'COMPLETED' || Temporal.Instant.compare(appointment.start, now) <= 0)
        return refuse('APPOINTMENT_OVER');
      const isFounder = appointment.founderId === viewer.member.id;
      if (isFounder && appointment.state === 'CONFIRMED' && appointment.bookingId) return refuse('CANCEL_THE_ROOM');
      if (!isFounder && appointment.state === 'PENDING') return refuse('ANSWER_IT');
      const { requestId } = viewer;
      await endWithRoom(tx, appointment, { by: isFounder ? 'FOUNDER' : 'MENTOR', reason, now, settings, requestId });
      return { kind: 'CANCELLED', appointment: (await appointmentById(tx, appointment.id))! };
    };
    return this.database.inTransaction(viewer.network.id, work);
  }
}
