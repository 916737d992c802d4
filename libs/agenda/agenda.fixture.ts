import { Database, dataSourceFor, readEnv, type Sql } from '#libs/platform';
import { Given, type GivenNetwork, type TestDatabase, cloneDatabase } from '#libs/testing';
import { openCalendars } from './open-calendars.js';

const HOLDER = '00000000-0000-7000-8000-000000000001';
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** What the specs of opening hours stand on: a database of their own, and a network to write hours in. */
export class AgendaBench {
  network!: GivenNetwork;

  private constructor(
    private readonly test: TestDatabase,
    readonly given: Given,
    readonly database: Database,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<AgendaBench> {
    const test = await cloneDatabase();
    const source = await dataSourceFor(readEnv({ DATABASE_URL: test.url, ...env }), 'traboule_worker').initialize();
    return new AgendaBench(test, await Given.on(test.url), new Database(source));
  }

  get url(): string {
    return this.test.url;
  }

  async end(): Promise<void> {
    await this.database.onModuleDestroy();
    await this.given.end();
    await this.test.drop();
  }

  inTransaction<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result> {
    return this.database.inTransaction(this.network.id, work);
  }

  open(from: string, until: string, calendarIds: string[] | null = null) {
    const days = { from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) };
    return this.inTransaction((tx) => openCalendars(tx, { calendarIds, ...days }));
  }

  async calendar({ zone = 'Europe/Paris', parent = null as string | null, onHolidays = false } = {}): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `insert into calendar (network_id, zone, parent_id, opens_on_holidays) values ($1, $2, $3, $4) returning id`,
      [this.network.id, zone, parent, onHolidays],
    );
    return id;
  }

  async rule(calendarId: string, weekdays: number[], opens: string, closes: string): Promise<void> {
    await this.given.client.query(
      `insert into opening_rule (network_id, calendar_id, weekday, opens, closes) select $1, $2, unnest($3::int[]), $4, $5`,
      [this.network.id, calendarId, weekdays, opens, closes],
    );
  }

  /** Without times: closed that day. */
  async exception(calendarId: string, date: string, opens: string | null = null, closes: string | null = null) {
    await this.given.client.query(
      `insert into opening_exception (network_id, calendar_id, on_date, opens, closes) values ($1, $2, $3, $4, $5)`,
      [this.network.id, calendarId, date, opens, closes],
    );
  }

  async closure(calendarId: string, start: string, end: string | null): Promise<void> {
    await this.given.client.query(
      `insert into closure (network_id, calendar_id, during, reason) values ($1, $2, tstzrange($3, $4), 'Travaux')`,
      [this.network.id, calendarId, start, end],
    );
  }

  async resource(calendarId: string, { bufferMinutes = 0, exclusive = true } = {}): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `insert into resource (network_id, calendar_id, exclusive, capacity, buffer_minutes) values ($1, $2, $3, 8, $4) returning id`,
      [this.network.id, calendarId, exclusive, bufferMinutes],
    );
    return id;
  }

  /** Takes a resource, the tail included. @returns the allocation's id. */
  async taken(resourceId: string, start: string, end: string, state = 'CONFIRMED', expiresAt: string | null = null) {
    const { id } = await this.given.one<{ id: string }>(
      `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state, expires_at)
       select network_id, id, exclusive, $3, tstzrange($4, $5), $6, $7 from resource where network_id = $1 and id = $2
       returning id`,
      [this.network.id, resourceId, HOLDER, start, end, state, expiresAt],
    );
    return id;
  }

  /** The open intervals stored, as the clock on the wall shows them. */
  async stored(calendarId: string, zone = 'Europe/Paris'): Promise<string[]> {
    const { rows } = await this.given.client.query<{ interval: string }>(
      `select to_char(starts_at at time zone $3, 'MM-DD HH24:MI') || '–' || to_char(ends_at at time zone $3, 'MM-DD HH24:MI') interval
         from open_interval where network_id = $1 and calendar_id = $2 order by starts_at`,
      [this.network.id, calendarId, zone],
    );
    return rows.map(({ interval }) => interval);
  }

  /** The days for which they are stored. */
  days(calendarId: string): Promise<{ from: string | null; until: string | null }> {
    return this.given.one(
      `select materialised_from::text "from", materialised_until::text "until" from calendar where network_id = $1 and id = $2`,
      [this.network.id, calendarId],
    );
  }
}
