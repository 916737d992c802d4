import {
  BookingClient,
  type Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  givenTraining,
} from '#libs/testing';
import { type SessionsOfPerson, createSessions } from './townspeople-sessions.fixture.js';
import { type AppointmentsOfPerson, addAppointments } from './townspeople-appointments.fixture.js';
import { type ProjectsOfPerson, addProjects } from './townspeople-projects.fixture.js';
import { type InvoicesOfPerson, addInvoices } from './townspeople-invoices.fixture.js';
import { type KiosksOfPerson, createKiosk } from './townspeople-kiosks.fixture.js';
import { type FeedsOfPerson, addFeeds } from './townspeople-feeds.fixture.js';
import { type WaitsOfPerson, addWaits } from './townspeople-waits.fixture.js';
import { type FilesOfPerson, addFiles } from './townspeople-files.fixture.js';
import { type OpeningsOfPerson, addOpenings } from './townspeople-openings.fixture.js';

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
  // Whose objects the staff of other venues must not see.
  'a colleague': 'VENUE_STAFF',
  'a member of another venue': 'VENUE_STAFF',
  'a stranger': 'VENUE_STAFF',
  'a former member': 'VENUE_STAFF',
  'network admin': 'NETWORK_ADMIN',
  'admin without second factor': 'NETWORK_ADMIN',
};
/** A person who owns one of everything that a member can own. */
export interface Townsperson
  extends
    GivenMember,
    SessionsOfPerson,
    FilesOfPerson,
    OpeningsOfPerson,
    WaitsOfPerson,
    FeedsOfPerson,
    AppointmentsOfPerson,
    ProjectsOfPerson,
    KiosksOfPerson,
    InvoicesOfPerson {
  readonly who: string;
  /** Slug of the network of the person and of everything they own. */
  readonly network: string;
  readonly desks: GivenSpace;
  /** Code of an upcoming booking. */
  readonly code: string;
  readonly bookingId: string;
  readonly idempotencyKey: string;
  /** The offer that was booked. */
  readonly usedToken: string;
  /** Code of a cancelled booking, and the idempotency key of the cancellation. */
  readonly cancelledCode: string;
  readonly cancellingKey: string;
  /** An offer that has not been booked. */
  readonly offerToken: string;
  readonly passId: string;
  readonly lotId: string;
  readonly ledgerId: string;
  readonly sessionId: string;
  readonly notificationId: string;
  /** An invitation that waits in this person's network. */
  readonly invitationId: string;
  readonly passkeyId: string;
  /** The identity provider that only this person is linked to. */
  readonly issuer: string;
}

/** Adds one commune to the network. */
export async function createCommune(given: Given, network: GivenNetwork): Promise<void> {
  await given.client.query(
    `insert into territory (network_id, kind, code, name, lat, lon, source) values ($1, 'COMMUNE', $2, $3, 45.77, 4.88, 'spec')`,
    [network.id, `code-${network.slug}`, `Commune de ${network.slug}`],
  );
}

/** A venue with a desk area, a room and a machine. */
export async function createVenue(given: Given, network: GivenNetwork): Promise<GivenSpace> {
  const desks = await given.space(network, { kind: 'DESK_AREA', capacity: 100, stepFree: true });
  await given.space(network, { kind: 'MEETING_ROOM', venueId: desks.venueId });
  const machine = await given.space(network, { kind: 'MACHINE', capability: 'laser-cutting', venueId: desks.venueId });
  await givenTraining(given, network, `laser-at-${desks.venueSlug}`, [desks.venueId]);
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
  await given.client.query(
    `insert into opening_exception (network_id, calendar_id, on_date) values ($1, $2, '2027-01-20')`,
    [network.id, desks.calendarId],
  );
  return desks;
}

/** The platform operator is not a member of any network. */
export async function createOperator(given: Given, network: GivenNetwork): Promise<string> {
  const member = await given.member(network, { operator: true, hours: null });
  await addSignInMethods(given, member);
  await given.client.query(`delete from member where id = $1`, [member.id]);
  return member.secret;
}

