import { createHash, randomBytes } from 'node:crypto';
import {
  Contacts,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';
import { type Supplies } from './operation-samples.fixture.js';
import { type Relation, VIEWERS } from './who-may-what.fixture.js';

export const NOW = '2026-11-23T08:00:00Z';
const BOOKED_AT = '2026-11-24T09:00:00Z';
const CANCELLED_AT = '2026-11-24T14:00:00Z';
const OFFERED_AT = '2026-11-25T09:00:00Z';
const ROLES: Record<string, string> = {
  mentor: 'MENTOR',
  'venue staff': 'VENUE_STAFF',
  'venue manager': 'VENUE_MANAGER',
  adviser: 'ADVISER',
  animator: 'ANIMATOR',
  facilitator: 'FACILITATOR',
  'network admin': 'NETWORK_ADMIN',
  'admin without second factor': 'NETWORK_ADMIN',
};
/** Those whom the viewers look at. */
const OTHERS = { venue: 'a colleague', network: 'somebody elsewhere', other: 'a stranger', gone: 'somebody gone' };

/** Somebody with something of everything a member can have. */
export interface Townsperson extends GivenMember {
  readonly who: string;
  /** Slug of the network the person and all that is theirs belong to. */
  readonly network: string;
  readonly desks: GivenSpace;
  /** Of a booking to come. */
  readonly code: string;
  readonly bookingId: string;
  readonly idempotencyKey: string;
  /** The offer that was booked. */
  readonly usedToken: string;
  /** Of a booking that was cancelled, and the key it was cancelled with. */
  readonly cancelledCode: string;
  readonly cancellingKey: string;
  /** An offer not yet taken. */
  readonly offerToken: string;
  readonly passId: string;
  readonly lotId: string;
  readonly ledgerId: string;
  readonly sessionId: string;
  readonly passkeyId: string;
  /** The provider of identities that signs this person in, and nobody else. */
  readonly issuer: string;
}

/** Two networks where everybody of the table lives. Made once; the specs work on copies. */
export class AuthorizationTown {
  private constructor(
    /** While everybody is there. */
    readonly before: TestDatabase,
    /** After somebody left, an account was disabled and a venue withdrawn. */
    readonly after: TestDatabase,
    readonly people: ReadonlyMap<string, Townsperson>,
    /** Of those who hold a session and are no member of anything. */
    private readonly secrets: ReadonlyMap<string, string>,
    readonly networkIds: Readonly<Record<string, string>>,
  ) {}

  static async build(): Promise<AuthorizationTown> {
    const before = await cloneDatabase();
    const given = await Given.on(before.url);
    const [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
    for (const network of [lyon, nantes]) await territoryOf(given, network);
    const places = {
      home: await venueOf(given, lyon),
      elsewhere: await venueOf(given, lyon),
      withdrawn: await venueOf(given, lyon),
      nantes: await venueOf(given, nantes),
    };
    const api = await startApi(before.url, { now: NOW });
    const people = new Map<string, Townsperson>();
    const secrets = new Map<string, string>();
    const settle = async (who: string, network: GivenNetwork, desks: GivenSpace) =>
      people.set(who, await townsperson(given, api, who, network, desks));
    for (const who of VIEWERS) {
      if (who === 'anonymous') continue;
      else if (who === 'platform operator') secrets.set(who, await operator(given, lyon));
      else if (who === 'member of the other network') await settle(who, nantes, places.nantes);
      else await settle(who, lyon, who === 'member of another venue' ? places.elsewhere : places.home);
    }
    await settle(OTHERS.venue, lyon, places.home);
    await settle(OTHERS.network, lyon, places.elsewhere);
    await settle(OTHERS.gone, lyon, places.withdrawn);
    await settle(OTHERS.other, nantes, places.nantes);
    const { accountId } = people.get('member of both networks')!;
    await given.client.query(`insert into member (network_id, account_id, name) values ($1, $2, 'Des deux')`, [
      nantes.id,
      accountId,
    ]);
    await api.close();
    await given.end();

    const after = await cloneDatabase(before);
    const leaving = await Given.on(after.url);
    const of = (who: string) => people.get(who)!;
    await leaving.client.query(`update member set left_at = now() where id = any($1)`, [
      [of('member who left').id, of(OTHERS.gone).id],
    ]);
    await leaving.client.query(`update account set disabled_at = now() where id = $1`, [
      of('disabled account').accountId,
    ]);
    await leaving.client.query(`update venue set withdrawn_at = now() where id = $1`, [places.withdrawn.venueId]);
    await leaving.client.query(`select refresh_search($1, $2)`, [lyon.id, places.withdrawn.venueId]);
    await leaving.end();
    return new AuthorizationTown(before, after, people, secrets, { lyon: lyon.id, nantes: nantes.id });
  }

  async drop(): Promise<void> {
    await this.before.drop();
    await this.after.drop();
  }

  /** The session of a viewer; undefined for who has none. */
  session(viewer: string): { secret: string } | undefined {
    const secret = this.people.get(viewer)?.secret ?? this.secrets.get(viewer);
    return secret === undefined ? undefined : { secret };
  }

  /** Who stands in that relation to the viewer. */
  whose(viewer: string, relation: Relation): string {
    if (relation === 'own') return viewer;
    const isElsewhere = viewer === 'member of another venue';
    const whose =
      isElsewhere && relation === 'venue' ? 'network' : isElsewhere && relation === 'network' ? 'venue' : relation;
    return OTHERS[whose];
  }

  /** The same with all they have; undefined where a viewer has nothing of their own. */
  target(viewer: string, relation: Relation): Townsperson | undefined {
    return this.people.get(this.whose(viewer, relation));
  }

  /** Where what is in that relation to the viewer is asked for. */
  addressOf(viewer: string, relation: Relation): string {
    return this.target(viewer, relation)?.network ?? 'lyon';
  }
}

async function territoryOf(given: Given, network: GivenNetwork): Promise<void> {
  await given.client.query(
    `insert into territory (network_id, kind, code, name, lat, lon, source) values ($1, 'COMMUNE', $2, $3, 45.77, 4.88, 'spec')`,
    [network.id, `code-${network.slug}`, `Commune de ${network.slug}`],
  );
}

/** A venue with desks for everybody, a room for one at a time and a machine. */
async function venueOf(given: Given, network: GivenNetwork): Promise<GivenSpace> {
  const desks = await given.space(network, { kind: 'DESK_AREA', capacity: 100, stepFree: true });
  await given.space(network, { kind: 'MEETING_ROOM', venueId: desks.venueId });
  const machine = await given.space(network, { kind: 'MACHINE', capability: 'laser-cutting', venueId: desks.venueId });
  await given.client.query(`insert into venue_equipment select $1, $2, min(code) from equipment`, [
    network.id,
    desks.venueId,
  ]);
  await given.client.query(`insert into space_equipment select $1, $2, max(code) from equipment`, [
    network.id,
    machine.id,
  ]);
  await given.client.query(
    `update venue set territory_id = (select id from territory where network_id = $1) where network_id = $1`,
    [network.id],
  );
  return desks;
}

/** The platform's operator is no member of any network. */
async function operator(given: Given, network: GivenNetwork): Promise<string> {
  const member = await given.member(network, { operator: true, hours: null });
  await waysIn(given, member);
  await given.client.query(`delete from member where id = $1`, [member.id]);
  return member.secret;
}

/** A passkey, an identity at a provider, and a session that began just now: its person may change what signs in. */
async function waysIn(given: Given, { accountId }: GivenMember): Promise<{ passkeyId: string; issuer: string }> {
  await given.client.query(`update session set created_at = $2 where account_id = $1`, [accountId, NOW]);
  const { id } = await given.one<{ id: string }>(
    `insert into passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at)
     values ($1, $2, '\\x00', 0, false, 'Téléphone', $3) returning id`,
    [accountId, Buffer.from(accountId), NOW],
  );
  const issuer = `https://${accountId}.provider.example`;
  await given.client.query(`insert into external_identity values ($1, 'somebody', $2, $3)`, [issuer, accountId, NOW]);
  return { passkeyId: id, issuer };
}

async function townsperson(
  given: Given,
  api: TestApi,
  who: string,
  network: GivenNetwork,
  desks: GivenSpace,
): Promise<Townsperson> {
  const role = ROLES[who];
  const venueId = role?.startsWith('VENUE') ? desks.venueId : undefined;
  const secondFactor = !who.includes('without second factor');
  const member = await given.member(network, { name: who, role, venueId, secondFactor });
  await given.client.query(`update member set home_venue_id = $2 where id = $1`, [member.id, desks.venueId]);
  const ways = await waysIn(given, member);
  const contacts = new Contacts(api, network);
  const [key, cancellingKey] = ['booking', 'cancelling'].map((act) => `${act}-of-${who.replaceAll(' ', '-')}`);
  const usedToken = (await contacts.offer(member, desks, BOOKED_AT, 60))!;
  const { booking } = await contacts.book(member, usedToken, { key });
  const { code: cancelledCode } = await contacts.booked(member, desks, CANCELLED_AT);
  await contacts.cancel(member, cancelledCode, cancellingKey);
  const offerToken = await contacts.offer(member, desks, OFFERED_AT, 60);
  const ids = await given.one<{ passId: string; lotId: string; ledgerId: string; sessionId: string }>(
    `select p.id as "passId", l.id as "lotId", s.id as "sessionId",
            (select e.transaction_id from hours_entry e where (e.network_id, e.lot_id) = (l.network_id, l.id) limit 1) as "ledgerId"
       from pass p join hours_lot l on (l.network_id, l.pass_id) = (p.network_id, p.id), session s
      where p.owner_member_id = $1 and s.account_id = $2`,
    [member.id, member.accountId],
  );
  return {
    ...member,
    ...ids,
    ...ways,
    who,
    network: network.slug,
    desks,
    code: booking!.code,
    bookingId: booking!.id,
    idempotencyKey: key!,
    usedToken,
    cancelledCode,
    cancellingKey: cancellingKey!,
    offerToken: offerToken!,
  };
}

let supplied = 0;

/** Things to try operations with. */
export const suppliesOf = (given: Given, networkId: string): Supplies => ({
  freshKey: () => `key-of-a-sample-${++supplied}`,
  freshEmail: () => `newcomer-${++supplied}@spec.example`,
  async freshLink() {
    const secret = randomBytes(32).toString('base64url');
    await given.client.query(
      `insert into sign_in_token (token_hash, email, network_id, created_at, expires_at)
       values ($1, $2, $3, $4, $4::timestamptz + interval '15 minutes')`,
      [createHash('sha256').update(secret).digest(), `newcomer-${++supplied}@spec.example`, networkId, NOW],
    );
    return secret;
  },
});
