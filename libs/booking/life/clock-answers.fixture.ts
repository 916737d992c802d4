import { pathToFileURL } from 'node:url';
import { Database, SettingsReader } from '#libs/platform';
import { BookingClient, Given, type GivenNetwork, type TestApi, cloneDatabase, startApi, violations } from '#libs/testing'; // prettier-ignore
import { recordNoShow } from '../presence/record-no-show.js';
import { completeEnded } from '../complete-ended.js';

/** A booking on a day that is hard for clocks, by the wall of the venue. */
export interface ClockCase {
  readonly name: string;
  readonly zone: string;
  readonly kind: 'MEETING_ROOM' | 'DESK_AREA';
  readonly start: string;
  readonly end: string;
  /** In the pass of the member; the rest is paid in euros. */
  readonly hours: number;
}

const READ = `query ($code: String!) { booking(code: $code) { start end state checkInFrom checkInUntil cancelFreeUntil
  cancellation { steps { until feeBasisPoints } } charge { creditMinutes amountInclVatCents } fee { creditMinutes amountCents }
  reminders { dueAt } noShow { at contestUntil } } }`;
const OF_DAY = `query ($venueId: ID!, $day: String!) { venueBookings(venueId: $venueId, day: $day) { totalCount } }`;
const BOOKED_DAYS_AHEAD = 5;

async function answer(api: TestApi, given: Given, network: GivenNetwork, one: ClockCase): Promise<object> {
  const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(one.zone).toInstant();
  const [start, end] = [instant(one.start), instant(one.end)];
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
  const from = start.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 7 }).toString();
  const space = await given.space(network, { kind: one.kind, zone: one.zone, from, days: 14, open: [] });
  await given.client.query(
    `insert into open_interval select $1, $2, day, day + interval '24 hours'
       from generate_series($3::date::timestamp at time zone 'UTC', ($3::date + 14)::timestamp at time zone 'UTC', interval '24 hours') day`,
    [network.id, space.calendarId, from],
  );
  await given.client.query(`update venue set arrivals = 'CHECK_IN', arrivals_from = '2020-01-01' where id = $1`, [space.venueId]); // prettier-ignore
  const { venueId } = space;
  const member = await given.member(network, { hours: one.hours });
  const staff = await given.member(network, { role: 'VENUE_STAFF', venueId, hours: null });
  const setClock = async (at: Temporal.Instant): Promise<void> => {
    api.clock.set(at);
    await given.client.query(`update sign_in_session set last_seen_at = $1`, [at.toString()]);
  };
  const ask = async <Data>(query: string, variables: object, as = member): Promise<Data> => {
    const { data, errors } = await api.ask<Data>(network.slug, query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  await setClock(start.subtract({ hours: 24 * BOOKED_DAYS_AHEAD }));
  const { code, id } = await new BookingClient(api, network).proposeAndBook(member, space, start.toString(), minutes);
  const read = async () => (await ask<{ booking: Record<string, unknown> }>(READ, { code })).booking;
  const { noShow: _none, fee: _noFee, state: _state, ...booked } = await read();
  const days: Record<string, number> = {};
  for (const offset of [-1, 0, 1]) {
    const day = Temporal.PlainDateTime.from(one.start).toPlainDate().add({ days: offset }).toString();
    const { venueBookings } = await ask<{ venueBookings: { totalCount: number } }>(OF_DAY, { venueId, day }, staff);
    days[day] = venueBookings.totalCount;
  }
  await setClock(Temporal.Instant.from(booked.checkInUntil as string));
  const now = api.clock.now();
  const settings = await api.app.get(SettingsReader).at(network.id, now);
  await api.app.get(Database).inTransaction(network.id, async (tx) => {
    await completeEnded(tx, now);
    await recordNoShow(tx, id, { now, settings, enteredById: null });
  });
  const { noShow, fee, state } = await read();
  const { months } = await given.one<{ months: string[] }>(
    `select coalesce(json_agg(to_char(period_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI')), '[]') as months from quota where kind = 'passes.spend' and subject_id = $1`,
    [member.id],
  );
  return { name: one.name, booked, days, state, noShow, fee, months };
}

/** What the product answers about each booking, from the booking to the no-show. */
export async function clockAnswers(cases: readonly ClockCase[]): Promise<object[]> {
  const database = await cloneDatabase();
  const given = await Given.on(database.url);
  const api = await startApi(database.url);
  try {
    const network = await given.network('lyon');
    const answers: object[] = [];
    for (const one of cases) answers.push(await answer(api, given, network, one));
    const broken = await violations(database.url);
    if (broken.length > 0) throw new Error(broken.join('\n'));
    return answers;
  } finally {
    await api.close();
    await given.end();
    await database.drop();
  }
}

// Run in a process of its own, whose time zone is that of the server.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.stdout.write(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, answers: await clockAnswers(JSON.parse(process.argv[2]!) as ClockCase[]) })); // prettier-ignore
