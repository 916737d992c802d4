import pg from 'pg';
import { registerVocabulary } from '#libs/directory';
import { Sql, migrate } from '#libs/platform';
import { Given, type GivenMember, type GivenNetwork } from '#libs/testing';

/** The data of a campaign: a network small enough that its members compete for spaces. */
export interface ChaosTown {
  readonly network: GivenNetwork;
  readonly members: readonly GivenMember[];
  /** Midnight, UTC, of the day after tomorrow. */
  readonly firstDay: Temporal.Instant;
}
const SPACES = 24;
/** Days on which bookings are made. */
export const DAYS = 40;

/** Fills a new database with data around the current time. */
export async function fillTown(url: string, memberCount: number): Promise<ChaosTown> {
  await migrate(url);
  const given = await Given.on(url);
  try {
    await given.client.query('set synchronous_commit = off'); // there are no faults yet
    await registerVocabulary(new Sql(given.client as pg.Client));
    const today = Temporal.Now.plainDateISO('UTC');
    const network = await given.network('lyon');
    for (let i = 0; i < SPACES; i++)
      await given.space(network, {
        kind: i % 4 === 0 ? 'DESK_AREA' : 'MEETING_ROOM',
        capacity: 6,
        from: today.toString(),
        days: DAYS + 20,
        lat: 45.74 + (i % 6) * 0.01,
        lon: 4.82 + Math.floor(i / 6) * 0.01,
      });
    const members: GivenMember[] = [];
    const [from, until] = [today.subtract({ days: 5 }), today.add({ days: 360 })].map((day) => `${day.toString()}T00:00:00Z`); // prettier-ignore
    for (let i = 0; i < memberCount; i++) {
      const member = await given.member(network, { hours: null });
      await given.pass(network, member.id, 2_400, from!, until);
      members.push(member);
    }
    await given.client.query(
      `update sign_in_session set created_at = now(), last_seen_at = now(), ends_at = now() + interval '1 day'`,
    );
    return { network, members, firstDay: Temporal.Instant.from(`${today.add({ days: 2 }).toString()}T00:00:00Z`) };
  } finally {
    await given.end();
  }
}
