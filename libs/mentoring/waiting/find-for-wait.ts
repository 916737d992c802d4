import { nearestFreeStarts, personTimesOf } from '#libs/agenda';
import { type Settings, type Sql } from '#libs/platform';
import { type FoundMentor, mentorsToOffer } from '../find-mentors.queries.js';
import { mentorTerms, mentorWeights } from '../mentoring.settings.js';
import { hasRoom, usedOf } from '../rules/capacity.js';
import { periodsOf } from '../rules/periods.js';
import { type MentorCandidate, rankMentors } from '../rules/rank-mentors.js';
import { type WaitRow } from './waits.queries.js';

/** How far ahead a mentor must have time to be offered a founder. */
const WITHIN_DAYS = 14;
/** A start so soon is no use: the mentor and the founder have both to answer. */
const NOT_BEFORE_HOURS = 24;
const STARTS_EACH = 20;

/** The mentor to whom a waiting founder is offered next: free within two weeks and not asked before, the best ranked; undefined: nobody. */
export async function mentorForWait(
  tx: Sql,
  wait: WaitRow,
  { networkId, settings, now }: { networkId: string; settings: Settings; now: Temporal.Instant },
): Promise<FoundMentor | undefined> {
  const asked = new Set(wait.askedIds);
  const able = (await mentorsToOffer(tx, { memberId: wait.founderId, skill: wait.skill, now })).filter(
    ({ id, modes, sessionMinutes }) => !asked.has(id) && modes.includes(wait.mode) && sessionMinutes === wait.minutes,
  );
  if (able.length === 0) return undefined;
  const earliest = now.add({ hours: NOT_BEFORE_HOURS });
  const busy = await personTimesOf(tx, wait.founderId, { start: now, end: now.add({ hours: 24 * (WITHIN_DAYS + 1) }) });
  const free = await nearestFreeStarts(tx, {
    networkId,
    resourceIds: able.map(({ resourceId }) => resourceId),
    start: earliest,
    end: earliest.add({ minutes: wait.minutes }),
    withinHours: 24 * WITHIN_DAYS,
    notBefore: earliest,
    now,
    seats: 1,
    busy,
    limitPerResource: STARTS_EACH,
  });
  const startOf = new Map(free.map(({ resourceId, starts }) => [resourceId, starts]));
  const candidates = able.flatMap((mentor): (MentorCandidate & { mentor: FoundMentor })[] => {
    const start = startOf.get(mentor.resourceId)?.find((one) => hasRoom(mentor, one, wait.zone));
    if (!start) return [];
    const { week } = periodsOf(start, wait.zone);
    return [
      {
        mentor,
        mentorId: mentor.id,
        skillLevel: wait.skill === null ? null : mentor.skillLevel,
        fitsStage: wait.stage === null ? null : mentor.stages.includes(wait.stage),
        minutesOff: 0,
        travelMinutes: null,
        usedMinutes: usedOf(mentor, 'mentoring.week', week),
        weekMinutes: mentor.weekMinutes,
        mixes: null,
        isInstant: false,
        sessionMinutes: wait.minutes,
        hoursAhead: (start.epochMilliseconds - now.epochMilliseconds) / 3_600_000,
      },
    ];
  });
  return rankMentors(candidates, settings.get(mentorWeights), {
    seed: wait.founderId,
    terms: settings.get(mentorTerms),
  })[0]?.candidate.mentor;
}
