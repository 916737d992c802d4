import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoDatabase } from './demo-database.fixture.js';
import { demoPersons } from './index.js';

const now = Temporal.Instant.from('2026-11-24T09:17:00Z');
const HOME = `(select home_venue_id from member where name = 'Camille Fontanel')`;

describe('the story of the demo', () => {
  let demo: Awaited<ReturnType<typeof demoDatabase>>;
  beforeAll(async () => {
    demo = await demoDatabase({ size: 'small', now });
  }, 60_000);
  afterAll(() => demo.close());
  const one = async (sql: string) => (await demo.rows<Record<string, number>>(sql))[0];

  it('has requests that wait with a deadline, and some that were accepted, refused with a reason or not answered', async () => {
    expect(
      await one(`select count(*) filter (where answer is null and answer_by > '${now}')::int as waiting,
             count(*) filter (where answer = 'ACCEPTED')::int as accepted, count(*) filter (where answer = 'REFUSED' and reason is not null)::int as refused,
             count(*) filter (where answer = 'EXPIRED')::int as expired,
             count(*) filter (where answer is null and b.venue_id <> ${HOME})::int as elsewhere
        from booking_request q join booking b on b.id = q.booking_id`),
    ).toEqual({ waiting: 4, accepted: 2, refused: 2, expired: 1, elsewhere: 1 });
  });

  it('has no-shows at the venue of its ready persons: one contested and waiting, one excused', async () => {
    expect(
      await one(`select count(*)::int as all, count(*) filter (where contest is not null and a.booking_id is null)::int as waiting,
             count(*) filter (where a.outcome = 'EXCUSED')::int as excused
        from no_show n left join no_show_answer a on a.booking_id = n.booking_id where n.venue_id = ${HOME}`),
    ).toEqual({ all: 3, waiting: 1, excused: 1 });
  });

  it('has a late cancellation with its fee, one whose fee was given back, and two that the venue compensates', async () => {
    expect(
      await one(`select count(*) filter (where b.cancelled_by = 'MEMBER' and w.used_quarters = 0)::int as kept,
             count(*) filter (where b.cancelled_by = 'MEMBER' and w.used_quarters > 0 and w.credit_minutes + w.amount_cents > 0)::int as waived,
             (select count(*)::int from charge where kind = 'COMPENSATION' and amount_cents < 0) as compensated
        from booking b join fee_waiver w on w.booking_id = b.id where b.state = 'CANCELLED'`),
    ).toEqual({ kept: 1, waived: 1, compensated: 2 });
  });

  it('has a series, a wait for a time that is kept now, a wait for one that is taken, and notes to the venue', async () => {
    expect(
      await one(`select count(*) filter (where series_id is not null)::int as series, count(*) filter (where note <> '')::int > 10 as notes,
             (select count(*)::int from waiting_offer where state = 'LIVE' and expires_at > '${now}') as offered,
             (select count(*)::int from waiting_list_entry where subject_kind = 'SPACE_TIME' and state = 'WAITING') as waiting from booking`),
    ).toEqual({ series: 3, notes: true, offered: 1, waiting: 1 });
  });

  it.each(demoPersons.map(({ name }) => [name]))('gives %s several bookings around today', async (name) => {
    const found =
      await one(`select count(*)::int as n from booking b join member m on m.id = b.member_id where m.name = '${name}'
        and b.starts_at between '${now}'::timestamptz - interval '7 days' and '${now}'::timestamptz + interval '7 days' and b.state <> 'CANCELLED'`);
    expect(found!['n']).toBeGreaterThanOrEqual(5);
  });
});
