import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { HoursClient } from './hours-client.fixture.js';

const NOW = '2026-11-23T08:00:00Z'; // a Monday
const NINE = '2026-11-26T08:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookings: BookingClient;
let hours: HoursClient;
let room: GivenSpace;
let twin: GivenSpace;
let manager: GivenMember;
let camille: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
}, 60_000);
beforeEach(async () => {
  lyon = await given.network();
  room = await given.space(lyon, { name: 'Salle Soie', venueName: 'Le Passage' });
  // 900 m further
  twin = await given.space(lyon, { name: 'Salle Lin', lat: 45.774, bufferMinutes: 15 });
  manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: room.venueId });
  camille = await given.member(lyon, { name: 'Camille', hours: 1 });
  api ??= await startApi(database.url, { now: NOW });
  api.clock.set(NOW);
  bookings = new BookingClient(api, lyon);
  hours = new HoursClient(api, lyon);
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const closure = (more: object = {}) => ({
  target: room.venueId,
  from: '2026-11-25T23:00:00Z',
  until: '2026-11-26T23:00:00Z',
  reason: 'Dégât des eaux',
  ...more,
});
const bookingOf = async (member: GivenMember, code: string) => {
  const query = `query ($code: String!) { booking(code: $code) { id code state items { space { id } } venue { id } hoursDecision { decision reason }
    charge { creditMinutes creditMinutesFromPass amountInclVatCents } reminders { state } } }`;
  const { data, errors } = await api.ask<{ booking: object }>(lyon.slug, query, { code }, member);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.booking;
};
const rowOf = (code: string) =>
  given.one<{ sequence: number; places: string[]; charges: number[]; left: number; spent: number; jobs: string[] }>(
    `select b.sequence,
            (select array_agg(r.id || ' ' || a.state order by a.state) from allocation a join resource r on r.id = a.resource_id where a.holder_id = b.id) as places,
            (select array_agg(c.amount_cents order by c.source_revision, c.reverses_id nulls first) from charge c join booking_item i on i.id = c.source_id where i.booking_id = b.id) as charges,
            (select sum(l.remaining_minutes)::int from pass_holder h join hours_lot l on l.pass_id = h.pass_id where h.member_id = b.member_id) as left,
            (select sum(used)::int from quota where subject_id = b.member_id and kind = 'passes.spend') as spent,
            (select array_agg(topic order by topic) from outbox where subject_id = b.id and voided_at is null) as jobs
       from booking b where b.code = $1`,
    [code],
  );

describe('looking at a change of hours', () => {
  it('tells whom it touches, what can be decided, and the next four weeks, and changes nothing', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, NINE);
    await bookings.proposeAndBook(camille, room, '2026-11-27T08:00:00Z');
    const before = await hours.preview(manager, { closure: closure({ until: '2026-11-25T23:00:01Z' }) });
    const preview = await hours.preview(manager, { closure: closure() });
    expect(preview).toMatchObject({
      __typename: 'HoursPreview',
      touched: [
        {
          code,
          memberName: 'Camille',
          from: NINE,
          until: '2026-11-26T09:00:00Z',
          seats: 1,
          options: ['KEEP', 'MOVE', 'CANCEL'],
          space: { id: room.id },
          moveTo: [{ id: twin.id }],
        },
      ],
    });
    expect(before.nextFourWeeks).toHaveLength(28);
    expect(preview.nextFourWeeks).toHaveLength(27);
    const { rows } = await given.client.query(`select from closure where network_id = $1`, [lyon.id]);
    expect(rows).toEqual([]);
    const { n } = await given.one<{ n: number }>(`select hours_version as n from calendar where id = $1`, [
      room.calendarId,
    ]);
    expect(n).toBe(1);
  });

  it('offers only spaces that are free, near enough, large enough and as accessible', async () => {
    await bookings.proposeAndBook(camille, room, NINE);
    const bruno = await given.member(lyon);
    const near = { lat: 45.767, lon: 4.879 };
    const options = await Promise.all([
      given.space(lyon, { ...near, capacity: 4 }),
      given.space(lyon, { lat: 45.79 }),
      given.space(lyon, { ...near, tariffClass: 'LARGE_ROOM' }),
      given.space(lyon, { ...near, kind: 'WORKSHOP' }),
      given.space(lyon, { ...near, open: [] }),
      given.space(lyon, { ...near, maxMinutes: 45 }),
    ]);
    const closed = (await hours.preview(manager, { closure: closure() })).touched!;
    expect(closed[0]!.moveTo).toEqual([{ id: twin.id }]);
    await bookings.proposeAndBook(bruno, twin, '2026-11-26T08:30:00Z', 30);
    const touched = (await hours.preview(manager, { closure: closure() })).touched!;
    expect(touched).toMatchObject([{ options: ['KEEP', 'CANCEL'], moveTo: [] }]);
    expect(options).toHaveLength(6);
  });
});

