import { type Given, type GivenMember } from './given.js';
import { type GivenNetwork, type RowWriter } from './given-space.js';

export interface MentorOptions {
  readonly skills?: Record<string, number>;
  readonly stages?: string[];
  readonly modes?: string[];
  readonly isInstant?: boolean;
  readonly sessionMinutes?: number;
  readonly weekMinutes?: number;
  readonly newFoundersAMonth?: number;
  readonly about?: string;
  /** Office hours of every day. */
  readonly opens?: string;
  readonly closes?: string;
  /** The first and the last day of the office hours. */
  readonly from?: string;
  readonly until?: string;
}
export interface GivenMentorRow {
  readonly mentorId: string;
  readonly resourceId: string;
  readonly calendarId: string;
}

/** Makes a member a mentor who accepted the charter: on request, for fundraising, open every day from 8:00 to 20:00, by default. */
export async function givenMentor(
  given: RowWriter,
  network: GivenNetwork,
  memberId: string,
  options: MentorOptions = {},
): Promise<GivenMentorRow> {
  const { from = '2026-10-01', until = '2027-05-31' } = options;
  const one = async (text: string, values: unknown[]) =>
    (await given.one<{ id: string }>(text, [network.id, ...values])).id;
  const calendarId = await one(
    `insert into calendar (network_id, zone, materialised_from, materialised_until) values ($1, 'Europe/Paris', $2, $3::date + 1) returning id`,
    [from, until],
  );
  await given.client.query(
    `insert into open_interval (network_id, calendar_id, starts_at, ends_at)
     select $1, $2, (day + $3::time) at time zone 'Europe/Paris', (day + $4::time) at time zone 'Europe/Paris'
       from generate_series($5::timestamp, $6::timestamp, interval '1 day') day`,
    [network.id, calendarId, options.opens ?? '08:00', options.closes ?? '20:00', from, until],
  );
  const resourceId = await one(
    `insert into resource (network_id, calendar_id, exclusive, capacity, min_minutes, max_minutes) values ($1, $2, true, 1, 15, 180) returning id`,
    [calendarId],
  );
  const mentorId = await one(
    `insert into mentor (network_id, member_id, status, invited_at, invited_by_id, charter_accepted_at, confidentiality_accepted_at, resource_id,
                         calendar_id, stages, modes, video_link, phone, is_instant, session_minutes, week_minutes, month_minutes, new_founders_a_month, about)
     values ($1, $2, 'VOLUNTEER', $12::date, $2, $12::date + 1, $12::date + 1, $3, $4, $5, $6, 'https://visio.example/m', '0470000000', $7, $8, $9, 6000, $10, $11)
     returning id`,
    [
      memberId,
      resourceId,
      calendarId,
      options.stages ?? ['PROTOTYPE'],
      options.modes ?? ['IN_PERSON', 'VIDEO'],
      options.isInstant ?? false,
      options.sessionMinutes ?? 60,
      options.weekMinutes ?? 600,
      options.newFoundersAMonth ?? 50,
      options.about ?? '',
      from,
    ],
  );
  for (const [code, level] of Object.entries(options.skills ?? { fundraising: 3 }))
    await given.client.query(`insert into mentor_skill values ($1, $2, $3, $4)`, [network.id, mentorId, code, level]);
  return { mentorId, resourceId, calendarId };
}

export type GivenMentor = GivenMember & GivenMentorRow;

/** A signed-in member who is such a mentor. */
export async function givenMentorMember(
  given: Given,
  network: GivenNetwork,
  { name, homeVenueId, ...options }: MentorOptions & { readonly name?: string; readonly homeVenueId?: string } = {},
): Promise<GivenMentor> {
  const member = await given.member(network, { role: 'MENTOR', hours: null, ...(name !== undefined && { name }) });
  if (homeVenueId)
    await given.client.query(`update member set home_venue_id = $2 where id = $1`, [member.id, homeVenueId]);
  return { ...member, ...(await givenMentor(given, network, member.id, options)) };
}

