import {
  type Given,
  type GivenMember,
  type GivenNetwork,
  givenAppointment,
  givenBusyTime,
  givenMentor,
  givenMentorWait,
  givenProfileAndProject,
} from '#libs/testing';

/** The rows of people, projects and mentors in `fillEveryTable`. */
export async function fillTablesOfMentoring(
  { given, write }: { given: Given; write: (text: string, values?: unknown[]) => Promise<void> },
  network: GivenNetwork,
  member: GivenMember,
): Promise<void> {
  const { projectId, blockedId } = await givenProfileAndProject(given, network, member.id);
  await write(
    `insert into project_member (network_id, project_id, member_id, role, state, invited_by_id, invited_at)
     values ($1, $2, $3, 'MEMBER', 'INVITED', $4, '2026-11-03T08:00Z')`,
    [projectId, blockedId, member.id],
  );
  const mentor = await givenMentor(given, network, blockedId);
  const meeting = {
    founderId: member.id,
    mentor,
    mentorMemberId: blockedId,
    code: 'SPECAPPT',
    start: '2027-02-01T09:00:00Z',
  };
  const appointment = await givenAppointment(given, network, { ...meeting, isOver: true });
  await write(`insert into appointment_report values ($1, $2, 'FOUNDER', true, 5, null, null, null, false, '2027-02-02')`, [appointment]); // prettier-ignore
  await givenBusyTime(given, network, mentor);
  await write(`insert into mentor_thanks values ($1, $2, 'x', '2027-02-02')`, [appointment]);
  await write(`insert into mentor_recusal values ($1, $2, $3, '2026-11-23T08:00Z')`, [mentor.mentorId, member.id]);
  const wait = await givenMentorWait(given, network, { founderId: member.id, mentorId: mentor.mentorId, code: 'SPECWAIT' }); // prettier-ignore
  await write(
    `insert into mentor_wait_offer (network_id, wait_id, mentor_id, offered_at, answer_by) values ($1, $2, $3, '2026-11-23T08:00Z', '2026-11-24T08:00Z')`,
    [wait, mentor.mentorId],
  );
}
