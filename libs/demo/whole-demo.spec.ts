import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepCalendarsOpen, openCalendars } from '#libs/agenda';
import { completeEnded } from '#libs/booking';
import { findSpaces } from '#libs/directory';
import { openAllowances } from '#libs/passes';
import { Database, dataSourceFor, readEnv } from '#libs/platform';
import { violations } from '#libs/testing';
import { fixedVenues } from './fixed-venues.data.js';
import { demoPersons, demoSignIns, isDemoLoaded } from './index.js';
import { loaded } from './loaded.fixture.js';
import { slugOf } from './territories.js';

const fixedSlugs = `'{${fixedVenues.lyon!.map(({ name }) => slugOf(name)).join()}}'`;
const now = Temporal.Instant.from('2026-12-18T09:17:00Z'); // the days ahead hold Christmas and New Year

describe('the whole demo', () => {
  let demo: Awaited<ReturnType<typeof loaded>>;
  const appDatabase = async () => {
    const env = readEnv({ DATABASE_URL: demo.database.url });
    return new Database(await dataSourceFor(env, 'traboule_worker').initialize());
  };
  const steps: [string, number, number][] = [];

  beforeAll(async () => {
    demo = await loaded({ now, onStep: (...step) => steps.push(step) });
    console.log(`The whole demo in ${demo.summary.durationMs} ms`, demo.summary.networks);
  }, 180_000);
  afterAll(() => demo.close());

  it('is four networks, Lyon with its 201 venues', async () => {
    const counts = Object.fromEntries(demo.summary.networks.map(({ slug, venues }) => [slug, venues]));
    expect(counts).toEqual({
      lyon: 201,
      nantes: expect.any(Number),
      toulouse: expect.any(Number),
      bordeaux: expect.any(Number),
    });
    for (const { slug, venues } of demo.summary.networks.slice(1))
      expect([slug, venues >= 15 && venues <= 25]).toEqual([slug, true]);
    expect(await isDemoLoaded(demo.database.url)).toBe(true);
  });

  it('says how far it is, up to the end', () => {
    for (const { slug } of demo.summary.networks) {
      const own = steps.filter(([label]) => label.toLowerCase() === slug);
      expect(own.length).toBeGreaterThan(10);
      expect(own.at(-1)![1]).toBe(own.at(-1)![2]);
      expect(own.every(([, done], i) => i === 0 || done > own[i - 1]![1])).toBe(true);
    }
  });

  it('is what the app would have written', async () => {
    expect(await violations(demo.database.url)).toEqual([]);
  });

  const laws: Record<string, string> = {
    'no two bookings share an exclusive place, not even past ones': `
      select from allocation a join allocation b on (a.network_id, a.resource_id) = (b.network_id, b.resource_id) and a.id < b.id and a.during && b.during
       where a.exclusive and a.state <> 'CANCELLED' and b.state <> 'CANCELLED'`,
    'nobody was in two places at once': `
      select from attendance a join attendance b on a.member_id = b.member_id and a.id < b.id and a.during && b.during
       where a.state <> 'CANCELLED' and b.state <> 'CANCELLED'`,
    'every booking lay inside opening hours': `
      select from booking b join booking_item i on i.booking_id = b.id join space s on s.id = i.space_id join resource r on r.id = s.resource_id
       where not coalesce((select range_agg(tstzrange(o.starts_at, o.ends_at)) from open_interval o
               where (o.network_id, o.calendar_id) = (r.network_id, r.calendar_id)) @> b.during, false)`,
    'bookings keep to the grid, to lengths and to lead times': `
      select from booking b join booking_item i on i.booking_id = b.id join space s on s.id = i.space_id join resource r on r.id = s.resource_id
       where extract(epoch from b.starts_at)::bigint % 900 <> 0 or b.ends_at - b.starts_at not between r.min_minutes * interval '1 minute' and r.max_minutes * interval '1 minute'
          or b.starts_at - b.booked_at < r.lead_minutes * interval '1 minute' or b.booked_at > '${now}' or b.starts_at > b.booked_at + interval '60 days'`,
    'what is over is over, what is to come is to come': `
      select from booking where (state = 'CONFIRMED') <> (ends_at > '${now}' and state <> 'CANCELLED') or cancelled_at > '${now}' or cancelled_at < booked_at`,
    'who cancelled could do so freely': `select from booking where cancelled_at > free_until`,
    'a whole takes its parts': `
      select from allocation a join resource_part p on (p.network_id, p.whole_id) = (a.network_id, a.resource_id)
       where not exists (select from allocation b where (b.network_id, b.holder_id, b.resource_id) = (a.network_id, a.holder_id, p.part_id) and b.state = a.state)`,
    'every VAT is twenty per cent of what is before it': `
      select from charge where reverses_id is null and amount_excl_cents <> round(amount_cents * 10000 / 12000.0)`,
    'a month’s spending is what was charged in it': `
      with spent as (select c.network_id, c.member_id, date_trunc('month', lower(c.used_during)) as month, sum(c.amount_cents)::int cents from charge c group by 1, 2, 3)
      select from spent s full join quota q on (q.network_id, q.subject_id, q.period_start) = (s.network_id, s.member_id, s.month)
       where s.cents is distinct from q.used or q.used > q.cap or q.kind <> 'passes.spend'`,
    'a use is paid by hours valid when it starts': `
      select from charge c join hours_transaction t on t.charge_id = c.id join hours_entry e on e.transaction_id = t.id join hours_lot l on l.id = e.lot_id
       where not l.valid @> lower(c.used_during) or l.pass_id <> c.pass_id`,
    'every lot was granted once': `
      select from hours_lot l left join hours_entry e on e.lot_id = l.id and e.account = 'ISSUED' group by l.id, l.granted_minutes
      having count(e.id) <> 1 or -sum(e.credit_minutes) <> l.granted_minutes`,
    'what is to come has at most two reminders, due before it and after it was booked': `
      select from booking b left join outbox o on o.subject_id = b.id and o.topic = 'booking.remind' where b.starts_at > '${now}'
       group by b.id having count(*) filter (where o.run_at >= b.starts_at or o.run_at <= b.booked_at) > 0 or count(o.id) > 2`,
    'no reminder is late': `select from outbox where done_at is null and voided_at is null and run_at <= '${now}'`,
    'every space is priced': `
      select from space s where not exists (select from tariff_weight w where (w.network_id, w.tariff_class) = (s.network_id, s.tariff_class))`,
    'every machine can do something, and the tariff class fits it': `
      select from space s left join space_capability sc on sc.space_id = s.id left join capability c on c.code = sc.capability_code
       where s.kind = 'MACHINE' and (c.code is null or c.space_kind <> s.kind or c.tariff_class <> s.tariff_class)`,
    'desks are shared, all else is not': `
      select from space s join resource r on r.id = s.resource_id where r.exclusive = (s.kind = 'DESK_AREA') or r.capacity <> s.capacity`,
    'every venue has an owner with one VAT regime today': `
      select from venue v left join owner_vat_regime o on o.owner_id = v.owner_id and o.valid @> '${now}'::timestamptz::date group by v.id having count(o.owner_id) <> 1`,
    'each fixed venue keeps a laser cutter free of the demo from 13:00 to 17:00, every day': `
      select from venue v where v.slug = any(${fixedSlugs}) and not exists (
        select from space s join space_capability c on c.space_id = s.id and c.capability_code = 'laser-cutting'
         where s.venue_id = v.id and not exists (select from allocation a where a.resource_id = s.resource_id
           and (a.starts_at::time, a.ends_at::time) overlaps (time '13:00', time '17:00')))
      union all select where (select count(*) from venue where slug = any(${fixedSlugs})) <> 4`,
    'Camille has the next three days and her afternoons free': `
      select from booking b join member m on m.id = b.member_id join account a on a.id = m.account_id
       where a.email = 'member@demo.traboule.example' and b.ends_at > '${now}'
         and (b.starts_at < '${now}'::timestamptz + interval '3 days' or (b.starts_at::time < '17:00' and b.ends_at::time > '13:00'))`,
  };
  it.each(Object.entries(laws))('%s', async (_, law) => {
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

  it('leaves the daily upkeep nothing to do: hours are granted, what is over is closed', async () => {
    const database = await appDatabase();
    for (const { id } of await demo.rows<{ id: string }>('select id from network')) {
      const horizon = now.add({ hours: 24 * 60 });
      expect(await database.inTransaction(id, (tx) => openAllowances(tx, 'Europe/Paris', now, horizon))).toBe(0);
      expect(await database.inTransaction(id, (tx) => completeEnded(tx, now))).toBe(0);
    }
    await database.onModuleDestroy();
  });

  it('always has three laser cutters of three places free near Villeurbanne at two', async () => {
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

  it('has the rhythm of a week and of a day, and places that fill up', async () => {
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

  it('has a ready person of each role, found by mail', async () => {
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
      expect({ email, roles: person.roles, operator: person.operator }).toEqual({
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

  it('leaves Camille ample hours', async () => {
    const [lot] = await demo.rows<{ remaining: number }>(
      `select l.remaining_minutes as remaining from account a join member m on m.account_id = a.id join pass_holder h on h.member_id = m.id
         join hours_lot l on l.pass_id = h.pass_id where a.email = 'member@demo.traboule.example' and l.valid @> '${now}'::timestamptz`,
    );
    expect(lot!.remaining).toBeGreaterThan(10 * 60);
  });
});
