import { randomUUID } from 'node:crypto';
import { DiscoveryService, Reflector } from '@nestjs/core';
import PostalMime, { type Email } from 'postal-mime';
import { cancellingMails } from './cancelling-mails.fixture.js';
import { mailsOfPublishing } from './publishing-mails.fixture.js';
import { offeredTimeMail } from './waiting-mails.fixture.js';
import { mentoringMails } from './mentoring-mails.fixture.js';
import { askedGuardian, bannedMember, invitedIntoTeam, mergedAccounts } from './people-mails.fixture.js';
import { presenceMails } from './presence-mails.fixture.js';
import { subscriptionMails } from './subscription-mails.fixture.js';
import { queueDigests } from '#libs/messages';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
import {
  BookingClient,
  type Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  givenSession,
} from '#libs/testing';

/** A mail as sent and as parsed. */
export interface ReadMail extends Email {
  readonly raw: string;
}
export interface Mailbox {
  /** The kinds of mail that were sent. */
  readonly kinds: string[];
  readonly mails: ReadMail[];
  /** The answers of the api along the way, headers included. */
  readonly answers: string[];
}

const REQUEST = `mutation ($email: String!, $name: String) { requestSignIn(email: $email, name: $name) { __typename } }`;
const CHOOSE = `mutation ($delivery: NotificationDelivery!) { setNotificationPreference(topic: BOOKINGS, channel: MAIL, delivery: $delivery) { __typename } }`;
const SET_EXCEPTION = `mutation ($exception: OpeningExceptionInput!, $code: String!, $key: ID!) {
  setOpeningException(exception: $exception, decisions: [{ code: $code, decision: KEEP }], idempotencyKey: $key) { __typename } }`;
const REFUSE = `mutation ($venueId: ID!, $code: String!, $reason: String!, $key: ID!) {
  refuseRequest(venueId: $venueId, code: $code, reason: $reason, idempotencyKey: $key) { __typename } }`;
const MOVE = `mutation ($code: String!, $start: Instant!, $end: Instant!, $key: ID!) {
  moveBooking(code: $code, start: $start, end: $end, maxAmountCents: 0, maxCreditMinutes: 10000, idempotencyKey: $key) { __typename } }`;
const MOVE_AS_VENUE = `mutation ($venueId: ID!, $code: String!, $spaceId: ID!, $start: Instant!, $end: Instant!, $reason: String!, $key: ID!) {
  moveBookingAsVenue(venueId: $venueId, code: $code, spaceId: $spaceId, start: $start, end: $end, reason: $reason, idempotencyKey: $key) { __typename } }`;
const BOOK_SERIES = `mutation ($token: String!, $starts: [Instant!]!, $key: ID!) {
  bookSeries(token: $token, starts: $starts, maxAmountCents: 0, maxCreditMinutes: 10000, idempotencyKey: $key) {
    __typename ... on SeriesBooked { bookings { code } } } }`;
const SET_PASSWORD = `mutation { setPassword(password: "des lieux qui se prêtent") { __typename } }`;

/**
 * Makes the api send one person every kind of mail, with requests that carry these headers, then runs the jobs at
 * their times. A desk can be cancelled after its last reminder.
 */
