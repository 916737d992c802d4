import { type Chance } from './chance.js';
import { type Member } from './members.js';
import * as words from './mentors.data.js';
import { FreePeople } from './sessions.js';
import { type Town } from './town.js';

/** A mentor who accepted the charter. */
export interface DrawnMentor {
  readonly id: string;
  readonly memberId: string;
  readonly resourceId: string;
  readonly skills: readonly string[];
  readonly open: readonly { start: Temporal.Instant; end: Temporal.Instant }[];
  readonly isInstant: boolean;
}
type Kind = 'COMPLETED' | 'CONFIRMED' | 'PENDING' | 'MOVED_ON' | 'OTHER_TIME' | 'CANCELLED' | 'WAITING';
/** What a town of 80 mentors has; smaller ones have fewer. */
const appointments: readonly Kind[] = [
  ...Array<Kind>(24).fill('COMPLETED'),
  ...Array<Kind>(12).fill('CONFIRMED'),
  ...Array<Kind>(5).fill('PENDING'),
  'MOVED_ON',
  'OTHER_TIME',
  'CANCELLED',
  'WAITING',
  'WAITING',
];

/** Appointments in each state, some of them of the first of the people. */
export function drawAppointments(
  town: Town,
  chance: Chance,
  mentors: readonly DrawnMentor[],
  people: readonly Member[],
): void {
  const drawing = new Appointments(town, chance, mentors, people, new FreePeople(town, people));
  const count = Math.ceil((appointments.length * mentors.length) / 60);
  for (const kind of appointments.slice(0, count)) drawing.draw(kind);
  drawing.close();
}

/** Draws appointments, each at a time at which both are free. */
class Appointments {
  private readonly used = new Map<string, { kind: string; subjectId: string; from: string; used: number }>();
  /** The subjects on which each founder has a request without an answer. */
  private readonly open = new Set<string>();
  private next = 0;

  constructor(
    private readonly town: Town,
    private readonly chance: Chance,
    private readonly mentors: readonly DrawnMentor[],
    private readonly people: readonly Member[],
    private readonly free: FreePeople,
  ) {}

  draw(kind: Kind): void {
    const { town, chance } = this;
    const { rows, networkId: network_id, now } = town;
    const isPast = kind === 'COMPLETED';
    const mentor = this.mentors[this.next++ % this.mentors.length];
    const founder = this.next % 6 === 1 ? this.people[0] : chance.pick(this.people);
    if (!mentor || !founder || founder.id === mentor.memberId) return;
    const span = this.spanFor(mentor, founder, isPast);
    if (!span) return;
    const [start, end] = span;
    const during = `[${start.toString()},${end.toString()})`;
    const askedAt = isPast ? start.subtract({ hours: 24 * 4 }) : now.subtract({ hours: 5 });
    const id = chance.id(askedAt);
    const isLive = kind === 'PENDING' || kind === 'CONFIRMED' || kind === 'MOVED_ON';
    const state = { MOVED_ON: 'PENDING', OTHER_TIME: 'EXPIRED', WAITING: 'EXPIRED' }[kind as string] ?? kind;
    const skill = this.subjectOf(founder.id, mentor, kind);
    const before = kind === 'MOVED_ON' ? this.mentors[(this.next + 7) % this.mentors.length] : undefined;
    const wasConfirmed = ['COMPLETED', 'CONFIRMED', 'CANCELLED'].includes(state);
    rows.add('appointment', {
      network_id,
      id,
      code: code(chance),
      founder_id: founder.id,
      mentor_id: mentor.id,
      question: chance.pick(words.questions),
      skill_code: skill,
      stage: 'PROTOTYPE',
      mode: 'VIDEO',
      during,
      state,
      asks_next: kind !== 'OTHER_TIME',
      asked_at: askedAt.toString(),
      confirmed_at: wasConfirmed ? askedAt.add({ minutes: 40 }).toString() : null,
      ended_at: isLive || isPast ? null : now.subtract({ hours: 2 }).toString(),
      ended_by: state === 'EXPIRED' ? 'NOBODY_LEFT' : kind === 'CANCELLED' ? 'MENTOR' : null,
      end_reason: kind === 'CANCELLED' ? 'Un imprévu, je propose une autre date' : null,
      sequence: before ? 1 : 0,
    });
    if (before) this.ask(id, before, 1, askedAt, 'EXPIRED', null);
    const answer =
      {
        COMPLETED: 'ACCEPTED',
        CONFIRMED: 'ACCEPTED',
        CANCELLED: 'ACCEPTED',
        OTHER_TIME: 'OTHER_TIME',
        WAITING: 'REFUSED',
      }[kind as string] ?? null;
    this.ask(
      id,
      mentor,
      before ? 2 : 1,
      askedAt.add({ minutes: before ? 60 : 0 }),
      answer,
      kind === 'OTHER_TIME' ? start : null,
    );
    if (isLive || isPast) {
      rows.add('allocation', { network_id, id: chance.id(askedAt), resource_id: mentor.resourceId, exclusive: true, holder_id: id, during, seats: 1, state, expires_at: null }); // prettier-ignore
      this.use(mentor.id, start);
    }
    if (wasConfirmed && kind !== 'CANCELLED')
      for (const member_id of [founder.id, mentor.memberId])
        rows.add('person_time', { network_id, id: chance.id(askedAt), member_id, holder_id: id, during, state });
    for (const person of [founder.id, mentor.memberId]) this.free.hold(person, start.toString(), end.toString());
    if (state === 'PENDING') this.add('mentoring.openRequests', founder.id, '1970-01-01T00:00:00Z', 1);
    if (kind === 'WAITING') this.wait(id, founder.id, mentor, skill);
    if (isPast) this.report(id, end);
  }

