import { randomBytes } from 'node:crypto';
import { bookingCode } from '#libs/booking';
import { Signer } from '#libs/platform';
import { type GivenMentorRow, givenAppointment, givenMentor, givenMentorWait } from '#libs/testing';
import { type Base, type Restore } from './base.types.js';
import { type Caller, type FuzzTown } from './fuzz-town.fixture.js';

/** What each caller has: an appointment that they asked for, with a mentor of their own. */
interface Appointments {
  readonly code: string;
  readonly mentor: GivenMentorRow;
  readonly mentorMemberId: string;
}
const made = new WeakMap<Caller, Promise<Appointments>>();
const waits = new Map<string, Promise<string>>();
const links = new WeakMap<FuzzTown, Promise<string>>();
let days = 0;
const firstMove = Temporal.Instant.from('2026-12-05T08:00:00Z');
let moves = 0;

async function make(town: FuzzTown, caller: Caller, isOver = false): Promise<Appointments> {
  const founder = town.holder(caller);
  const member = await town.given.member(town.lyon, { role: 'MENTOR', hours: null });
  const mentor = await givenMentor(town.given, town.lyon, member.id, { modes: ['VIDEO'] });
  const code = bookingCode((count) => randomBytes(count));
  const start = isOver
    ? '2026-11-10T09:00:00Z'
    : Temporal.Instant.from('2027-05-01T05:00:00Z')
        .add({ hours: 2 * ++days })
        .toString();
  await givenAppointment(town.given, town.lyon, {
    founderId: founder.id,
    mentor,
    mentorMemberId: member.id,
    code,
    start,
    isOver,
  });
  return { code, mentor, mentorMemberId: member.id };
}
const appointmentCode: Base = async (town, caller) => {
  if (!made.has(caller)) made.set(caller, make(town, caller));
  return (await made.get(caller)!).code;
};
const renew: Restore = (_town, caller) => void made.delete(caller);
async function wait(town: FuzzTown, founderId: string): Promise<string> {
  const mentor = await town.given.member(town.lyon, { hours: null });
  const { mentorId } = await givenMentor(town.given, town.lyon, mentor.id);
  return givenMentorWait(town.given, town.lyon, { founderId, mentorId, code: bookingCode((count) => randomBytes(count)) }); // prettier-ignore
}
/** A wait of the caller, who can have one on each subject. */
const waitId: Base = (town, caller) => {
  const { id } = town.holder(caller);
  if (!waits.has(id)) waits.set(id, wait(town, id));
  return waits.get(id)!;
};
/** A wait of somebody else, whom nobody has helped so far. */
const newWaitId: Base = async (town) => wait(town, (await town.given.member(town.lyon, { hours: null })).id);
const movableCode: Base = async (town, caller) => (await make(town, caller)).code;
const overCode: Base = async (town, caller) => (await make(town, caller, true)).code;

/** A question that waits for an answer. */
async function ask(town: FuzzTown): Promise<string> {
  const founder = await town.given.member(town.lyon, { hours: null });
  const member = await town.given.member(town.lyon, { role: 'MENTOR', hours: null });
  const { mentorId, resourceId } = await givenMentor(town.given, town.lyon, member.id, { modes: ['VIDEO'] });
  const { id } = await town.given.one<{ id: string }>(
    `insert into appointment (network_id, code, founder_id, mentor_id, question, mode, during, state, asks_next, asked_at)
     values ($1, $2, $3, $4, 'Comment trouver mes premiers clients ?', 'VIDEO', '[2027-04-01T09:00Z,2027-04-01T10:00Z)', 'PENDING', false, '2026-11-01') returning id`,
    [town.lyon.id, bookingCode((count) => randomBytes(count)), founder.id, mentorId],
  );
  await town.given.client.query(
    `insert into mentor_ask (network_id, appointment_id, position, mentor_id, asked_at, answer_by, is_new) values ($1, $2, 1, $3, '2026-11-01', '2027-03-01', false)`,
    [town.lyon.id, id, mentorId],
  );
  await town.given.client.query(
    `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state) values ($1, $2, true, $3, '[2027-04-01T09:00Z,2027-04-01T10:00Z)', 'PENDING')`,
    [town.lyon.id, resourceId, id],
  );
  return new Signer(town.api.env.SECRET, 'mentor-ask').seal(JSON.stringify([town.lyon.id, id, 1]));
}
const link: Base = (town) => {
  if (!links.has(town)) links.set(town, ask(town));
  return links.get(town)!;
};
const answered: Restore = (town) => void links.delete(town);

