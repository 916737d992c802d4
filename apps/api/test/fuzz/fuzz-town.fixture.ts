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
  givenMentor,
} from '#libs/testing';
import { FuzzSessions } from './fuzz-sessions.fixture.js';
import { FuzzOpenings } from './fuzz-openings.fixture.js';
import { FuzzRequests } from './fuzz-requests.fixture.js';
import { createFuzzPlaces } from './fuzz-places.fixture.js';
import { fuzzKiosk } from './fuzz-kiosk.fixture.js';
import { FuzzCredentials } from './fuzz-credentials.fixture.js';

export const FUZZ_ROLES = ['anonymous', 'member', 'venue manager', 'network admin', 'kiosk'] as const;
export type FuzzRole = (typeof FUZZ_ROLES)[number];

/** A caller who sends hostile input. */
export interface Caller {
  readonly role: FuzzRole;
  /** Undefined for anonymous callers and kiosks. */
  readonly member?: GivenMember;
  /** The cookie of a kiosk. */
  readonly secret?: string;
}

const BOOKED_AT = '2026-11-26T13:00:00Z';
const OFFERED_AT = '2026-11-26T09:00:00Z';

/**
 * A small town under attack. Its people book and sign in, so that hostile values reach the code behind the first
 * checks.
 */
export class FuzzTown {
  /** Objects of other people: of a neighbour in the same network and of a member of another network. */
  readonly others!: {
    member: GivenMember;
    network: GivenNetwork;
    space: GivenSpace;
    code: string;
    token: string;
    cursor: string;
  }[];
  readonly othersPasskey!: string;
  readonly credentials: FuzzCredentials;
  readonly sessions: FuzzSessions;
  readonly openings: FuzzOpenings;
  readonly requests: FuzzRequests;
  private readonly codes = new Map<Caller, string>();
  private readonly tokens = new Map<Caller, string>();
  private count = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly given: Given,
    readonly lyon: GivenNetwork,
    readonly desks: GivenSpace,
    /** A venue whose hours callers change; nobody books it. */
    readonly hoursVenue: GivenSpace,
    readonly api: TestApi,
    readonly bookingClient: BookingClient,
    /** One caller of each role per lane. */
    readonly callers: Caller[][],
  ) {
    this.credentials = new FuzzCredentials(given, api);
    this.sessions = new FuzzSessions(given, api, lyon, desks.venueId);
    this.openings = new FuzzOpenings(given, lyon, desks);
    this.requests = new FuzzRequests(given, lyon, desks, bookingClient);
  }

  static async start(lanes: number): Promise<FuzzTown> {
    const database = await cloneDatabase();
    const given = await Given.on(database.url);
    const [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
    const { desks, hoursVenue, afar } = await createFuzzPlaces(given, lyon, nantes);
    const callers: Caller[][] = [];
    for (let i = 0; i < lanes; i++) {
      const admin = await given.member(lyon, { role: 'NETWORK_ADMIN' });
      const manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: desks.venueId });
      callers.push([
        { role: 'anonymous' },
        { role: 'member', member: await given.member(lyon) },
        { role: 'venue manager', member: manager },
        { role: 'network admin', member: admin },
        { role: 'kiosk', secret: (await fuzzKiosk(given, lyon.id, desks.venueId)).secret },
      ]);
    }
    // They signed in just now, so operations that require a recent sign-in are tried too.
    await given.client.query(`update sign_in_session set created_at = '2026-11-23T07:59:00Z'`);
    const api = await startApi(database.url, {
      env: { DEMO: 'true', EXPOSE_LOCAL_TOOLS: 'true', LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' },
    });
    const town = new FuzzTown(database, given, lyon, desks, hoursVenue, api, new BookingClient(api, lyon), callers);
    await town.sessions.prepare();
    await town.requests.prepare(callers.flat());
    for (const { member } of callers.flat())
      if (member) await givenMentor(given, lyon, member.id, { skills: {}, modes: ['VIDEO'] });
    Object.assign(town, { others: [await town.other(lyon, desks), await town.other(nantes, afar)] });
    await town.credentials.setPasswords(callers.flat().flatMap(({ member }) => member ?? []));
    const [stranger] = callers[0]!;
    await town.linkedIssuer(stranger!);
    Object.assign(town, { othersPasskey: await town.passkeyId(stranger!) });
    return town;
  }

  private async other(network: GivenNetwork, space: GivenSpace): Promise<FuzzTown['others'][number]> {
    const member = await this.given.member(network);
    const bookingClient = new BookingClient(this.api, network);
    const { code } = await bookingClient.proposeAndBook(member, space, BOOKED_AT);
    const token = (await bookingClient.offer(member, space, OFFERED_AT, 60))!;
    const { data } = await this.api.ask<{ myBookings: { edges: { cursor: string }[] } }>(
      network.slug,
      '{ myBookings { edges { cursor } } }',
      {},
      member,
    );
    return { member, network, space, code, token, cursor: data.myBookings.edges[0]!.cursor };
  }

  async end(): Promise<void> {
    await this.api.close();
    await this.given.end();
    await this.database.drop();
  }

  /** A text that no other call has. */
  fresh = (): string => `fuzz-${(++this.count).toString(36).padStart(6, '0')}`;

  /** The token of a bookable offer; a stranger gets the token of a neighbour. */
  async offerToken(caller: Caller): Promise<string> {
    if (!caller.member) return this.others[0]!.token;
    const token =
      this.tokens.get(caller) ?? (await this.bookingClient.offer(caller.member, this.desks, OFFERED_AT, 60));
    if (!token) throw new Error('no offer: the town is full');
    this.tokens.set(caller, token);
    return token;
  }

  /** The code of a booking that can be cancelled. */
  async bookingCode(caller: Caller): Promise<string> {
    if (!caller.member) return this.others[0]!.code;
    const code = this.codes.get(caller) ?? (await this.bookWithdrawable(caller.member));
    this.codes.set(caller, code);
    return code;
  }

  /** Books without asking that the service begin at once, so that the member may withdraw. */
  private async bookWithdrawable(member: GivenMember): Promise<string> {
    const token = (await this.bookingClient.offer(member, this.desks, BOOKED_AT, 60))!;
    return (await this.bookingClient.book(member, token, { expressRequest: false })).booking!.code;
  }

  /** A passkey of the caller; a stranger gets the id of a neighbour's. */
  async passkeyId({ member = this.others[0]!.member }: Caller): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `with had as (select id from passkey where account_id = $1 limit 1), made as (
         insert into passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at)
         select $1, uuid_send(gen_random_uuid()), '\\x00', 0, true, 'Clé', '2026-11-01' where not exists (select from had) returning id)
       select id from had union all select id from made`,
      [member.accountId],
    );
    return id;
  }

  /** A member on whom administrators act; each call makes a new one. */
  async newMemberId(): Promise<string> {
    const name = this.fresh();
    const { id } = await this.given.one<{ id: string }>(
      `with person as (insert into account (email, name) values ($2, $3) returning id)
       insert into member (network_id, account_id, name) select $1, id, $3 from person returning id`,
      [this.lyon.id, `${name}@spec.example`, name],
    );
    return id;
  }

  /** A closure that can be ended. */
  async closureId(): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `insert into closure (network_id, calendar_id, during, reason) values ($1, $2, '[2027-01-04,2027-01-05)', 'Inventaire') returning id`,
      [this.lyon.id, this.hoursVenue.calendarId],
    );
    return id;
  }

  /** An invitation that waits. */
  async invitationId(): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `insert into member_invitation (network_id, email, locale, invited_at) values ($1, $2, 'fr', '2026-11-01') returning id`,
      [this.lyon.id, `${this.fresh()}@spec.example`],
    );
    return id;
  }

  /** An unread notification of the caller; a stranger has none. */
  async notificationIds({ member }: Caller): Promise<string[]> {
    if (!member) return ['01a00000-0000-7000-8000-000000000000'];
    const { id } = await this.given.one<{ id: string }>(
      `insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, created_at)
       values ($1, $2, 'account.securityNotice', $2, '2026-11-01', '{"action":"PASSWORD_SET"}', true, '2026-11-01')
       on conflict (network_id, account_id, kind, subject_id, due_at) do update set data = excluded.data returning id`,
      [this.lyon.id, member.accountId],
    );
    return [id];
  }

  /** Takes back what hostile calls closed. */
  async openHoursVenue(): Promise<void> {
    for (const table of ['closure', 'opening_exception'])
      await this.given.client.query(`delete from ${table} where calendar_id = $1`, [this.hoursVenue.calendarId]);
  }

  /** A provider that is linked to the caller. */
  async linkedIssuer({ member = this.others[0]!.member }: Caller): Promise<string> {
    const issuer = 'https://id.example';
    await this.given.client.query(
      `insert into external_identity (issuer, subject, account_id, created_at) values ($1, $2, $3, '2026-11-01')
       on conflict do nothing`,
      [issuer, member.accountId, member.accountId],
    );
    return issuer;
  }

  /** Removes a booking that a hostile call made, so that the next call finds the time free. */
  async giveBack(caller: Caller, code: string): Promise<void> {
    await this.bookingClient.cancel(caller.member!, code, this.fresh());
  }

  forget(caller: Caller): void {
    this.codes.delete(caller);
  }

  /** Whose password and second factor a caller uses: their own; a stranger has those of another person. */
  holder({ member }: Caller): GivenMember {
    return member ?? this.callers[0]![1]!.member!;
  }
}
