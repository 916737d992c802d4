import { type Given, type GivenMember } from './given.js';
import { type GivenNetwork } from './given-space.js';

export interface MentorOptions {
  name?: string;
  skills?: Record<string, number>;
  stages?: string[];
  modes?: string[];
  isInstant?: boolean;
  sessionMinutes?: number;
  weekMinutes?: number;
  newFoundersAMonth?: number;
  homeVenueId?: string;
  about?: string;
  opens?: string;
  closes?: string;
  /** The first and the last day of the office hours. */
  from?: string;
  until?: string;
}
export interface GivenMentor extends GivenMember {
  mentorId: string;
  resourceId: string;
}

/** Inserts a mentor who accepted the charter; on request, for fundraising, open every day from 8:00 to 20:00, by default. */
export async function givenMentor(
  given: Given,
  network: GivenNetwork,
  options: MentorOptions = {},
): Promise<GivenMentor> {
  const { from = '2026-10-01', until = '2027-05-31' } = options;
  const member = await given.member(network, { role: 'MENTOR', hours: null, ...(options.name !== undefined && { name: options.name }) }); // prettier-ignore
  const { client } = given;
  if (options.homeVenueId)
    await client.query(`update member set home_venue_id = $2 where id = $1`, [member.id, options.homeVenueId]);
  const { id } = network;
  const one = async (text: string, values: unknown[]) => (await given.one<{ id: string }>(text, values)).id;
  const calendarId = await one(
    `insert into calendar (network_id, zone, materialised_from, materialised_until) values ($1, 'Europe/Paris', $2, $3::date + 1) returning id`,
    [id, from, until],
  );
  await client.query(
    `insert into open_interval (network_id, calendar_id, starts_at, ends_at)
     select $1, $2, (day + $3::time) at time zone 'Europe/Paris', (day + $4::time) at time zone 'Europe/Paris'
       from generate_series($5::timestamp, $6::timestamp, interval '1 day') day`,
    [id, calendarId, options.opens ?? '08:00', options.closes ?? '20:00', from, until],
  );
  const resourceId = await one(
    `insert into resource (network_id, calendar_id, exclusive, capacity, min_minutes, max_minutes) values ($1, $2, true, 1, 15, 180) returning id`,
    [id, calendarId],
  );
  const mentorId = await one(
    `insert into mentor (network_id, member_id, status, invited_at, invited_by_id, charter_accepted_at, confidentiality_accepted_at, resource_id,
                         calendar_id, stages, modes, video_link, phone, is_instant, session_minutes, week_minutes, month_minutes, new_founders_a_month, about)
     values ($1, $2, 'VOLUNTEER', $11::date, $2, $11::date + 1, $11::date + 1, $3, $4, $5, $6, 'https://visio.example/m', '0470000000', $7, $8, $9, 6000, $10, $12)
     returning id`,
    [
      id,
      member.id,
      resourceId,
      calendarId,
      options.stages ?? ['PROTOTYPE'],
      options.modes ?? ['IN_PERSON', 'VIDEO'],
      options.isInstant ?? false,
      options.sessionMinutes ?? 60,
      options.weekMinutes ?? 600,
      options.newFoundersAMonth ?? 50,
      from,
      options.about ?? '',
    ],
  );
  for (const [code, level] of Object.entries(options.skills ?? { fundraising: 3 }))
    await client.query(`insert into mentor_skill values ($1, $2, $3, $4)`, [id, mentorId, code, level]);
  return { ...member, mentorId, resourceId };
}
