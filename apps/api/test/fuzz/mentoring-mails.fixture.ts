import { randomBytes } from 'node:crypto';
import { bookingCode } from '#libs/booking';
import { type Given, type GivenNetwork, givenAppointment, givenMentor, givenMentorWait } from '#libs/testing';

/** Appointments in each state, an invited mentor, and the jobs that tell of them. */
export async function mentoringMails(
  given: Given,
  network: GivenNetwork,
  name: string,
  at: Temporal.Instant,
): Promise<void> {
  const founder = await given.member(network, { name, hours: null });
  // One administrator, however often this is called: each of them is told.
  const { rows: admins } = await given.client.query(`select from role_grant where network_id = $1 and role = 'NETWORK_ADMIN'`, [network.id]); // prettier-ignore
  if (admins.length === 0) await given.member(network, { role: 'NETWORK_ADMIN', hours: null });
  const member = await given.member(network, { name, role: 'MENTOR', hours: null });
  const mentor = await givenMentor(given, network, member.id, { modes: ['PHONE'] });
  const queue = (topic: string, subjectId: string, payload: object, minutes: number) =>
    given.client.query(
      `insert into outbox (network_id, topic, subject_id, key, payload, run_at) values ($1, $2, $3::uuid, $2 || $3 || $6, $4, $5)`,
      [network.id, topic, subjectId, payload, at.add({ minutes }).toString(), JSON.stringify(payload)],
    );
  const appointment = async (days: number) => {
    const start = at.add({ hours: 24 * days }).round('hour').toString(); // prettier-ignore
    const code = bookingCode((count) => randomBytes(count));
    const question = `${name} demande comment commencer`;
    const about = {
      founderId: founder.id,
      mentor,
      mentorMemberId: member.id,
      code,
      start,
      question,
      mode: 'PHONE',
    } as const;
    return givenAppointment(given, network, about);
  };
  const set = (id: string, state: string, more = '') =>
    given.client.query(`with a as (update appointment set state = '${state}'${more} where id = $1 returning id),
      x as (update allocation set state = case '${state}' when 'EXPIRED' then 'CANCELLED' else '${state}' end from a where holder_id = a.id)
      delete from person_time using a where holder_id = a.id and '${state}' <> 'CONFIRMED'`, [id]); // prettier-ignore
  const kept = await appointment(20);
  for (const to of ['FOUNDER', 'MENTOR']) {
    await queue('mentoring.confirmed', kept, { appointmentId: kept, to }, 1);
    await queue('mentoring.remind', kept, { appointmentId: kept, to, minutesBefore: 120 }, 2);
  }
  const moved = await appointment(23);
  await given.client.query(`update appointment set moved_at = $2, moved_by = 'MENTOR', sequence = 1 where id = $1`, [moved, at.toString()]); // prettier-ignore
  for (const to of ['FOUNDER', 'MENTOR'])
    await queue('mentoring.moved', moved, { appointmentId: moved, to, sequence: 1 }, 6);
  const waitCode = bookingCode((count) => randomBytes(count));
  const waitId = await givenMentorWait(given, network, { founderId: founder.id, mentorId: mentor.mentorId, code: waitCode }); // prettier-ignore
  const helper = await given.member(network, { name, role: 'MENTOR', hours: null });
  const { mentorId: helperId } = await givenMentor(given, network, helper.id);
  const offer = (id: string, answer: string | null, starts: string[] | null) =>
    given.client.query(
      `insert into mentor_wait_offer (network_id, wait_id, mentor_id, offered_at, answer_by, answer, answered_at, starts) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        network.id,
        waitId,
        id,
        at.toString(),
        at.add({ hours: 240 }).toString(),
        answer,
        answer && at.toString(),
        starts,
      ],
    );
  await offer(mentor.mentorId, 'PROPOSED', [at.add({ hours: 72 }).toString()]);
  await offer(helperId, null, null);
  await queue('mentoring.waitOffer', waitId, { waitId, mentorId: helperId }, 7);
  await queue('mentoring.waitProposal', waitId, { waitId, mentorMemberId: member.id }, 8);
  const over = await given.member(network, { name, hours: null });
  const overCode = bookingCode((count) => randomBytes(count));
  const overId = await givenMentorWait(given, network, { founderId: over.id, mentorId: mentor.mentorId, code: overCode }); // prettier-ignore
  await given.client.query(`update mentor_wait set state = 'OVER', ended_at = $2 where id = $1`, [overId, at.toString()]); // prettier-ignore
  await queue('mentoring.waitOver', overId, { waitId: overId }, 9);
  const asked = await appointment(21);
  await set(asked, 'PENDING', `, confirmed_at = null`);
  await given.client.query(`update mentor_ask set answer = null, answered_at = null, answer_by = $2 where appointment_id = $1`, [asked, at.add({ hours: 240 }).toString()]); // prettier-ignore
  await queue('mentoring.ask', asked, { appointmentId: asked, position: 1, isReminder: false }, 3);
  const left = await appointment(22);
  await set(left, 'EXPIRED', `, confirmed_at = null, ended_at = '${at.toString()}', ended_by = 'NOBODY_LEFT'`);
  await queue('mentoring.ended', left, { appointmentId: left, to: 'FOUNDER' }, 4);
  const invited = await given.member(network, { name, hours: null });
  const { id } = await given.one<{ id: string }>(
    `insert into mentor (network_id, member_id, status, invited_at, invited_by_id) values ($1, $2, 'VOLUNTEER', $3, $4) returning id`,
    [network.id, invited.id, at.toString(), member.id],
  );
  await queue('mentoring.invited', id, { mentorId: id }, 5);
}
