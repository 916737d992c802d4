import { openIntervals } from '#libs/agenda';
import { type DrawnMentor, drawAppointments } from './appointments.js';
import { type Chance } from './chance.js';
import { type Member } from './members.js';
import * as words from './mentors.data.js';
import { type Town } from './town.js';

/** Of those with the role: the others were invited and have not answered. */
const ACCEPTED_SHARE = 0.75;

/** Mentors with their office hours, and appointments in each state; of the ready members, Camille asks and the mentor is asked. */
export function drawMentors(town: Town, members: readonly Member[]): void {
  const chance = town.chance.fork('mentors');
  const byId = new Map(members.map((member) => [member.id, member]));
  const granted = town.rows.of('role_grant').filter(({ role }) => role === 'MENTOR');
  const mentors = granted.flatMap(({ member_id }, i): DrawnMentor[] => {
    const member = byId.get(member_id as string)!;
    const isReady = member.key !== undefined;
    const mentor = drawMentor(town, chance, member, i, isReady || chance.yes(ACCEPTED_SHARE));
    return mentor ? [mentor] : [];
  });
  const people = members.filter(({ key }) => key === undefined || key === 'member');
  drawAppointments(town, chance, mentors, people);
}

function drawMentor(
  town: Town,
  chance: Chance,
  member: Member,
  n: number,
  isAccepted: boolean,
): DrawnMentor | undefined {
  const { rows, networkId: network_id, data, days, now } = town;
  const draft = words.mentorDrafts[n % words.mentorDrafts.length]!;
  const [weekdays, opens, closes] = words.officeHours[n % words.officeHours.length]!;
  const rules = [...weekdays].map((day) => ({
    weekday: Number(day),
    opens: Temporal.PlainTime.from(opens),
    closes: Temporal.PlainTime.from(closes),
    validFrom: Temporal.PlainDate.from('2000-01-01'),
    validUntil: null,
  }));
  const hours = { rules, exceptions: [], closures: [], opensOnHolidays: false, alsaceMoselle: false, zone: data.zone };
  const open = isAccepted ? openIntervals(hours, days.from, days.until) : [];
  const [id, calendarId, resourceId] = [chance.id(now), chance.id(now), chance.id(now)];
  const isInstant = chance.yes(0.3);
  if (isAccepted) {
    rows.add('calendar', { network_id, id: calendarId, zone: data.zone, opens_on_holidays: false, parent_id: null, materialised_from: days.from.toString(), materialised_until: days.until.toString() }); // prettier-ignore
    for (const { weekday } of rules)
      rows.add('opening_rule', { network_id, id: chance.id(now), calendar_id: calendarId, weekday, opens, closes });
    for (const { start, end } of open)
      rows.add('open_interval', { network_id, calendar_id: calendarId, starts_at: start.toString(), ends_at: end.toString() }); // prettier-ignore
    rows.add('resource', { network_id, id: resourceId, calendar_id: calendarId, exclusive: true, capacity: 1, buffer_minutes: 0, lead_minutes: 0, min_minutes: 15, max_minutes: 180, withdrawn_at: null }); // prettier-ignore
  }
  const acceptedAt = isAccepted ? later(member.joinedAt, now.subtract({ hours: 24 * 200 })).toString() : null;
  rows.add('mentor', {
    network_id,
    id,
    member_id: member.id,
    status: chance.weighted([['VOLUNTEER', 7], ['EMPLOYED', 2], ['PAID', 1]] as const), // prettier-ignore
    invited_at: member.joinedAt.toString(),
    invited_by_id: member.id,
    charter_accepted_at: acceptedAt,
    confidentiality_accepted_at: acceptedAt,
    resource_id: isAccepted ? resourceId : null,
    calendar_id: isAccepted ? calendarId : null,
    about: draft.about,
    languages: chance.yes(0.3) ? ['fr', 'en'] : ['fr'],
    stages: draft.stages,
    modes: chance.yes(0.8) ? ['IN_PERSON', 'VIDEO'] : ['VIDEO'],
    video_link: 'https://visio.demo.traboule.org/mentors',
    is_instant: isInstant,
    session_minutes: words.SESSION_MINUTES,
    week_minutes: chance.pick([120, 180, 240]),
    month_minutes: 600,
    new_founders_a_month: 4,
    version: 1,
  });
  for (const [skill_code, level] of draft.skills)
    rows.add('mentor_skill', { network_id, mentor_id: id, skill_code, level });
  return isAccepted
    ? { id, memberId: member.id, resourceId, skills: draft.skills.map(([code]) => code), open, isInstant }
    : undefined;
}

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b;