/** Inserts a confirmed appointment from afar, with the time of both. @returns its id */
export async function givenAppointment(
  given: RowWriter,
  network: GivenNetwork,
  {
    founderId,
    mentor,
    mentorMemberId,
    code,
    start,
    question = 'Comment convaincre mes premiers investisseurs ?',
    isOver = false,
    mode = 'VIDEO',
  }: {
    founderId: string;
    mentor: GivenMentorRow;
    mentorMemberId: string;
    code: string;
    start: string;
    question?: string;
    /** Completed: nobody is expected any more. */
    isOver?: boolean;
    mode?: 'VIDEO' | 'PHONE';
  },
): Promise<string> {
  const state = isOver ? 'COMPLETED' : 'CONFIRMED';
  const { id } = await given.one<{ id: string }>(
    `insert into appointment (network_id, code, founder_id, mentor_id, question, mode, during, state, asks_next, asked_at, confirmed_at)
     values ($1, $2, $3, $4, $5, $8, tstzrange($6, $6::timestamptz + interval '1 hour'), $7, true, '2026-11-01', '2026-11-01') returning id`,
    [network.id, code, founderId, mentor.mentorId, question, start, state, mode],
  );
  await given.client.query(
    `insert into mentor_ask (network_id, appointment_id, position, mentor_id, asked_at, answer_by, answer, answered_at, is_new)
     values ($1, $2, 1, $3, '2026-11-01', '2026-11-02', 'ACCEPTED', '2026-11-01', false)`,
    [network.id, id, mentor.mentorId],
  );
  await given.client.query(
    `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state) values ($1, $2, true, $3, tstzrange($4, $4::timestamptz + interval '1 hour'), $5)`,
    [network.id, mentor.resourceId, id, start, state],
  );
  for (const memberId of [founderId, mentorMemberId])
    await given.client.query(
      `insert into person_time (network_id, member_id, holder_id, during, state) values ($1, $2, $3, tstzrange($4, $4::timestamptz + interval '1 hour'), $5)`,
      [network.id, memberId, id, start, state],
    );
  return id;
}

/** Inserts a wait of a founder for whom no mentor could come. @returns its id */
export async function givenMentorWait(
  given: RowWriter,
  network: GivenNetwork,
  { founderId, mentorId, code }: { founderId: string; mentorId: string; code: string },
): Promise<string> {
  const { id } = await given.one<{ id: string }>(
    `insert into appointment (network_id, code, founder_id, mentor_id, question, mode, during, state, asks_next, asked_at, ended_at, ended_by)
     values ($1, $2, $3, $4, 'Comment convaincre mes premiers investisseurs ?', 'VIDEO', '[2026-11-20T09:00Z,2026-11-20T10:00Z)', 'EXPIRED', true,
             '2026-11-01', '2026-11-02', 'NOBODY_LEFT') returning id`,
    [network.id, code, founderId, mentorId],
  );
  await given.client.query(
    `insert into mentor_ask (network_id, appointment_id, position, mentor_id, asked_at, answer_by, answer, answered_at, is_new)
     values ($1, $2, 1, $3, '2026-11-01', '2026-11-02', 'EXPIRED', '2026-11-02', false)`,
    [network.id, id, mentorId],
  );
  const wait = await given.one<{ id: string }>(
    `insert into mentor_wait (network_id, appointment_id, founder_id, since, until) values ($1, $2, $3, '2026-11-02', '2027-06-02') returning id`,
    [network.id, id, founderId],
  );
  return wait.id;
}

/** A calendar that a mentor keeps elsewhere, with one busy time that takes their time. */
export async function givenBusyTime(
  given: RowWriter,
  network: GivenNetwork,
  { mentorId, resourceId }: Pick<GivenMentorRow, 'mentorId' | 'resourceId'>,
): Promise<void> {
  const { id: calendarId } = await given.one<{ id: string }>(
    `insert into mentor_calendar (network_id, mentor_id, sealed_address, host, all_day_blocks, added_at, read_at, next_at)
     values ($1, $2, '\\x00', 'calendar.example', false, '2026-11-20', '2026-11-23T07:50Z', '2026-11-23T08:05Z') returning id`,
    [network.id, mentorId],
  );
  const { id } = await given.one<{ id: string }>(
    `insert into mentor_busy_time (network_id, id, calendar_id, event_key, during)
     values ($1, uuidv7(), $2, 'an event', '[2027-05-31T05:00Z,2027-05-31T06:00Z)') returning id`,
    [network.id, calendarId],
  );
  await given.client.query(
    `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
     values ($1, $2, true, $3, '[2027-05-31T05:00Z,2027-05-31T06:00Z)', 'CONFIRMED')`,
    [network.id, resourceId, id],
  );
}
