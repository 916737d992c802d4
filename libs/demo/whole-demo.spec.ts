import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepCalendarsOpen, openCalendars } from '#libs/agenda';
import { completeEnded } from '#libs/booking';
import { findSpaces } from '#libs/directory';
import { grantAllowances } from '#libs/passes';
import { Database, dataSourceFor, readEnv } from '#libs/platform';
import { violations } from '#libs/testing';
import { demoPersons, demoSignIns, isDemoLoaded } from './index.js';
import { demoRulesAt } from './demo-rules.fixture.js';
import { demoDatabase } from './demo-database.fixture.js';

const now = Temporal.Instant.from('2026-12-18T09:17:00Z'); // the days ahead include Christmas and New Year

describe('the whole demo', () => {
  let demo: Awaited<ReturnType<typeof demoDatabase>>;
  const appDatabase = async () => {
    const env = readEnv({ DATABASE_URL: demo.database.url });
    return new Database(await dataSourceFor(env, 'traboule_worker').initialize());
  };
  const steps: [string, number, number][] = [];

  beforeAll(async () => {
    demo = await demoDatabase({ now, onStep: (...step) => steps.push(step) });
    console.log(`The whole demo in ${demo.summary.durationMs} ms`, demo.summary.networks);
  }, 180_000);
  afterAll(() => demo.close());

  it('has four networks, Lyon with 201 published venues and four others', async () => {
    const counts = Object.fromEntries(demo.summary.networks.map(({ slug, venues }) => [slug, venues]));
    expect(counts).toEqual({
      lyon: 205,
      nantes: expect.any(Number),
      toulouse: expect.any(Number),
      bordeaux: expect.any(Number),
    });
    for (const { slug, venues } of demo.summary.networks.slice(1))
      expect([slug, venues >= 15 && venues <= 29]).toEqual([slug, true]);
    expect(await isDemoLoaded(demo.database.url)).toBe(true);
  });

  it('reports its progress up to the end', () => {
    for (const { slug } of demo.summary.networks) {
      const own = steps.filter(([label]) => label.toLowerCase() === slug);
      expect(own.length).toBeGreaterThan(10);
      expect(own.at(-1)![1]).toBe(own.at(-1)![2]);
      expect(own.every(([, done], i) => i === 0 || done > own[i - 1]![1])).toBe(true);
    }
  });

  it('breaks no invariant', async () => {
    expect(await violations(demo.database.url)).toEqual([]);
  });

  it.each(Object.entries(demoRulesAt(now)))('keeps the rule: %s', async (_, law) => {
    const broken = await demo.rows(`select count(*)::int as rows from (${law}) broken`);
    expect(broken).toEqual([{ rows: 0 }]);
  });

  it('opens calendars as the agenda does', async () => {
    const database = await appDatabase();
    const today = now.toZonedDateTimeISO('Europe/Paris').toPlainDate();
    const days = { from: today.subtract({ days: 14 }), until: today.add({ days: 75 }) };
    for (const { id } of await demo.rows<{ id: string }>('select id from network')) {
      const kept = await database.inTransaction(id, (tx) => keepCalendarsOpen(tx, now));
      expect(kept).toEqual({ calendars: 0, intervals: 0 });
      const opened = await database.inTransaction(id, (tx) => openCalendars(tx, days));
      expect(opened.calendars).toBeGreaterThan(15);
      expect(opened.intervals).toBe(0);
    }
    await database.onModuleDestroy();
  });

  it('leaves nothing to do for the daily maintenance: hours are granted, past bookings are closed', async () => {
    const database = await appDatabase();
    for (const { id } of await demo.rows<{ id: string }>('select id from network')) {
      const horizon = now.add({ hours: 24 * 60 });
      expect(await database.inTransaction(id, (tx) => grantAllowances(tx, 'Europe/Paris', now, horizon))).toBe(0);
      expect(await database.inTransaction(id, (tx) => completeEnded(tx, now))).toBe(0);
    }
    await database.onModuleDestroy();
  });

  it('always has three laser cutters of three venues free near Villeurbanne at two', async () => {
    const database = await appDatabase();
    const [villeurbanne] = await demo.rows<{ networkId: string; lat: number; lon: number }>(
      `select network_id as "networkId", lat, lon from territory where name = 'Villeurbanne'`,
    );
    const today = now.toZonedDateTimeISO('Europe/Paris').toPlainDate();
    for (let days = 1; days <= 21; days++) {
      const start = today.add({ days }).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '14:00' }).toInstant();
      const found = await findSpaces(database.open, {
        networkId: villeurbanne!.networkId,
        capability: 'laser-cutting',
        seats: 1,
        near: villeurbanne!,
        withinMeters: 4_000,
        start,
        end: start.add({ hours: 2 }),
        now,
        limit: 50,
      });
      const bookable = found.filter(({ open, free, leadFits, lengthFits }) => open && free && leadFits && lengthFits);
      const venues = new Set(bookable.map(({ venueName }) => venueName));
      expect([days, venues.size >= 3]).toEqual([days, true]);
    }
    await database.onModuleDestroy();
  });

  it('has the rhythm of a week and of a day, and spaces that fill up', async () => {
    const byDay = await demo.rows<{ weekday: number; bookings: number }>(
      `select extract(isodow from starts_at)::int as weekday, count(*)::int as bookings from booking where starts_at < '${now}' group by 1 order by 1`,
    );
    const bookings = byDay.map((day) => day.bookings);
    for (const middle of bookings.slice(1, 4))
      for (const end of bookings.slice(5)) expect(middle).toBeGreaterThan(2 * end);
    const [day] = await demo.rows<{ morning: number; evening: number; full: number }>(
      `select sum(used) filter (where extract(hour from at) = 10)::int as morning, sum(used) filter (where extract(hour from at) = 19)::int as evening,
              count(*) filter (where used = cap)::int as "full" from seat_bucket`,
    );
    expect(day!.morning).toBeGreaterThan(5 * day!.evening);
    expect(day!.full).toBeGreaterThan(20);
  });

  it('shows a venue in every state of publishing, and a closure that touches three people', async () => {
    const lyon = `(select id from network where slug = 'lyon')`;
    const states = await demo.rows(
      `select count(*) filter (where published_at is null)::int as unpublished,
              count(*) filter (where confirmed_at < '${now.toString()}'::timestamptz - interval '6 months')::int as stale,
              (select count(*)::int from venue_claim where state = 'WAITING' and network_id = ${lyon}) as claims
         from venue where network_id = ${lyon}`,
    );
    expect(states).toEqual([{ unpublished: 4, stale: 2, claims: 1 }]);
    const touched = await demo.rows(
      `select count(distinct b.member_id)::int as people, count(distinct s.venue_id)::int as venues, bool_and(b.during && c.during) as touched
         from hours_decision d join booking b on b.id = d.booking_id join space s on s.id = d.space_id
         join venue v on v.id = s.venue_id join closure c on c.calendar_id = v.calendar_id and c.reason = d.reason
        where d.network_id = ${lyon}`,
    );
    expect(touched).toEqual([{ people: 3, venues: 1, touched: true }]);
  });

  it('has a ready person of each role, found by mail address', async () => {
    const found = await demo.rows<{ email: string; roles: string[]; venue: boolean; operator: boolean }>(
      `select a.email::text, coalesce(array_agg(g.role) filter (where g.role is not null), '{}') as roles, bool_or(g.venue_id is not null) as venue, a.platform_operator as operator
         from account a join member m on m.account_id = a.id join network n on n.id = m.network_id and n.slug = 'lyon'
         left join role_grant g on g.member_id = m.id where a.email = any($1) group by a.id`,
      [demoPersons.map(({ email }) => email)],
    );
    expect(found).toHaveLength(9);
    for (const { email, role } of demoPersons) {
      const person = found.find((row) => row.email === email)!;
      const granted = role === 'MEMBER' || role === 'PLATFORM_OPERATOR' ? [] : [role];
      expect({ email, roles: [...new Set(person.roles)], operator: person.operator }).toEqual({
        email,
        roles: granted,
        operator: role === 'PLATFORM_OPERATOR',
      });
    }
    expect(demoSignIns('lyon').map(({ key }) => `${key}@demo.traboule.example`)).toEqual(
      demoPersons.map(({ email }) => email),
    );
    expect(demoSignIns('nantes')).toEqual([]);
  });

  it('leaves Camille enough hours', async () => {
    const [lot] = await demo.rows<{ remaining: number }>(
      `select l.remaining_minutes as remaining from account a join member m on m.account_id = a.id join pass_holder h on h.member_id = m.id
         join hours_lot l on l.pass_id = h.pass_id where a.email = 'member@demo.traboule.example' and l.valid @> '${now}'::timestamptz`,
    );
    expect(lot!.remaining).toBeGreaterThan(10 * 60);
  });
});