describe('saving a change of hours', () => {
  it('needs a decision for each touched booking, and changes nothing without', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, NINE);
    for (const decisions of [[], [{ code: 'AAAAAAAA', decision: 'KEEP' }], [{ code, decision: 'MOVE' }]])
      expect(await hours.close(manager, closure(), decisions)).toMatchObject({
        __typename: 'DecisionsNeeded',
        touched: [{ code }],
      });
    expect(await bookingOf(camille, code)).toMatchObject({ state: 'CONFIRMED', hoursDecision: null });
    const { rows } = await given.client.query(`select from closure where network_id = $1`, [lyon.id]);
    expect(rows).toEqual([]);
  });

  it('keeps a booking where it is, records that, and tells the member', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, NINE);
    const saved = await hours.close(manager, closure(), [{ code, decision: 'KEEP' }]);
    expect(saved).toMatchObject({ __typename: 'HoursSaved', closureId: expect.any(String) });
    expect(saved.nextFourWeeks).toHaveLength(27);
    expect(await bookingOf(camille, code)).toMatchObject({
      state: 'CONFIRMED',
      hoursDecision: { decision: 'KEEP', reason: 'Dégât des eaux' },
    });
    expect((await rowOf(code)).jobs).toContain('booking.hoursDecided');
    // A further change does not ask again about what is already outside the hours.
    expect(await hours.close(manager, closure({ reason: 'Encore' }))).toMatchObject({ __typename: 'HoursSaved' });
    // Nobody else may book then.
    expect(await bookings.offer(camille, room, '2026-11-26T12:00:00Z', 60)).toBeUndefined();
  });

  it('moves a booking to an equivalent space of another venue for the same price', async () => {
    const { code, id } = await bookings.proposeAndBook(camille, room, NINE, 120);
    const before = await rowOf(code);
    expect(await hours.close(manager, closure(), [{ code, decision: 'MOVE', moveTo: twin.id }])).toMatchObject({
      __typename: 'HoursSaved',
    });
    expect(await bookingOf(camille, code)).toMatchObject({
      id,
      code,
      state: 'CONFIRMED',
      items: [{ space: { id: twin.id } }],
      venue: { id: twin.venueId },
      charge: { creditMinutes: 240, creditMinutesFromPass: 60, amountInclVatCents: 1_440 },
      hoursDecision: { decision: 'MOVE', reason: 'Dégât des eaux' },
      reminders: [{ state: 'QUEUED' }, { state: 'QUEUED' }],
    });
    const after = await rowOf(code);
    expect(after).toMatchObject({
      sequence: before.sequence + 1,
      places: [`${room.resourceId} CANCELLED`, `${twin.resourceId} CONFIRMED`],
      charges: [1_440, -1_440, 1_440],
      left: before.left,
      spent: before.spent,
    });
    // What was given back can be used, and what was taken is taken, with its buffer.
    await hours.reopen(
      manager,
      (await given.one<{ id: string }>(`select id from closure where network_id = $1`, [lyon.id])).id,
    );
    const bruno = await given.member(lyon);
    expect(await bookings.offer(bruno, room, NINE, 60)).toBeDefined();
    expect(await bookings.offer(bruno, twin, '2026-11-26T10:00:00Z', 60)).toBeUndefined();
    // A cancellation gives everything back.
    expect(await bookings.cancel(camille, code)).toMatchObject({ restoredCreditMinutes: 60, restoredCents: 1_440 });
    expect(await rowOf(code)).toMatchObject({ left: 60, spent: 0 });
  });

  it('leaves the charge as it is when a booking moves within its venue', async () => {
    const other = await given.space(lyon, { venueId: room.venueId });
    const { code } = await bookings.proposeAndBook(camille, room, NINE);
    const shut = closure({ target: room.id });
    await hours.close(manager, shut, [{ code, decision: 'MOVE', moveTo: other.id }]);
    expect(await rowOf(code)).toMatchObject({ charges: [480], sequence: 1 });
    expect(await bookingOf(camille, code)).toMatchObject({ items: [{ space: { id: other.id } }] });
  });

  it('moves at most one of two bookings to the same space, and then asks again', async () => {
    const codes = [await bookings.proposeAndBook(camille, room, NINE)];
    const second = await given.space(lyon, { venueId: room.venueId });
    await given.client.query(`update resource set calendar_id = $2 where id = $1`, [
      second.resourceId,
      room.calendarId,
    ]);
    codes.push(await bookings.proposeAndBook(await given.member(lyon), second, NINE));
    const decisions = codes.map(({ code }) => ({ code, decision: 'MOVE', moveTo: twin.id }));
    const answer = await hours.close(manager, closure(), decisions);
    expect(answer).toMatchObject({ __typename: 'DecisionsNeeded' });
    expect(answer.touched).toHaveLength(2);
    for (const { code } of codes) expect(await rowOf(code)).toMatchObject({ sequence: 0 });
  });

  it('cancels a booking with a full refund, even when it begins in a moment', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-23T09:00:00Z', 120);
    api.clock.set('2026-11-23T08:50:00Z');
    expect((await bookings.cancel(camille, code)).__typename).toBe('CancellationFeeDue');
    const now = closure({ from: '2026-11-23T08:50:00Z', until: null });
    await hours.close(manager, now, [{ code, decision: 'CANCEL' }]);
    expect(await bookingOf(camille, code)).toMatchObject({
      state: 'CANCELLED',
      hoursDecision: { decision: 'CANCEL' },
    });
    expect(await rowOf(code)).toMatchObject({ left: 60, spent: 0, sequence: 1 });
  });

  it('takes effect once for a repeated request', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => hours.close(manager, closure(), [], 'the-same-closure')),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'HoursSaved', closureId: expect.any(String) });
    const other = await hours.close(manager, closure({ reason: 'Autre' }), [], 'the-same-closure');
    expect(other).toMatchObject({ __typename: 'HoursRefused', code: 'KEY_REUSED' });
    const { rows } = await given.client.query(`select from closure where network_id = $1`, [lyon.id]);
    expect(rows).toHaveLength(1);
  });

  it('sets weekly hours, holidays and exceptions of a venue', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, NINE);
    const rules = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '10:00', closes: '18:00' }));
    const change = { target: room.venueId, rules, opensOnHolidays: false };
    expect(await hours.setHours(manager, change)).toMatchObject({ touched: [{ code }] });
    const saved = await hours.setHours(manager, change, [{ code, decision: 'CANCEL' }]);
    expect(saved.nextFourWeeks).toHaveLength(20);
    const exception = { target: room.venueId, date: '2026-11-28', openings: [{ opens: '20:00', closes: '02:00' }] }; // prettier-ignore
    const opened = await hours.setException(manager, exception);
    expect(opened.nextFourWeeks).toContainEqual({ start: '2026-11-28T19:00:00Z', end: '2026-11-29T01:00:00Z' });
    const query = `query ($slug: String!) { venue(slug: $slug) { openingCalendar { opensOnHolidays followsVenue rules { weekday opens closes }
      exceptions { date opens closes } closures { reason } nextFourWeeks { start } } } }`;
    const { data } = await api.ask<{ venue: object }>(lyon.slug, query, { slug: room.venueSlug });
    expect(data.venue).toMatchObject({
      openingCalendar: {
        opensOnHolidays: false,
        followsVenue: false,
        rules,
        exceptions: [{ date: '2026-11-28', opens: '20:00', closes: '02:00' }],
        closures: [],
      },
    });
  });

  it('gives a space hours of its own, and lets it follow its venue again', async () => {
    await given.client.query(
      `update resource set calendar_id = (select calendar_id from venue where id = $2) where id = $1`,
      [twin.resourceId, twin.venueId],
    );
    const staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: twin.venueId });
    const target = twin.id;
    const rules = [{ weekday: 4, opens: '12:00', closes: '14:00' }];
    expect((await hours.setHours(staff, { target, rules })).nextFourWeeks).toHaveLength(4);
    const calendar = async () => {
      const query = `query ($slug: String!) { venue(slug: $slug) { openingCalendar { nextFourWeeks { start } }
        spaces { edges { node { openingCalendar { followsVenue nextFourWeeks { start } } } } } } }`;
      type Calendar = { followsVenue: boolean; nextFourWeeks: object[] };
      type Answer = {
        venue: { openingCalendar: Calendar; spaces: { edges: { node: { openingCalendar: Calendar } }[] } };
      };
      const { data } = await api.ask<Answer>(lyon.slug, query, { slug: twin.venueSlug });
      const [{ node }] = data.venue.spaces.edges as [{ node: { openingCalendar: Calendar } }];
      return [data.venue.openingCalendar.nextFourWeeks.length, node.openingCalendar.nextFourWeeks.length, node.openingCalendar.followsVenue]; // prettier-ignore
    };
    expect(await calendar()).toEqual([28, 4, false]);
    await hours.setHours(staff, { target, rules: [] });
    expect(await calendar()).toEqual([28, 28, true]);
  });

  it.each([
    ['without a reason', { reason: ' ' }, 'NO_REASON'],
    ['that ends before it begins', { until: '2026-11-25T22:00:00Z' }, 'REVERSED'],
    ['in the past', { from: '2026-11-01T00:00:00Z', until: '2026-11-02T00:00:00Z' }, 'IN_THE_PAST'],
    ['with a long reason', { reason: 'x'.repeat(201) }, 'REASON_TOO_LONG'],
  ])('refuses a closure %s', async (_what, more, code) => {
    expect(await hours.close(manager, closure(more))).toMatchObject({ __typename: 'HoursRefused', code });
  });
});

describe('the hours of a venue', () => {
  it('are changed by its staff, its managers and administrators only', async () => {
    const staffElsewhere = await given.member(lyon, { role: 'VENUE_STAFF', venueId: twin.venueId });
    expect(await hours.close(staffElsewhere, closure())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await hours.preview(staffElsewhere, { closure: closure({ target: room.id }) })).toMatchObject({ code: 'NOT_FOUND' }); // prettier-ignore
    await expect(hours.close(camille, closure())).rejects.toThrow('FORBIDDEN');
    const admin = await given.member(lyon, { role: 'NETWORK_ADMIN' });
    const { closureId } = await hours.close(admin, closure());
    expect(await hours.reopen(staffElsewhere, closureId!)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await hours.reopen(manager, closureId!)).toMatchObject({ __typename: 'HoursSaved' });
    expect(await hours.reopen(manager, closureId!)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