export async function everyMail(
  api: TestApi,
  given: Given,
  who: {
    network: GivenNetwork;
    member: GivenMember;
    space: GivenSpace;
    headers?: Record<string, string>;
    name?: string;
  },
): Promise<Mailbox> {
  const { network, member, space, headers = {} } = who;
  const started = api.clock.now();
  const answers: string[] = [];
  const ask: TestApi['ask'] = async (slug, query, variables = {}, as) => {
    const response = await api.app.inject({
      method: 'POST',
      url: `/${slug}/graphql`,
      headers: { 'content-type': 'application/json', ...(as && { cookie: `traboule=${as.secret}` }), ...headers },
      payload: JSON.stringify({ query, variables }),
    });
    answers.push(JSON.stringify(response.headers) + response.body);
    return { ...response.json<{ data: never }>(), status: response.statusCode };
  };
  await given.client.query(`truncate local_mail, message, notification, throttle`);
  // A second notice of the same kind would wait until the quarter of an hour is over.
  await given.client.query(`delete from outbox where topic in ('people.sendSecurityNotice', 'messages.sendDigest')`);
  await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [
    member.accountId,
    started.toString(),
  ]);
  await ask(network.slug, REQUEST, { email: 'new@spec.example', name: who.name });
  await ask(network.slug, SET_PASSWORD, {}, member);
  await given.client.query(
    `with fresh as (insert into member_invitation (network_id, email, locale, name, invited_at) values ($1, $2, 'fr', $3, $4) returning id)
     insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select $1, 'administration.sendInvitation', id, 'invitation:' || id, jsonb_build_object('invitationId', id), $4 from fresh`,
    [network.id, `${randomUUID()}@spec.example`, who.name ?? 'Awa', started.toString()],
  );
  await subscriptionMails(given, network, member, started);
  await askedGuardian(given, network, who.name ?? 'Awa', started);
  await mentoringMails(given, network, who.name ?? 'Awa', started);
  await invitedIntoTeam(given, network, who.name ?? 'Awa', started);
  await mergedAccounts(given, network, who.name ?? 'Awa', started);
  await bannedMember(given, network, space, who.name ?? 'Awa', started);
  const bookingClient = new BookingClient({ ...api, ask }, network);
  const inDays = (days: number): string =>
    started
      .add({ hours: days * 24 })
      .round('hour')
      .toString();
  const booked = async (days: number, expressRequest = true): Promise<string> => {
    const token = await bookingClient.offer(member, space, inDays(days), 60);
    const answer = await bookingClient.book(member, token!, { key: randomUUID(), expressRequest });
    return answer.booking!.code;
  };
  const kept = await booked(4);
  const manager = await given.member(network, { role: 'VENUE_MANAGER', venueId: space.venueId, hours: null });
  const onThatDay = (openings: object[] | null) => {
    const exception = { target: space.id, date: inDays(4).slice(0, 10), openings };
    return ask(network.slug, SET_EXCEPTION, { exception, code: kept, key: randomUUID() }, manager);
  };
  await onThatDay([]);
  await onThatDay(null);
  await bookingClient.cancel(member, await booked(6), randomUUID());
  const moved = await booked(7);
  const start = Temporal.Instant.from(inDays(7)).add({ hours: 1 });
  const time = { start: start.toString(), end: start.add({ hours: 1 }).toString() };
  await ask(network.slug, MOVE, { code: moved, ...time, key: randomUUID() }, member);
  const movedByVenue = await booked(12);
  const later = Temporal.Instant.from(inDays(12)).add({ hours: 1 });
  await ask(
    network.slug,
    MOVE_AS_VENUE,
    {
      venueId: space.venueId,
      code: movedByVenue,
      spaceId: space.id,
      start: later.toString(),
      end: later.add({ hours: 1 }).toString(),
      reason: who.name ?? 'Dégât des eaux',
      key: randomUUID(),
    },
    manager,
  );
  const token = await bookingClient.offer(member, space, inDays(10), 60);
  const series = { token, starts: [inDays(10), inDays(11)], key: randomUUID() };
  const { data } = await ask(network.slug, BOOK_SERIES, series, member);
  const repeated = (data as { bookSeries: { bookings: { code: string }[] } }).bookSeries.bookings.map(
    ({ code }) => code,
  );
  await cancellingMails(given, { network, ask, member, manager, booked });
  const approval = `update space set needs_approval = $2 where id = $1`;
  await given.client.query(approval, [space.id, true]);
  const asked = await booked(5);
  await given.client.query(approval, [space.id, false]);
  await runDue(api, given, 1);
  const answer = { venueId: space.venueId, code: asked, reason: who.name ?? 'Complet', key: randomUUID() };
  await ask(network.slug, REFUSE, answer, manager);
  const again = await booked(9);
  await presenceMails(api, given, { network, venueId: space.venueId, manager, ask }, [await booked(8), again]);
  const sessions = await sessionMails(ask, given, who, started);
  await offeredTimeMail(api, given, { network, member, space, ask });
  await runDue(api, given);
  await sessions.remove();
  await ask(network.slug, CHOOSE, { delivery: 'DAILY' }, member);
  // So that the function can be called again: reminders have moved the clock past some of them.
  api.clock.set(started);
  for (const code of [again, kept, moved, movedByVenue, ...repeated])
    await bookingClient.cancel(member, code, randomUUID());
  await runDue(api, given);
  api.clock.advance({ hours: 24 });
  await api.app
    .get(Database)
    .inTransaction(network.id, (tx) => queueDigests(tx, api.clock.now(), 'Europe/Paris', '08:00'));
  await runDue(api, given);
  await ask(network.slug, CHOOSE, { delivery: 'AT_ONCE' }, member);
  await mailsOfPublishing(given, {
    network,
    member,
    space,
    name: who.name,
    ask,
    runDue: () => runDue(api, given),
    api,
  });
  const { rows } = await given.client.query<{ raw: Buffer }>(`select raw from local_mail order by id`);
  const { rows: kinds } = await given.client.query<{ kind: string }>(`select distinct kind from message order by 1`);
  const mails = rows.map(async ({ raw }) => ({ ...(await PostalMime.parse(raw)), raw: raw.toString() }));
  return { kinds: kinds.map(({ kind }) => kind), mails: await Promise.all(mails), answers };
}