/** Every caller is a mentor: the version that a change expects. */
const mentorVersion: Base = async (town, caller) => {
  const { id } = town.holder(caller);
  const read = `select version from mentor where member_id = $1`;
  return (await town.given.one<{ version: number }>(read, [id])).version;
};
const input = {
  skills: [{ skill: 'fundraising', level: 3 }],
  stages: ['PROTOTYPE'],
  languages: ['FR'],
  modes: ['IN_PERSON'],
  isInstant: false,
  sessionMinutes: 60,
  weekMinutes: 180,
  monthMinutes: 480,
  newFoundersAMonth: 2,
};

export const mentoringBases: Record<string, Base> = {
  'Mutation.book(question)': () => '',
  'NeedInput.skill': () => 'fundraising',
  'NeedInput.mentor': () => '0197a0b0-0000-7000-8000-000000000000',
  'NeedInput.stage': () => 'PROTOTYPE',
  'NeedInput.mode': () => 'VIDEO',
  'Query.appointment(code)': appointmentCode,
  'Query.mentorQuestion(token)': link,
  'Mutation.answerByLink(token)': link,
  'Mutation.answerByLink(answer)': () => 'REFUSE',
  'Mutation.answerByLink(reason)': () => 'En congé',
  'Mutation.answerByLink(neverAgain)': () => false,
  'Mutation.answerByLink(otherStarts)': () => [],
  'Mutation.answerMentorQuestion(code)': appointmentCode,
  'Mutation.answerMentorQuestion(answer)': () => 'REFUSE',
  'Mutation.answerMentorQuestion(reason)': () => 'En congé',
  'Mutation.answerMentorQuestion(neverAgain)': () => false,
  'Mutation.answerMentorQuestion(otherStarts)': () => [],
  'Mutation.cancelAppointment(code)': appointmentCode,
  'Mutation.cancelAppointment(reason)': () => 'Malade',
  'Mutation.reportAppointment(code)': overCode,
  'Mutation.reportAppointment(tookPlace)': () => true,
  'Mutation.reportAppointment(usefulness)': () => 5,
  'Mutation.reportAppointment(nextStep)': () => 'Écrire le plan',
  'Mutation.reportAppointment(nextStepOn)': () => '2026-12-24',
  'Mutation.reportAppointment(note)': () => 'Prêt',
  'Mutation.reportAppointment(sharesNote)': () => true,
  'Query.appointmentMoveTimes(code)': appointmentCode,
  'Query.appointmentMoveTimes(near)': () => '2027-05-20T09:00:00Z',
  'Mutation.moveAppointment(code)': movableCode,
  // Each move takes an hour of the caller, who is free in the others.
  'Mutation.moveAppointment(start)': () =>
    firstMove.add({ hours: 24 * (moves % 25) + (Math.floor(moves++ / 25) % 10) }).toString(),
  'Mutation.moveAppointment(idempotencyKey)': (town) => town.fresh(),
  'Query.mentorAppointments(state)': () => 'PENDING',
  'Mutation.leaveMentorWait(id)': waitId,
  'Mutation.answerMentorWait(id)': newWaitId,
  'Mutation.answerMentorWait(starts)': () => [],
  'Mutation.offerMentorWait(id)': newWaitId,
  'Mutation.offerMentorWait(mentorId)': async (town) => {
    const { id } = await town.given.member(town.lyon, { role: 'MENTOR', hours: null });
    return (await givenMentor(town.given, town.lyon, id)).mentorId;
  },
  'Mutation.inviteMentor(id)': (town) => town.newMemberId(),
  'Mutation.inviteMentor(as)': () => 'VOLUNTEER',
  'Mutation.dismissMentor(id)': async (town) => {
    const { id } = await town.given.member(town.lyon, { role: 'MENTOR', hours: null });
    return (await givenMentor(town.given, town.lyon, id)).mentorId;
  },
  'Mutation.thankMentor(code)': overCode,
  'Mutation.thankMentor(words)': () => 'Merci pour tout',
  'Query.myMentorFigures(year)': () => 2026,
  'Mutation.followBusyCalendar(address)': () => 'https://calendar.example/private.ics',
  'Mutation.followBusyCalendar(allDayBlocks)': () => true,
  'Mutation.editMentoring(input)': () => input,
  'Mutation.editMentoring(version)': mentorVersion,
  MentoringInput: () => input,
  'MentoringInput.about': () => 'J’aide à lever des fonds',
  'MentoringInput.skills': () => input.skills,
  'MentoringInput.stages': () => input.stages,
  'MentoringInput.languages': () => input.languages,
  'MentoringInput.modes': () => input.modes,
  'MentoringInput.videoLink': () => 'https://visio.example/m',
  'MentoringInput.phone': () => '04 70 00 00 00',
  'MentoringInput.isInstant': () => true,
  'MentoringInput.sessionMinutes': () => 45,
  'MentoringInput.weekMinutes': () => 120,
  'MentoringInput.monthMinutes': () => 300,
  'MentoringInput.newFoundersAMonth': () => 3,
  'MentoringInput.pausedFrom': () => '2026-12-20',
  'MentoringInput.pausedUntil': () => null,
  MentorSkillInput: () => ({ skill: 'fundraising', level: 3 }),
  'MentorSkillInput.skill': () => 'pitching',
  'MentorSkillInput.level': () => 2,
  'Mutation.setOfficeHours(week)': () => [{ weekday: 1, opens: '09:00', closes: '12:00' }],
  OfficeHoursInput: () => ({ weekday: 1, opens: '09:00', closes: '12:00' }),
  'OfficeHoursInput.weekday': () => 2,
  'OfficeHoursInput.opens': () => '10:00',
  'OfficeHoursInput.closes': () => '24:00',
  'Mutation.setOfficeHoursOfDay(date)': () => '2026-12-24',
  'Mutation.setOfficeHoursOfDay(hours)': () => null,
  OfficeDayInput: () => ({ opens: '09:00', closes: '12:00' }),
  'OfficeDayInput.opens': () => '10:00',
  'OfficeDayInput.closes': () => '24:00',
};

