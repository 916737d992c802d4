import { DiscoveryService, Reflector } from '@nestjs/core';
import { OfferTokens } from '#libs/offers';
import { Database, JobRows, SettingsReader, collectHandlers, runJob } from '#libs/platform';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
} from '#libs/testing';
import { completeEnded } from '../complete-ended.js';
import { queueNoShows } from '../presence/record-no-show.js';
import { DOCUMENTS, READ_BOOKING } from './life-documents.fixture.js';
import { GRANTED, type Span, type SpaceName } from './life-model.fixture.js';

export const START_OF_RUNS = Temporal.Instant.from('2026-11-23T08:00:00Z');
export const instantOf = (at: number): string => START_OF_RUNS.add({ milliseconds: at * 60_000 }).toString();
export const minuteOf = (instant: string): number =>
  (Temporal.Instant.from(instant).epochMilliseconds - START_OF_RUNS.epochMilliseconds) / 60_000;

/** The jobs that change something; the others only tell people. */
const EFFECTS = ['booking.noShow', 'booking.requestDeadline', 'booking.holdExpires', 'booking.decideFeeWaiver', 'booking.lapseUnconfirmed']; // prettier-ignore
const SETTINGS = {
  // One no-show is enough to be asked again.
  'booking.reconfirmation': { noShows: 1, withinDays: 60, forDays: 60, hoursBefore: 24, askHoursBefore: 48 },
  'booking.perHour': 1_000,
  'passes.monthlyCapCents': 10_000_000,
};
const OPEN_DAYS = 90;

/** An answer: the type or the refusal code, and its fields. */
export interface Reply {
  readonly word: string;
  readonly isRefused: boolean;
  readonly id?: string;
  readonly code?: string;
  readonly codes: readonly string[];
  readonly [field: string]: unknown;
}
interface Result extends Record<string, unknown> {
  readonly __typename: string;
  readonly refusal?: string;
  readonly answer?: string;
  readonly booking?: { code: string; state: string };
  readonly bookings?: { code: string; state: string }[];
}

/** What carries out jobs. */
export const handlersOf = ({ app }: TestApi) => collectHandlers(app.get(DiscoveryService), app.get(Reflector));

/** A network with one venue that is always open, its members and its staff, on the real api and database. */
export class LifeWorld {
  private printedToken = '';

  private constructor(
    readonly api: TestApi,
    private readonly given: Given,
    private readonly handlers: ReturnType<typeof handlersOf>,
    private readonly network: GivenNetwork,
    private readonly spaces: Record<SpaceName, GivenSpace>,
    private readonly members: readonly GivenMember[],
    readonly staff: GivenMember,
    readonly admin: GivenMember,
  ) {}

  static async create(api: TestApi, given: Given, handlers: ReturnType<typeof handlersOf>): Promise<LifeWorld> {
    api.clock.set(START_OF_RUNS);
    const network = await given.network();
    for (const [key, value] of Object.entries(SETTINGS))
      await given.client.query(`insert into network_setting values ($1, $2, $3, '[2020-01-01,)')`, [
        network.id,
        key,
        JSON.stringify(value),
      ]);
    const ROOM = await given.space(network, { kind: 'MEETING_ROOM', open: [] });
    const { venueId } = ROOM;
    const DESKS = await given.space(network, { kind: 'DESK_AREA', capacity: 2, venueId, open: [] });
    const OFFICE = await given.space(network, { kind: 'OFFICE', venueId, open: [] });
    await given.client.query(`update space set needs_approval = true where id = $1`, [OFFICE.id]);
    await given.client.query(
      `insert into open_interval select $1, calendar, day, day + interval '24 hours'
         from unnest($2::uuid[]) calendar, generate_series(timestamptz '2026-11-22T00:00:00Z', timestamptz '2026-11-22T00:00:00Z' + $3::int * interval '24 hours', interval '24 hours') day`,
      [network.id, [ROOM, DESKS, OFFICE].map(({ calendarId }) => calendarId), OPEN_DAYS],
    );
    await given.client.query(`update venue set arrivals = 'CHECK_IN', arrivals_from = '2020-01-01' where id = $1`, [venueId]); // prettier-ignore
    const members: GivenMember[] = [];
    for (const minutes of GRANTED) members.push(await given.member(network, { hours: minutes / 60 }));
    const staff = await given.member(network, { role: 'VENUE_STAFF', venueId, hours: null });
    const admin = await given.member(network, { role: 'NETWORK_ADMIN', hours: null });
    const world = new LifeWorld(api, given, handlers, network, { ROOM, DESKS, OFFICE }, members, staff, admin);
    await world.setClock(0);
    const code = await world.ask<{ code: { path: string } }>(`query ($venueId: ID!) { code: venueCheckInCode(venueId: $venueId) { path } }`, { venueId }, staff); // prettier-ignore
    world.printedToken = code.code.path.split('/').at(-1)!;
    return world;
  }

  get venueId(): string {
    return this.spaces.ROOM.venueId;
  }
  get token(): string {
    return this.printedToken;
  }

