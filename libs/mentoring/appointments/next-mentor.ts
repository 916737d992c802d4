import { personTimesOf } from '#libs/agenda';
import { extendRoom } from '#libs/booking';
import { type Settings, type Sql } from '#libs/platform';
import { type FoundMentor, mentorsToOffer } from '../find-mentors.queries.js';
import { mentorAnswerLength, mentorTerms, mentorWaitDays, mentorWeights, mostAsked } from '../mentoring.settings.js';
import { answerByOf } from '../rules/answer-by.js';
import { hasRoom, usedOf } from '../rules/capacity.js';
import { periodsOf } from '../rules/periods.js';
import { type MentorCandidate, rankMentors } from '../rules/rank-mentors.js';
import { isLeftToWait } from '../rules/left-to-wait.js';
import { confirmAppointment } from './confirm-appointment.js';
import { queueAsk, voidAsk } from './appointment-jobs.js';
import { type AnswerToAsk, type AppointmentRow, appointmentById, recordAsk, recordAskAnswer, setMentor } from './appointment.queries.js'; // prettier-ignore
import { insertWait } from '../waiting/waits.queries.js';
import { currentAsk, endWithRoom } from './end-appointment.js';
import { giveCapacityBack, releaseMentor, takeMentorTime } from './mentor-time.js';

/** Of those who could come, how many are looked at closely. */
const MOST_TRIED = 20;

export interface PassOnContext {
  readonly settings: Settings;
  readonly now: Temporal.Instant;
  readonly requestId?: string;
}

/**
 * A mentor does not come: the next best one is asked for the same time and room, as the founder agreed beforehand. Where nobody is
 * left, the appointment ends, the founder is told, once, and waits for a mentor who becomes free. Appointment and room are locked.
 */
export async function askNext(
  tx: Sql,
  appointment: AppointmentRow,
  to: AnswerToAsk,
  context: PassOnContext,
): Promise<void> {
  const { id, asksNext, asks } = appointment;
  const { settings, now } = context;
  const ask = currentAsk(appointment);
  if (!(await recordAskAnswer(tx, id, ask.position, to))) return;
  await voidAsk(tx, id, now);
  await releaseMentor(tx, id);
  await giveCapacityBack(tx, { ...appointment, isNew: ask.isNew });
  const isNextAsked = asksNext && to.answer !== 'OTHER_TIME' && asks.length < settings.get(mostAsked);
  const candidates = isNextAsked ? await candidatesFor(tx, appointment, context) : [];
  for (const candidate of candidates) if (await askOne(tx, appointment, candidate, context)) return;
  await endWithRoom(tx, appointment, { by: 'NOBODY_LEFT', answer: to.answer, isMentorFree: true, ...context });
  if (!isLeftToWait({ asksNext, answer: to.answer })) return;
  const until = now.add({ hours: 24 * settings.get(mentorWaitDays) });
  await insertWait(tx, { appointmentId: id, founderId: appointment.founderId, skill: appointment.skill, now, until });
}

/** Those who could come at that time and were not asked, the best first. */
async function candidatesFor(
  tx: Sql,
  { founderId, skill, stage, mode, start, end, zone, asks }: AppointmentRow,
  { settings, now }: PassOnContext,
): Promise<FoundMentor[]> {
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
  const asked = new Set(asks.map(({ mentorId }) => mentorId));
  const hasTimeToAnswer = answerByOf(now, start, zone, settings.get(mentorAnswerLength)) !== null;
  const able = (await mentorsToOffer(tx, { memberId: founderId, skill, now })).filter(
    (mentor) =>
      !asked.has(mentor.id) &&
      mentor.sessionMinutes === minutes &&
      mentor.modes.includes(mode) &&
      (mentor.isInstant || hasTimeToAnswer) &&
      hasRoom(mentor, start, zone),
  );
  const hoursAhead = (start.epochMilliseconds - now.epochMilliseconds) / 3_600_000;
  const { week } = periodsOf(start, zone);
  const ranked = rankMentors(
    able.map((mentor): MentorCandidate & { mentor: FoundMentor } => ({
      mentor,
      mentorId: mentor.id,
      skillLevel: skill === null ? null : mentor.skillLevel,
      fitsStage: stage === null ? null : mentor.stages.includes(stage),
      minutesOff: 0,
      // The room stays where it is: nobody is nearer than another for the founder.
      travelMinutes: null,
      usedMinutes: usedOf(mentor, 'mentoring.week', week),
      weekMinutes: mentor.weekMinutes,
      mixes: null,
      isInstant: mentor.isInstant,
      hoursAhead,
      sessionMinutes: mentor.sessionMinutes,
    })),
    settings.get(mentorWeights),
    { seed: founderId, terms: settings.get(mentorTerms) },
  );
  return ranked.slice(0, MOST_TRIED).map(({ candidate }) => candidate.mentor);
}

/** @returns false when they cannot come then */
async function askOne(
  tx: Sql,
  appointment: AppointmentRow,
  mentor: FoundMentor,
  context: PassOnContext,
): Promise<boolean> {
  const { id, start, end, zone, bookingId, asks } = appointment;
  const { settings, now } = context;
  if ((await personTimesOf(tx, mentor.memberId, { start, end })).length > 0) return false;
  const time = { appointmentId: id, mentor, state: 'PENDING', memberIds: [], start, end, zone, now } as const;
  const stop = await takeMentorTime(tx, time);
  if (stop === 'FULL') await releaseMentor(tx, id);
  if (stop) return false;
  const position = asks.length + 1;
  const answerBy = mentor.isInstant ? start : answerByOf(now, start, zone, settings.get(mentorAnswerLength))!;
  await setMentor(tx, id, mentor.id);
  await recordAsk(tx, { appointmentId: id, position, mentorId: mentor.id, answerBy, isNew: !mentor.knows, isAccepted: mentor.isInstant, now }); // prettier-ignore
  if (mentor.isInstant) {
    await confirmAppointment(tx, (await appointmentById(tx, id))!, context);
    return true;
  }
  if (bookingId) await extendRoom(tx, bookingId, answerBy);
  await queueAsk(tx, { ...context, appointmentId: id, position, answerBy });
  return true;
}
