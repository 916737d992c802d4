import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ImportBusyTimes, endBusyTimes, queueOverdueBusyReadings } from '#libs/mentoring';
import { type GivenMember, type GivenMentor, violations } from '#libs/testing';
import { MentorClient } from './mentor-client.fixture.js';

/** A Monday, 9:00 in Paris. */
const NOW = '2026-11-23T08:00:00Z';
/** Tuesday, 14:00 in Paris. */
const START = '2026-11-24T13:00:00Z';
const FOLLOW = `mutation ($address: String!, $allDayBlocks: Boolean!) { result: followBusyCalendar(address: $address, allDayBlocks: $allDayBlocks) {
  __typename ... on BusyCalendarFollowed { calendar { host readAt isStale } } ... on MentoringRefused { code message } } }`;
interface Calendar {
  host: string;
  readAt: string | null;
  isStale: boolean;
  problem: string | null;
  busyTimes: number;
}
let all: MentorClient;
let server: Server;
let address: string;
/** What the server answers: events, or a status. */
let events: string[] | number = [];
let mentor: GivenMentor;
let founder: GivenMember;

beforeAll(async () => {
  server = createServer((_request, response) => {
    if (typeof events === 'number') return void response.writeHead(events).end();
    const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
    response.writeHead(200, { 'content-type': 'text/calendar' }).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  address = `http://${host}/a-secret-address.ics`;
  all = await MentorClient.start(NOW, { FETCH_PRIVATE_HOSTS: host });
}, 60_000);
beforeEach(async () => {
  await all.setClock(NOW);
  events = [];
  await all.given.client.query(`update mentor set ended_at = '2026-10-05' where ended_at is null`);
  mentor = await all.mentor({ isInstant: true, modes: ['VIDEO'] });
  founder = await all.given.member(all.network, { hours: null });
});
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(async () => {
  await all?.close();
  server.close();
  server.closeAllConnections();
});

const event = (uid: string, start: string, end: string): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, `DTSTART${start}`, `DTEND${end}`, 'SUMMARY:Dentiste', 'END:VEVENT'].join('\r\n');
const tuesday = (uid: string, from: string, until: string) => event(uid, `:20261124T${from}00Z`, `:20261124T${until}00Z`); // prettier-ignore

const follow = async (as: GivenMember = mentor, allDayBlocks = false, at = address) =>
  (await all.ask<{ result: { __typename: string; code?: string; message?: string } }>(FOLLOW, { address: at, allDayBlocks }, as)).result; // prettier-ignore
const calendar = async (as: GivenMember = mentor) =>
  (
    await all.ask<{ myBusyCalendar: Calendar | null }>(
      `{ myBusyCalendar { host readAt isStale problem busyTimes } }`,
      {},
      as,
    )
  ).myBusyCalendar;
/** Does the next reading, as the worker would. */
async function read(of: GivenMentor = mentor): Promise<void> {
  const { id, runs } = await all.given.one<{ id: string; runs: number }>(
    `select id, runs from mentor_calendar where mentor_id = $1 and state = 'ACTIVE'`,
    [of.mentorId],
  );
  await all.api.app.get(ImportBusyTimes).read({ calendarId: id, run: runs }, { networkId: all.network.id });
}
/** The start that is offered, and how certain it is. */
async function offered(at = START): Promise<string | undefined> {
  const { offers } = await all.propose(founder, { mentor: mentor.mentorId, start: at }, 1);
  return offers[0] && `${offers[0].items[0]!.start} ${offers[0].certainty}`;
}

describe('a mentor with a calendar elsewhere', () => {
  it('is not offered while it is busy, and is again once it is not', async () => {
    events = [tuesday('1', '1230', '1400')];
    expect((await follow()).__typename).toBe('BusyCalendarFollowed');
    expect(await offered()).toBe(`${START} INSTANT`);
    await read();
    expect(await offered()).toBe('2026-11-24T14:00:00Z INSTANT');
    expect(await calendar()).toMatchObject({ readAt: NOW, isStale: false, problem: null, busyTimes: 1 });
    events = [tuesday('1', '1500', '1600')];
    await read();
    expect(await offered()).toBe(`${START} INSTANT`);
  });

  it('keeps the appointments that they have, and the rest of the busy time is taken', async () => {
    const { code } = await all.make(founder, { mentor: mentor.mentorId, start: START });
    events = [tuesday('1', '1200', '1600')];
    await follow();
    await read();
    expect(await all.appointment(founder, code)).toMatchObject({ state: 'CONFIRMED', start: START });
    expect(await offered('2026-11-24T14:00:00Z')).toBe('2026-11-24T16:00:00Z INSTANT');
    expect(await all.cancel(founder, code)).toBe('CANCELLED');
    await read();
    expect(await offered()).toBe('2026-11-24T11:00:00Z INSTANT');
  });

  it('is not booked by an offer from before the calendar was read', async () => {
    const { offers } = await all.propose(founder, { mentor: mentor.mentorId, start: START }, 1);
    events = [tuesday('1', '1300', '1400')];
    await follow();
    await read();
    expect(await all.book(founder, offers[0]!.token)).toMatchObject({ __typename: 'Refused', code: 'MENTOR_TAKEN' });
  });

  it('has each hour taken once when bookings and a reading come at the same moment', async () => {
    await follow();
    const hours = Array.from({ length: 8 }, (_, i) => `2026-11-24T${String(8 + i).padStart(2, '0')}:00:00Z`);
    const offers = await Promise.all(
      hours.map(async (start) => {
        const who = await all.given.member(all.network, { hours: null });
        const found = (await all.propose(who, { mentor: mentor.mentorId, start }, 1)).offers[0]!;
        return { who, token: found.token };
      }),
    );
    events = [tuesday('1', '0800', '1600')];
    const [, ...answers] = await Promise.all([read(), ...offers.map(({ who, token }) => all.book(who, token))]);
    const confirmed = answers.filter(({ appointment }) => appointment).length;
    const { busy, booked } = await all.given.one<{ busy: number; booked: number }>(
      `select coalesce(sum(extract(epoch from x.ends_at - x.starts_at) / 3600) filter (where b.id is not null), 0)::int as busy,
              count(*) filter (where b.id is null)::int as booked
         from allocation x left join mentor_busy_time b on b.id = x.holder_id where x.resource_id = $1 and x.state = 'CONFIRMED'`,
      [mentor.resourceId],
    );
    expect({ booked, together: busy + booked }).toEqual({ booked: confirmed, together: 8 });
  });

  it('is blocked by events of whole days only if they want that', async () => {
    events = [event('1', ';VALUE=DATE:20261124', ';VALUE=DATE:20261125')];
    await follow();
    await read();
    expect(await offered()).toBe(`${START} INSTANT`);
    await follow(mentor, true);
    await read();
    // Tuesday is taken: 20:00 on Monday is past their hours, so Wednesday morning is nearest.
    expect(await offered()).not.toContain('2026-11-24');
  });

  it('is asked first once the calendar was not read for six hours, although they come at once otherwise', async () => {
    events = [];
    await follow();
    await read();
    events = 404;
    await all.setClock('2026-11-23T14:00:00Z');
    await read();
    expect(await calendar()).toMatchObject({ isStale: false, problem: expect.any(String) });
    expect(await offered('2026-11-25T13:00:00Z')).toBe('2026-11-25T13:00:00Z INSTANT');
    await all.setClock('2026-11-23T14:00:01Z');
    expect(await calendar()).toMatchObject({ isStale: true, readAt: NOW });
    expect(await offered('2026-11-25T13:00:00Z')).toBe('2026-11-25T13:00:00Z NEEDS_ANSWER');
    events = [];
    await read();
    expect(await offered('2026-11-25T13:00:00Z')).toBe('2026-11-25T13:00:00Z INSTANT');
  });

  it('is free again when it is no longer followed, and when the network dismisses them it is no longer read', async () => {
    events = [tuesday('1', '1300', '1400')];
    await follow();
    await read();
    await all.ask(`mutation { stopBusyCalendar { stopped } }`, {}, mentor);
    expect([await offered(), await calendar()]).toEqual([`${START} INSTANT`, null]);
    await follow();
    await read();
    const admin = await all.given.member(all.network, { role: 'NETWORK_ADMIN' });
    await all.ask(`mutation ($id: ID!) { dismissMentor(id: $id) { __typename } }`, { id: mentor.mentorId }, admin);
    const { n } = await all.given.one<{ n: number }>(
      `select (select count(*) from mentor_busy_time b join mentor_calendar c on c.id = b.calendar_id where c.mentor_id = $1)::int
            + (select count(*) from allocation where resource_id = $2 and state = 'CONFIRMED')::int as n`,
      [mentor.mentorId, mentor.resourceId],
    );
    expect(n).toBe(0);
  });

  it('has a chain of readings that is taken up again, and busy times are forgotten when they are over', async () => {
    events = [tuesday('1', '1300', '1400')];
    await follow();
    await read();
    await all.given.client.query(`delete from outbox where topic = 'mentoring.readBusyCalendar'`);
    await all.setClock('2026-11-24T14:15:00Z');
    const queued = await all.database.inTransaction(all.network.id, (tx) =>
      queueOverdueBusyReadings(tx, all.api.clock.now()),
    );
    expect(queued).toBe(1);
    await all.database.inTransaction(all.network.id, (tx) => endBusyTimes(tx, all.api.clock.now()));
    const { n } = await all.given.one<{ n: number }>(
      `select count(*)::int as n from mentor_busy_time b join mentor_calendar c on c.id = b.calendar_id where c.mentor_id = $1`,
      [mentor.mentorId],
    );
    expect(n).toBe(0);
  });

  it('names an address that is stored encrypted, of which nothing but times is kept', async () => {
    events = [tuesday('1', '1300', '1400')];
    await follow();
    await read();
    const { rows } = await all.given.client.query(`select c, b from mentor_calendar c join mentor_busy_time b on b.calendar_id = c.id`); // prettier-ignore
    const jobs = await all.given.client.query(`select * from outbox where topic = 'mentoring.readBusyCalendar'`);
    expect(JSON.stringify([rows, jobs.rows, await calendar()])).not.toMatch(/a-secret-address|Dentiste/);
  });

  it('is told what to do about an address from which nothing may be fetched, and a member who is no mentor has none', async () => {
    expect(await follow(mentor, false, 'https://10.0.0.1/a.ics')).toMatchObject({
      code: 'BAD_ADDRESS',
      message: expect.stringContaining('internet public'),
    });
    expect(await follow(founder)).toMatchObject({ code: 'NOT_A_MENTOR' });
  });
});