  private async ask<Data>(query: string, variables: object, as: GivenMember): Promise<Data> {
    const { data, errors } = await this.api.ask<Data>(this.network.slug, query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Sends a command as one of the members, by number, or as the staff or the network. */
  async send(command: keyof typeof DOCUMENTS, variables: object, as: number | GivenMember): Promise<Reply> {
    const who = typeof as === 'number' ? this.members[as]! : as;
    const { result } = await this.ask<{ result: Result }>(DOCUMENTS[command], variables, who);
    const { __typename, refusal, booking, bookings = booking ? [booking] : [], answer, ...fields } = result;
    const word = refusal ?? answer ?? __typename;
    const codes = bookings.map(({ code }) => code);
    return { ...fields, ...booking, word, isRefused: refusal !== undefined, codes };
  }

  readBooking(code: string, member: number): Promise<{ booking: Record<string, unknown> }> {
    return this.ask(READ_BOOKING, { code }, this.members[member]!);
  }

  /** The token of a search for that place and time; undefined when it is not offered. */
  offered(member: number, space: SpaceName, { start, end }: Span): Promise<string | undefined> {
    const client = new BookingClient(this.api, this.network);
    return client.offer(this.members[member]!, this.spaces[space], instantOf(start), end - start);
  }

  /** The token of an offer that was once made. */
  offer(member: number, space: SpaceName, { start, end }: Span): string {
    return new OfferTokens(this.api.env.SECRET).seal({
      networkId: this.network.id,
      memberId: this.members[member]!.id,
      spaceId: this.spaces[space].id,
      seats: 1,
      start: Temporal.Instant.from(instantOf(start)),
      end: Temporal.Instant.from(instantOf(end)),
      ceilingCents: 1_000_000,
      ceilingCreditMinutes: 1_000_000,
      expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
    });
  }

  /** Moves the clock, by which nobody is signed out. */
  async setClock(at: number): Promise<void> {
    this.api.clock.set(instantOf(at));
    const accounts = [...this.members, this.staff, this.admin].map(({ accountId }) => accountId);
    await this.given.client.query(`update sign_in_session set last_seen_at = $1 where account_id = any($2::uuid[])`, [
      instantOf(at),
      accounts,
    ]);
  }

  /** What the upkeep and the worker do by now. */
  async runDue(): Promise<void> {
    const now = this.api.clock.now();
    const database = this.api.app.get(Database);
    const settings = await this.api.app.get(SettingsReader).at(this.network.id, now);
    await database.inTransaction(this.network.id, async (tx) => {
      await queueNoShows(tx, now, settings);
      await completeEnded(tx, now);
    });
    const due = async () => {
      const { rows } = await this.given.client.query<{ id: string }>(
        `select id from outbox where network_id = $1 and topic = any($2) and done_at is null and voided_at is null and run_at <= $3 order by run_at, id`,
        [this.network.id, EFFECTS, now.toString()],
      );
      return rows;
    };
    // Jobs queue others.
    for (let jobs = await due(); jobs.length > 0; jobs = await due())
      for (const { id } of jobs)
        await runJob(new JobRows(database.open, this.api.clock), this.handlers, id, ({ error }) => {
          if (error) throw error as Error;
        });
  }

  /** What the database says, in the words of the model. */
  async read(): Promise<Snapshot> {
    const minutes = (at: string) => `(extract(epoch from ${at} - $2::timestamptz) / 60)::float8`;
    const { snapshot } = await this.given.one<{ snapshot: Snapshot }>(
      `select jsonb_build_object(
         'bookings', (select coalesce(jsonb_agg(jsonb_build_object(
              'code', b.code, 'state', b.state, 'start', ${minutes('b.starts_at')}, 'end', ${minutes('b.ends_at')},
              'occupies', exists (select from allocation a where (a.network_id, a.holder_id) = (b.network_id, b.id) and a.state in ('HELD','PENDING','CONFIRMED','IN_USE')),
              'attends', exists (select from person_time t where (t.network_id, t.holder_id) = (b.network_id, b.id) and t.state in ('CONFIRMED','IN_USE')),
              'fromPass', x.from_pass, 'paid', x.paid, 'cents', x.cents, 'compensationCents', x.compensation) order by b.code), '[]')
            from booking b
            join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
            cross join lateral (
              select coalesce(sum(c.credit_minutes_from_pass), 0)::int as from_pass, coalesce(sum(c.credit_minutes_paid), 0)::int as paid,
                     coalesce(sum(c.amount_cents) filter (where c.kind in ('USE','FEE')), 0)::int as cents,
                     coalesce(-sum(c.amount_cents) filter (where c.kind = 'COMPENSATION'), 0)::int as compensation
                from charge c where c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id) x
           where b.network_id = $1),
         'holds', (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'state', case h.state when 'LIVE' then 'HELD' when 'USED' then 'CONFIRMED'
              when 'RELEASED' then 'CANCELLED' else h.state end) order by h.id), '[]') from booking_hold h where h.network_id = $1),
         'left', (select jsonb_agg((select sum(l.remaining_minutes)::int from pass_holder p join hours_lot l on l.pass_id = p.pass_id where p.member_id = m.id) order by m.n)
            from unnest($3::uuid[]) with ordinality m (id, n))) as snapshot`,
      [this.network.id, START_OF_RUNS.toString(), this.members.map(({ id }) => id)],
    );
    return snapshot;
  }
}

export interface Snapshot {
  readonly bookings: readonly { readonly code: string }[];
  readonly holds: readonly { readonly id: string }[];
  readonly left: readonly number[];
}