  /** Writes what is used of each mentor’s week and month, and of each founder’s requests. */
  close(): void {
    const { rows, networkId: network_id } = this.town;
    for (const { kind, subjectId: subject_id, from: period_start, used } of this.used.values())
      rows.add('quota', { network_id, kind, subject_id, period_start, used, cap: 10_000 });
  }

  private ask(
    appointment_id: string,
    mentor: DrawnMentor,
    position: number,
    at: Temporal.Instant,
    answer: string | null,
    other: Temporal.Instant | null,
  ): void {
    this.town.rows.add('mentor_ask', {
      network_id: this.town.networkId,
      appointment_id,
      position,
      mentor_id: mentor.id,
      asked_at: at.toString(),
      // The demo is looked at some hours later: its questions still wait.
      answer_by: (answer === 'EXPIRED' ? at.add({ minutes: 50 }) : at.add({ hours: 43 })).toString(),
      answer,
      answered_at: answer === null ? null : at.add({ minutes: answer === 'EXPIRED' ? 50 : 40 }).toString(),
      reason: null,
      is_new: false,
      suggested_starts: other && [other.add({ hours: 24 * 7 }).toString()],
    });
  }

  /** What the request is about: the first thing that the mentor knows, on which the founder asks nobody else. */
  private subjectOf(founderId: string, mentor: DrawnMentor, kind: Kind): string | null {
    if (!['PENDING', 'MOVED_ON', 'WAITING'].includes(kind)) return mentor.skills[0] ?? null;
    const skill = mentor.skills.find((one) => !this.open.has(`${founderId} ${one}`));
    if (skill !== undefined) this.open.add(`${founderId} ${skill}`);
    return skill ?? null;
  }

  /** Nobody could come: another mentor is offered the founder, and has not answered. */
  private wait(appointment_id: string, founder_id: string, mentor: DrawnMentor, skill_code: string | null): void {
    const { rows, networkId: network_id, now } = this.town;
    const since = now.subtract({ hours: 2 });
    const wait_id = this.chance.id(since);
    rows.add('mentor_wait', { network_id, id: wait_id, appointment_id, founder_id, skill_code, since: since.toString(), until: since.add({ hours: 24 * 30 }).toString(), state: 'WAITING', ended_at: null }); // prettier-ignore
    const other = this.mentors.find(({ id, memberId, skills }) => id !== mentor.id && memberId !== founder_id && skill_code !== null && skills.includes(skill_code)); // prettier-ignore
    if (other)
      rows.add('mentor_wait_offer', { network_id, wait_id, mentor_id: other.id, offered_at: since.toString(), offered_by_id: null, answer_by: now.add({ hours: 44 }).toString(), answer: null, answered_at: null, starts: null }); // prettier-ignore
  }

  private report(appointment_id: string, end: Temporal.Instant): void {
    const { chance } = this;
    const at = end.add({ hours: 3 }).toString();
    const both = { network_id: this.town.networkId, appointment_id, took_place: true, at };
    const next = chance.pick(words.nextSteps);
    this.town.rows.add('appointment_report', { ...both, side: 'FOUNDER', usefulness: chance.pick([3, 4, 5, 5]), next_step: next, next_step_on: end.add({ hours: 24 * 14 }).toString().slice(0, 10), note: null, is_note_shared: false }); // prettier-ignore
    if (chance.yes(0.6)) this.town.rows.add('appointment_report', { ...both, side: 'MENTOR', usefulness: null, next_step: null, next_step_on: null, note: chance.pick(words.notes), is_note_shared: chance.yes(0.5) }); // prettier-ignore
  }

  private use(mentorId: string, start: Temporal.Instant): void {
    const day = start.toZonedDateTimeISO(this.town.data.zone).startOfDay();
    const week = day
      .subtract({ days: day.dayOfWeek - 1 })
      .toInstant()
      .toString();
    this.add('mentoring.week', mentorId, week, words.SESSION_MINUTES);
    this.add('mentoring.month', mentorId, day.with({ day: 1 }).toInstant().toString(), words.SESSION_MINUTES);
  }

  private add(kind: string, subjectId: string, from: string, amount: number): void {
    const key = `${kind} ${subjectId} ${from}`;
    this.used.set(key, { kind, subjectId, from, used: (this.used.get(key)?.used ?? 0) + amount });
  }

  /** The first hour, on the hour, of the mentor’s office hours at which both are free: at least four days ahead, or past. */
  private spanFor(
    mentor: DrawnMentor,
    founder: Member,
    isPast: boolean,
  ): [Temporal.Instant, Temporal.Instant] | undefined {
    const { now } = this.town;
    const from = now.add({ hours: 24 * 4 });
    for (const span of mentor.open) {
      for (let start = span.start; ; start = start.add({ hours: 1 })) {
        const end = start.add({ minutes: words.SESSION_MINUTES });
        if (isAfter(end, span.end)) break;
        const fits = isPast
          ? isAfter(now, end) && isAfter(start, now.subtract({ hours: 24 * 12 }))
          : isAfter(start, from);
        if (fits && [founder.id, mentor.memberId].every((id) => this.free.isFree(id, start.toString(), end.toString())))
          return [start, end];
      }
    }
    return undefined;
  }
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = (chance: Chance): string => Array.from({ length: 8 }, () => SIGNS[chance.whole(0, 31)]).join('');
