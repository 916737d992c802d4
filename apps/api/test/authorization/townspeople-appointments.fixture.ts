import { randomBytes } from 'node:crypto';
import { bookingCode } from '#libs/booking';
import {
  type Given,
  type GivenMember,
  type GivenNetwork,
  givenAppointment,
  givenMentor,
  givenMentorWait,
} from '#libs/testing';

export interface AppointmentsOfPerson {
  /** Code of an appointment that the person asked for. */
  readonly appointmentCode: string;
  readonly appointmentId: string;
  /** The mentor of that appointment, who meets nobody else. */
  readonly mentorId: string;
  /** The person waits for a mentor, and one proposed a time. */
  readonly mentorWaitId: string;
}

export async function addAppointments(
  given: Given,
  network: GivenNetwork,
  { id: founderId }: GivenMember,
): Promise<AppointmentsOfPerson> {
  const member = await given.member(network, { hours: null, name: 'A mentor', role: 'MENTOR' });
  const mentor = await givenMentor(given, network, member.id, { skills: { pricing: 1 }, modes: ['VIDEO'] });
  const code = bookingCode((count) => randomBytes(count));
  const start = '2026-12-30T06:00:00Z';
  const appointmentId = await givenAppointment(given, network, {
    founderId,
    mentor,
    mentorMemberId: member.id,
    code,
    start,
  });
  await given.client.query(
    `insert into appointment_report (network_id, appointment_id, side, took_place, at) values ($1, $2, 'FOUNDER', true, '2026-11-20')`,
    [network.id, appointmentId],
  );
  const { mentorId } = mentor;
  const waited = bookingCode((count) => randomBytes(count));
  const mentorWaitId = await givenMentorWait(given, network, { founderId, mentorId, code: waited });
  await given.client.query(
    `insert into mentor_wait_offer (network_id, wait_id, mentor_id, offered_at, answer_by, answer, answered_at, starts)
     values ($1, $2, $3, '2026-11-20', '2026-11-22', 'PROPOSED', '2026-11-21', '{2026-12-28T09:00Z}')`,
    [network.id, mentorWaitId, mentorId],
  );
  return { appointmentCode: code, appointmentId, mentorId, mentorWaitId };
}