export const mentoringResults: Record<string, string> = {
  'Mutation.answerByLink': 'MentorAnswered',
  'Mutation.answerMentorQuestion': 'MentoringRefused',
  'Mutation.cancelAppointment': 'AppointmentCancelled',
  'Mutation.moveAppointment': 'AppointmentMoved',
  'Mutation.leaveMentorWait': 'MentorWaitLeft',
  'Mutation.answerMentorWait': 'MentoringRefused',
  'Mutation.offerMentorWait': 'MentorWaitOffered',
  'Mutation.reportAppointment': 'AppointmentReported',
  'Mutation.inviteMentor': 'MentorOfNetwork',
  'Mutation.dismissMentor': 'MentorDismissed',
  'Mutation.acceptMentorCharter': 'MyMentoring',
  'Mutation.thankMentor': 'MentorThanked',
  'Mutation.followBusyCalendar': 'BusyCalendarFollowed',
  'Mutation.stopBusyCalendar': 'BusyCalendarStopped',
  'Mutation.editMentoring': 'MyMentoring',
  'Mutation.setOfficeHours': 'MyMentoring',
  'Mutation.setOfficeHoursOfDay': 'MyMentoring',
};

export const mentoringRestores: Record<string, Restore> = {
  'Mutation.answerByLink': answered,
  'Mutation.cancelAppointment': renew,
};