/** A passkey, an identity at a provider and a session that began just now: this person may change sign-in methods. */
async function addSignInMethods(
  given: Given,
  { accountId }: GivenMember,
): Promise<{ passkeyId: string; issuer: string }> {
  await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [accountId, NOW]);
  const { id } = await given.one<{ id: string }>(
    `insert into passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at)
     values ($1, $2, '\\x00', 0, false, 'Téléphone', $3) returning id`,
    [accountId, Buffer.from(accountId), NOW],
  );
  const issuer = `https://${accountId}.provider.example`;
  await given.client.query(`insert into external_identity values ($1, 'somebody', $2, $3)`, [issuer, accountId, NOW]);
  return { passkeyId: id, issuer };
}

/** A member who owns all of that, created through the api like any member. */
export async function createTownsperson(
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
  const ways = await addSignInMethods(given, member);
  const bookingClient = new BookingClient(api, network);
  const [key, cancellingKey] = ['booking', 'cancelling'].map((act) => `${act}-of-${who.replaceAll(' ', '-')}`);
  const usedToken = (await bookingClient.offer(member, desks, BOOKED_AT, 60))!;
  const { booking } = await bookingClient.book(member, usedToken, { key, expressRequest: false });
  const { code: cancelledCode } = await bookingClient.proposeAndBook(member, desks, CANCELLED_AT);
  await bookingClient.cancel(member, cancelledCode, cancellingKey);
  const offerToken = await bookingClient.offer(member, desks, OFFERED_AT, 60);
  const ids = await given.one<{ passId: string; lotId: string; ledgerId: string; sessionId: string }>(
    `select p.id as "passId", l.id as "lotId", s.id as "sessionId",
            (select e.transaction_id from hours_entry e where (e.network_id, e.lot_id) = (l.network_id, l.id) limit 1) as "ledgerId"
       from pass p join hours_lot l on (l.network_id, l.pass_id) = (p.network_id, p.id), sign_in_session s
      where p.owner_member_id = $1 and s.account_id = $2`,
    [member.id, member.accountId],
  );
  const { id: notificationId } = await given.one<{ id: string }>(
    `insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, created_at)
     values ($1, $2, 'account.securityNotice', $2, $3, '{"action":"PASSWORD_SET"}', true, $3) returning id`,
    [network.id, member.accountId, NOW],
  );
  await given.client.query(
    `insert into message (network_id, kind, subject_id, recipient_id, due_at, message_id, state, claimed_at, sent_at)
     values ($1, 'account.securityNotice', $2, $2, $3, gen_random_uuid()::text, 'SENT', $3, $3)`,
    [network.id, member.accountId, NOW],
  );
  const { id: invitationId } = await given.one<{ id: string }>(
    `insert into member_invitation (network_id, email, locale, invited_at) values ($1, $2, 'fr', $3) returning id`,
    [network.id, `friend-of-${member.id}@spec.example`, NOW],
  );
  // Decided once, so that everybody can read a decision about a booking of their own.
  await given.client.query(
    `insert into hours_decision (network_id, booking_id, decision, space_id, during, decided_by_id, decided_at)
     select b.network_id, b.id, 'KEEP', $2, b.during, b.member_id, b.booked_at from booking b where b.id = $1`,
    [booking!.id, desks.id],
  );
  // Decided, because nobody may wait for a decision about a venue that is withdrawn.
  await given.client.query(
    `insert into venue_claim (network_id, venue_id, member_id, proof, domain_matches, state, made_at, decided_at, decided_by)
     values ($1, $2, $3, 'J’y travaille.', false, 'REFUSED', $4, $4, $3)`,
    [network.id, desks.venueId, member.id, NOW],
  );
  return {
    ...member,
    ...(await addOpenings(given, network, desks, member)),
    ...(await addFiles(given, network, desks, member)),
    ...(await addFeeds(given, network, member)),
    ...(await addAppointments(given, network, member)),
    ...(await addProjects(given, network, member, who)),
    ...(await addInvoices(given, network, member, who)),
    kioskId: (await createKiosk(given, network.id, desks.venueId)).id,
    ...(await addWaits(given, api, network, desks, member)),
    ...ids,
    invitationId,
    notificationId,
    ...ways,
    ...(await createSessions(given, api, network, member, desks.venueId)),
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
