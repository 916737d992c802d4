import { Injectable } from '@nestjs/common';
import { createCalendars, createResource, isOnGrid, setException, setOpeningRules } from '#libs/agenda';
import { skills } from '#libs/directory';
import { Clock, Database, type MemberViewer, Rollback, type Sql, type Transaction, oneLine } from '#libs/platform';
import { type MentoringRefusal } from '../mentoring.texts.js';
import { type MentorEdit, type MentorRow, acceptCharter, editMentor, lockMentor, mentorOf } from './mentor.queries.js';

export type OwnMentoring = MentorRow | MentoringRefusal;

/** Hours of a day, as text such as "09:00"; `closes` may be "24:00". */
export interface HoursOfDay {
  readonly opens: string;
  readonly closes: string;
}

const LONGEST_SESSION_MINUTES = 180;
const MAX_ABOUT = 300;

/** A mentor decides about themselves: the charter, what they give, and when. */
@Injectable()
export class EditMentoring {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** From then on the mentor can be offered, once they have office hours. Repeating it changes nothing. */
  acceptCharter(viewer: MemberViewer): Promise<OwnMentoring> {
    const now = this.clock.now();
    return this.change(viewer, async (tx, mentor) => {
      if (mentor.charterAcceptedAt) return undefined;
      const hours = { count: 1, zone: viewer.network.zone, opens: '09:00', closes: '12:00' };
      const [calendarId] = await createCalendars(tx, viewer.network.id, hours);
      // Nobody is offered before they have said when they are there.
      await setOpeningRules(tx, { calendarId: calendarId!, rules: [], now });
      const rules = { exclusive: true, capacity: 1, bufferMinutes: 0, leadMinutes: 0, minMinutes: 15, maxMinutes: LONGEST_SESSION_MINUTES }; // prettier-ignore
      const resourceId = await createResource(tx, calendarId!, rules);
      await acceptCharter(tx, mentor.id, { now, resourceId, calendarId: calendarId! });
      return undefined;
    });
  }

  edit(viewer: MemberViewer, version: number, wanted: MentorEdit): Promise<OwnMentoring> {
    // An empty introduction says nothing, and may.
    const about = wanted.about.trim() === '' ? '' : oneLine(wanted.about, MAX_ABOUT);
    if (about === undefined) return Promise.resolve('ABOUT_TOO_LONG');
    const fault = faultOf(wanted);
    if (fault) return Promise.resolve(fault);
    return this.change(viewer, async (tx, mentor) => {
      if (!mentor.charterAcceptedAt) return 'CHARTER_FIRST';
      const { videoLink, phone, ...others } = wanted;
      const edited = { ...others, about, videoLink: videoLink ? new URL(videoLink).href : null, phone: phone || null };
      const key = { networkId: viewer.network.id, id: mentor.id, version };
      return (await editMentor(tx, key, edited)) === 'UPDATED' ? undefined : 'CHANGED_SINCE';
    });
  }

  setWeek(viewer: MemberViewer, week: readonly (HoursOfDay & { readonly weekday: number })[]): Promise<OwnMentoring> {
    if (week.some(isReversed)) return Promise.resolve('BAD_HOURS');
    const rules = week.map(({ weekday, ...hours }) => ({
      weekday,
      ...timesOf(hours),
      validFrom: Temporal.PlainDate.from('2000-01-01'),
      validUntil: null,
    }));
    return this.changeHours(viewer, (tx, calendarId) =>
      setOpeningRules(tx, { calendarId, rules, now: this.clock.now() }),
    );
  }

  /** @param hours none: not there that day; null: the hours of the week again */
  setDay(viewer: MemberViewer, written: string, hours: readonly HoursOfDay[] | null): Promise<OwnMentoring> {
    const date = dateOf(written);
    if (!date) return Promise.resolve('BAD_DATE');
    if (hours?.some(isReversed)) return Promise.resolve('BAD_HOURS');
    return this.changeHours(viewer, (tx, calendarId) =>
      setException(tx, { calendarId, date, openings: hours?.map(timesOf) ?? null, now: this.clock.now() }),
    );
  }

  private changeHours(
    viewer: MemberViewer,
    write: (tx: Sql, calendarId: string) => Promise<{ kind: string }>,
  ): Promise<OwnMentoring> {
    return this.change(viewer, async (tx, { calendarId }) => {
      if (!calendarId) return 'CHARTER_FIRST';
      return (await write(tx, calendarId)).kind === 'CHANGED' ? undefined : 'BAD_HOURS';
    });
  }

  private change(
    viewer: MemberViewer,
    work: (tx: Transaction, mentor: MentorRow) => Promise<MentoringRefusal | undefined>,
  ): Promise<OwnMentoring> {
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<OwnMentoring> => {
      const locked = await lockMentor(tx, viewer.member.id);
      const mentor = locked && (await mentorOf(tx, viewer.member.id));
      const fault = mentor ? await work(tx, mentor) : 'NOT_A_MENTOR';
      if (fault) throw new Rollback<OwnMentoring>(fault);
      return (await mentorOf(tx, viewer.member.id))!;
    });
  }
}

function faultOf(wanted: MentorEdit): MentoringRefusal | undefined {
  const { modes, videoLink, phone, sessionMinutes, pausedFrom, pausedUntil } = wanted;
  if (wanted.skills.some(({ code }) => !skills.some((skill) => skill.code === code))) return 'UNKNOWN_SKILL';
  if (sessionMinutes % 15 !== 0) return 'LENGTH_OFF_GRID';
  if (modes.includes('VIDEO') && !videoLink) return 'LINK_NEEDED';
  if (videoLink && !isHttps(videoLink)) return 'BAD_LINK';
  if (modes.includes('PHONE') && !phone) return 'PHONE_NEEDED';
  const dates = [pausedFrom, pausedUntil].filter((date) => date !== null);
  if (dates.some((date) => !dateOf(date))) return 'BAD_DATE';
  if (pausedUntil !== null && (pausedFrom === null || pausedUntil < pausedFrom)) return 'BAD_PAUSE';
  return undefined;
}

function dateOf(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

const isHttps = (text: string): boolean => /^https:\/\/\S+$/i.test(text) && URL.canParse(text);
/** Office hours end on the day on which they begin. */
const isReversed = ({ opens, closes }: HoursOfDay): boolean => closes <= opens;
const timesOf = ({ opens, closes }: HoursOfDay) => ({
  opens: Temporal.PlainTime.from(opens),
  closes: closes === '24:00' ? ('24:00' as const) : Temporal.PlainTime.from(closes),
});

/** Other times that a mentor proposes start like bookings. */
export const areProposable = (starts: readonly Temporal.Instant[]): boolean =>
  starts.length >= 1 && starts.length <= 2 && starts.every((start) => isOnGrid(start, 15));
