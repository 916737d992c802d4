import { createHash, randomBytes } from 'node:crypto';
import {
  BookingClient,
  type Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
} from '#libs/testing';

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
/** Somebody with something of everything a member can have. */
/** What a sample may need besides somebody's things. */
export interface Supplies {
  /** The secret of a mailed link of the network asked, good for one sign-in of a newcomer. */
  readonly freshLink: () => Promise<string>;
  /** New ones each time. */
  readonly freshKey: () => string;
  readonly freshEmail: () => string;
}

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

/** One commune. */
export async function territoryOf(given: Given, network: GivenNetwork): Promise<void> {
  await given.client.query(
    `insert into territory (network_id, kind, code, name, lat, lon, source) values ($1, 'COMMUNE', $2, $3, 45.77, 4.88, 'spec')`,
    [network.id, `code-${network.slug}`, `Commune de ${network.slug}`],
  );
}

/** A venue with desks for everybody, a room for one at a time and a machine. */
export async function venueOf(given: Given, network: GivenNetwork): Promise<GivenSpace> {
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
export async function operator(given: Given, network: GivenNetwork): Promise<string> {
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

/** A member with all of that, made through the api as one makes it. */
export async function townsperson(
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
  const contacts = new BookingClient(api, network);
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