const TAKE = `mutation ($id: ID!, $key: ID!) { takePlace(sessionId: $id, idempotencyKey: $key) { __typename } }`;
const JOIN = `mutation ($id: ID!, $key: ID!) { joinWaitingList(sessionId: $id, idempotencyKey: $key) { __typename } }`;
const LEAVE = `mutation ($id: ID!) { leaveSession(sessionId: $id) { __typename } }`;
const CANCEL = `mutation ($id: ID!) { cancelSession(sessionId: $id) { __typename } }`;

/** A place that the person keeps, one that is offered to them, and one in a session that is cancelled. */
async function sessionMails(
  ask: TestApi['ask'],
  given: Given,
  { network, member, space, name }: Parameters<typeof everyMail>[2],
  started: Temporal.Instant,
): Promise<{ remove(): Promise<unknown> }> {
  const { venueId } = space;
  const staff = await given.member(network, { hours: null, role: 'VENUE_STAFF', venueId });
  const filler = await given.member(network, { hours: null });
  const session = async (days: number, places: number) => {
    const start = started.add({ hours: 24 * days + 3 }).round('hour').toString(); // prettier-ignore
    return (await givenSession(given, network, { hostId: staff.id, venueId, start, places, ...(name && { title: name }) })).id; // prettier-ignore
  };
  const call = (query: string, id: string, as: GivenMember) => ask(network.slug, query, { id, key: randomUUID() }, as);
  const [kept, full, cancelled] = [await session(2, 5), await session(1, 1), await session(3, 5)];
  await call(TAKE, kept, member);
  await call(TAKE, full, filler);
  await call(JOIN, full, member);
  await call(LEAVE, full, filler);
  await call(TAKE, cancelled, member);
  await call(CANCEL, cancelled, staff);
  return {
    remove: () =>
      given.client.query(`
        delete from waiting_offer; delete from waiting_list_entry;
        delete from idempotency where operation in ('takePlace', 'joinWaitingList');
        delete from person_time where holder_id in (select id from session union all select id from session_place);
        delete from session_place; delete from session`),
  };
}

/** Runs the jobs of the next hours at their time, like the worker. The clock ends where the last one was due. */
async function runDue(api: TestApi, given: Given, hours = 24 * 365): Promise<void> {
  const handlers = collectHandlers(api.app.get(DiscoveryService), api.app.get(Reflector));
  const { rows } = await given.client.query<{ id: string; runAt: Date }>(
    `select id, run_at as "runAt" from outbox where done_at is null and voided_at is null and run_at <= $1 order by run_at, id`,
    [api.clock.now().add({ hours }).toString()],
  );
  for (const { id, runAt } of rows) {
    api.clock.set(Temporal.Instant.fromEpochMilliseconds(runAt.getTime() + 1));
    await runJob(new JobRows(api.app.get(Database).open, api.clock), handlers, id, ({ error }) => {
      if (error) throw error as Error;
    });
  }
}
