import { createHash } from 'node:crypto';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestDatabase,
  cloneDatabase,
  givenSession,
  startApi,
} from '#libs/testing';
import { fillBigTown } from '../schema/big-town.fixture.js';

export const NOW = '2026-11-23T08:00:00Z';
/** When the script books, and when the same person is busy in the other network. */
export const BOOKED_AT = '2026-11-26T09:00:00Z';

/** Identifiers that exist in the full network only. */
export const ONLY_IN_NANTES = {
  slugs: ['lieu-150', 'la-salle'],
  code: 'ABCD0001',
  words: `atelier ${createHash('md5').update('150').digest('hex')}`,
  email: 'm5@town.example',
};

export interface TwoNetworks {
  readonly database: TestDatabase;
  readonly lyon: GivenNetwork;
  /** A network with a name, a tariff and one member, its administrator, who is also a member of Lyon. */
  readonly nantes: GivenNetwork;
  readonly spaces: readonly GivenSpace[];
  readonly people: { readonly member: GivenMember; readonly admin: GivenMember; readonly both: GivenMember };
  /** Codes of bookings in Lyon, by the member who made them. */
  readonly codes: Readonly<Record<string, string>>;
  /** A session in Lyon. */
  readonly sessionId: string;
}

/** A network in use beside an empty one. It is built once; both sides of the comparison start from it. */
export async function createTwoNetworks(): Promise<TwoNetworks> {
  const database = await cloneDatabase();
  const given = await Given.on(database.url);
  const [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
  await given.client.query(
    `insert into territory (network_id, kind, code, name, lat, lon, source)
     select $1, 'COMMUNE', code, name, lat, lon, 'spec'
       from (values ('69266', 'Villeurbanne', 45.77, 4.88), ('69123', 'Lyon', 45.76, 4.84)) t (code, name, lat, lon)`,
    [lyon.id],
  );
  const spaces: GivenSpace[] = [];
  for (let n = 0; n < 12; n++) {
    const place = { lat: 45.74 + n / 200, lon: 4.82 + n / 150 };
    const venueName = `${['Atelier', 'Fabrique', 'Ruche', 'Halle'][n % 4]} ${['des Pentes', 'du Rhône', 'Gerland'][n % 3]}`;
    const kinds = ['FABLAB', 'COWORKING', 'SHARED_WORKSHOP'];
    const desks = await given.space(lyon, { ...place, venueName, venueKind: kinds[n % 3], kind: 'DESK_AREA' });
    const { venueId } = desks;
    spaces.push(desks, await given.space(lyon, { kind: 'MEETING_ROOM', venueId, capacity: 4 + n }));
    if (n % 2 === 0) spaces.push(await given.space(lyon, { kind: 'MACHINE', capability: 'laser-cutting', venueId }));
  }
  await given.client.query(
    `update venue v set territory_id = (select id from territory t where t.network_id = v.network_id order by t.lat limit 1)`,
  );
  const people = {
    member: await given.member(lyon, { name: 'Camille' }),
    admin: await given.member(lyon, { name: 'Alix', role: 'NETWORK_ADMIN' }),
    both: await given.member(lyon, { name: 'Dominique' }),
  };
  // Data of the whole deployment (sessions, venue roles anywhere) is the same on both sides.
  await given.client.query(
    `with there as (insert into member (network_id, account_id, name) values ($1, $2, 'Dominique') returning id)
     insert into role_grant (network_id, member_id, role) select $1, id, 'NETWORK_ADMIN' from there`,
    [nantes.id, people.both.accountId],
  );
  const api = await startApi(database.url, { now: NOW });
  const bookingClient = new BookingClient(api, lyon);
  const desks = spaces.filter(({ kind }) => kind === 'DESK_AREA');
  const codes: Record<string, string> = {};
  for (const [who, member] of Object.entries(people))
    for (let day = 24; day < 27; day++)
      codes[who] = (await bookingClient.proposeAndBook(member, desks[day % 5]!, `2026-11-${day}T13:00:00Z`)).code;
  const session = await givenSession(given, lyon, { hostId: people.admin.id, venueId: spaces[0]!.venueId });
  await api.close();
  await given.end();
  return { database, lyon, nantes, spaces, people, codes, sessionId: session.id };
}

/**
 * A copy in which the other network is full, and the member of both networks is busy there whenever Lyon is queried.
 */
export async function withFullOtherNetwork({ database, nantes, people, codes }: TwoNetworks): Promise<TestDatabase> {
  const full = await cloneDatabase(database);
  const given = await Given.on(full.url);
  const host = await given.member(nantes, { hours: null });
  const busyAt = await given.space(nantes, { kind: 'MEETING_ROOM', lat: 45.7, lon: 4.9 });
  await givenSession(given, nantes, { hostId: host.id, venueId: busyAt.venueId });
  await given.client.query(`update venue set slug = 'la-salle' where id = $1`, [busyAt.venueId]);
  await fillBigTown(given, nantes, 0.1); // the venues have the same slugs as those of Lyon
  const { id } = await given.one<{ id: string }>(`select id from member where network_id = $1 and account_id = $2`, [
    nantes.id,
    people.both.accountId,
  ]);
  await given.pass(nantes, id, 600, '2026-11-01T00:00:00Z');
  const api = await startApi(full.url, { now: NOW });
  const there = new BookingClient(api, nantes);
  for (let hour = 0; hour < 18; hour++) {
    const start = Temporal.Instant.from(BOOKED_AT).add({ hours: (hour % 9) + Math.floor(hour / 9) * 24 });
    const token = await there.offer(people.both, busyAt, start.toString(), 60);
    // The idempotency keys that the script uses in Lyon, for operations of the same kind.
    await there.book(people.both, token!, { key: `script-key-${hour}`, acceptOverCap: true });
  }
  await api.close();
  // Codes are unique per network, so the other network may have given out the same ones.
  for (const code of [...Object.values(codes), ONLY_IN_NANTES.code])
    await given.client.query(
      `update booking set code = $2 where id = (select id from booking where network_id = $1 and code like 'B%' limit 1)`,
      [nantes.id, code],
    );
  await given.end();
  return full;
}
