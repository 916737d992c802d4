import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { accountByEmail } from '#libs/people';
import { Database, JobRows, collectHandlers, declaredTables, runJob } from '#libs/platform';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  givenAppointment,
  givenBusyTime,
  givenMentor,
  givenCertificate,
  givenSession,
  givenTraining,
  startApi,
  violations,
} from '#libs/testing';

const NOW = '2026-11-23T08:00:00Z';
const MOVED = `moved { what count }`;
const REFUSED = `... on MemberMergeRefused { code message }`;
const MERGE = `mutation ($kept: ID!, $merged: ID!) { mergeMembers(keptId: $kept, mergedId: $merged, reason: "Deux adresses") {
  __typename ... on MembersMerged { ${MOVED} } ${REFUSED} } }`;
const PREVIEW = `query ($kept: ID!, $merged: ID!) { previewMemberMerge(keptId: $kept, mergedId: $merged) {
  __typename ... on MemberMergePreview { ${MOVED} } ${REFUSED} } }`;

interface Answer {
  __typename: string;
  moved?: { what: string; count: number }[];
  code?: string;
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let nantes: GivenNetwork;
let room: GivenSpace;
let admin: GivenMember;
let bookings: BookingClient;

const sql = (text: string, values: unknown[] = []) => given.client.query(text, values);
const signedInNow = ({ accountId }: GivenMember) =>
  sql(`update sign_in_session set created_at = $2 where account_id = $1`, [accountId, NOW]);
const merge = async (kept: GivenMember, merged: GivenMember, as = admin): Promise<Answer> => {
  const answer = await api.ask<{ mergeMembers: Answer }>('lyon', MERGE, { kept: kept.id, merged: merged.id }, as);
  if (answer.errors) throw new Error(answer.errors[0]!.extensions.code);
  return answer.data.mergeMembers;
};
const preview = async (kept: GivenMember, merged: GivenMember): Promise<Answer> => {
  const variables = { kept: kept.id, merged: merged.id };
  return (await api.ask<{ previewMemberMerge: Answer }>('lyon', PREVIEW, variables, admin)).data.previewMemberMerge;
};
const asked = async <Data>(query: string, as: GivenMember): Promise<Data> =>
  (await api.ask<Data & object>('lyon', query, {}, as)).data;
const twoAccounts = async (): Promise<[kept: GivenMember, merged: GivenMember]> => [
  await given.member(lyon, { name: 'Awa Diallo', hours: null }),
  await given.member(lyon, { name: 'Awa D.', hours: null }),
];

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  api = await startApi(database.url, { now: NOW });
  bookings = new BookingClient(api, lyon);
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin', hours: null });
  await signedInNow(admin);
});
beforeEach(() => sql(`delete from throttle`));
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

describe('two accounts of one person', () => {
  let kept: GivenMember;
  let merged: GivenMember;
  let code: string;
  let trainingId: string;
  const expected = [
    { what: 'SIGN_IN_METHODS', count: 2 },
    { what: 'ROLES', count: 2 },
    { what: 'PASSES', count: 1 },
    { what: 'BOOKINGS', count: 1 },
    { what: 'LED_SESSIONS', count: 1 },
    { what: 'CERTIFICATES', count: 1 },
  ];
  const byName = (rows: Answer['moved']) => rows?.toSorted((a, b) => (a.what < b.what ? -1 : 1));

  beforeAll(async () => {
    [kept] = await twoAccounts();
    merged = await given.member(lyon, { name: 'Awa D.', hours: 40 });
    code = (await bookings.proposeAndBook(merged, room, '2026-11-25T09:00:00Z')).code;
    trainingId = await givenTraining(given, lyon, 'laser', [room.venueId]);
    await givenCertificate(given, lyon, {
      memberId: merged.id,
      trainingId,
      venueId: room.venueId,
      givenById: admin.id,
    });
    await givenSession(given, lyon, { hostId: merged.id, venueId: room.venueId });
    for (const [member, role, venueId] of [
      [kept.id, 'VENUE_STAFF', room.venueId],
      [merged.id, 'VENUE_MANAGER', room.venueId],
      [merged.id, 'MENTOR', null],
    ])
      await sql(`insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, $3, $4)`, [
        lyon.id,
        member,
        role,
        venueId,
      ]);
    await sql(`insert into account_password values ($1, '$argon2id$spec', '2026-11-01')`, [merged.accountId]);
    await sql(
      `insert into passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at)
       values ($1::uuid, sha256($1::uuid::text::bytea), '\\x01', 0, false, 'Téléphone', '2026-11-01')`,
      [merged.accountId],
    );
  });

  it('are previewed without any change, and merged as the preview said', async () => {
    const said = await preview(kept, merged);
    expect(said.__typename).toBe('MemberMergePreview');
    expect(byName(said.moved)).toEqual(byName(expected));
    expect((await sql(`select from account where merged_into_id is not null`)).rowCount).toBe(0);
    const done = await merge(kept, merged);
    expect(done.__typename).toBe('MembersMerged');
    expect(byName(done.moved)).toEqual(byName(expected));
    expect(await violations(database.url)).toEqual([]);
  });

  it('end every session of the merged account, whose address leads to the kept one', async () => {
    expect(await asked('{ me { id } }', merged)).toEqual({ me: null });
    for (const { email } of [kept, merged])
      expect(await api.app.get(Database).open.one(accountByEmail, [email])).toMatchObject({
        id: kept.accountId,
        disabled: false,
      });
    const { rows } = await sql(`select made_for_id as "madeFor" from passkey where account_id = $1`, [kept.accountId]);
    expect(rows).toEqual([{ madeFor: merged.accountId }]);
  });

  it('unite their roles: of two at one venue the higher one counts', async () => {
    const { me } = await asked<{ me: { roles: { role: string }[] } }>('{ me { roles { role } } }', kept);
    expect(me.roles.map(({ role }) => role).toSorted()).toEqual(['MEMBER', 'MENTOR', 'VENUE_MANAGER']);
  });

  it('show bookings, hours and certificates together, which the kept account uses', async () => {
    // The roles changed, so the session has a new secret; the old one still works for a minute.
    const shown = await asked<{
      myBookings: { totalCount: number };
      myPass: { ledger: { totalCount: number } };
      myCertificates: unknown[];
    }>(`{ myBookings { totalCount } myPass { ledger { totalCount } } myCertificates { id } }`, kept);
    expect(shown.myBookings.totalCount).toBe(1);
    expect(shown.myPass.ledger.totalCount).toBe(2); // the grant, and the use that the other account was charged
    expect(shown.myCertificates).toHaveLength(1);
    expect(await bookings.cancel(kept, code)).toMatchObject({ __typename: 'Cancelled', restoredCreditMinutes: 120 });
    const again = await bookings.proposeAndBook(kept, room, '2026-11-25T09:00:00Z');
    expect(again.charge.creditMinutesFromPass).toBe(120);
    await bookings.cancel(kept, again.code);
  });

  it('are told by mail at both addresses, with the reason, and the audit log names who did it', async () => {
    const handlers = collectHandlers(api.app.get(DiscoveryService), api.app.get(Reflector));
    const { rows: due } = await sql(`select id from outbox where topic = 'privacy.tellMergedPeople'`);
    for (const { id } of due)
      await runJob(new JobRows(api.app.get(Database).open, api.clock), handlers, id, ({ error }) => {
        if (error) throw error as Error;
      });
    const { rows: mails } = await sql(
      `select lower(recipient) as to, convert_from(raw, 'UTF8') as raw from local_mail`,
    );
    expect(mails.map(({ to }) => to as string).filter((to) => [kept.email, merged.email].some((email) => to.includes(email)))).toHaveLength(2); // prettier-ignore
    expect(mails.every(({ raw }) => (raw as string).includes('Deux adresses'))).toBe(true);
    const { rows } = await sql(
      `select distinct a.name from audit_entry e join account a on a.id = e.actor_id where action = 'MEMBERS_MERGED'`,
    );
    expect(rows).toEqual([{ name: 'Ada Martin' }]);
  });

  it('are exported and erased as one person', async () => {
    await sql(`update session set state = 'CANCELLED', cancelled_at = $1 where host_member_id = $2`, [NOW, kept.id]);
    await sql(`update person_time set state = 'CANCELLED' where member_id = $1`, [kept.id]);
    await sql(`update sign_in_session set created_at = $2 where account_id = $1`, [kept.accountId, NOW]);
    const { eraseMe } = await asked<{ eraseMe: object }>(`mutation { eraseMe { __typename } }`, kept);
    expect(eraseMe).toEqual({ __typename: 'AccountErased' });
    const { rows } = await sql(`select name, email::text from account where id = any($1)`, [[kept.accountId, merged.accountId]]); // prettier-ignore
    expect(rows.map(({ name }) => name)).toEqual(['Compte supprimé', 'Compte supprimé']);
    expect(rows.every(({ email }) => email.endsWith('@erased.invalid'))).toBe(true);
  });
});

describe('a merge is refused', () => {
  const expectRefused = async (code: string, kept: GivenMember, other: GivenMember) => {
    expect(await preview(kept, other)).toMatchObject({ __typename: 'MemberMergeRefused', code });
    expect(await merge(kept, other)).toMatchObject({ __typename: 'MemberMergeRefused', code });
  };

  it('of one account with itself, of one’s own, and of people who are no members here', async () => {
    const [kept, merged] = await twoAccounts();
    const stranger = await given.member(nantes, { hours: null });
    await expectRefused('SAME_MEMBER', kept, kept);
    await expectRefused('YOURSELF', admin, merged);
    await expectRefused('YOURSELF', kept, admin);
    await expectRefused('NOT_A_MEMBER', kept, stranger);
    await expectRefused('NOT_A_MEMBER', stranger, kept);
  });

  it('while one of both operates the platform or belongs to another network', async () => {
    const [kept, merged] = await twoAccounts();
    const operator = await given.member(lyon, { operator: true, hours: null });
    await expectRefused('PLATFORM_OPERATOR', operator, merged);
    await expectRefused('PLATFORM_OPERATOR', kept, operator);
    await sql(`insert into member (network_id, account_id, name) values ($1, $2, 'Awa')`, [nantes.id, kept.accountId]);
    await expectRefused('OTHER_NETWORKS', kept, merged);
    await expectRefused('OTHER_NETWORKS', merged, kept);
  });

  it('while both hold passes, or are expected somewhere at the same time', async () => {
    const [one, two] = [await given.member(lyon), await given.member(lyon)];
    await expectRefused('BOTH_HOLD_PASSES', one, two);
    const [kept, merged] = await twoAccounts();
    for (const [n, member] of [kept, merged].entries())
      await givenSession(given, lyon, { hostId: member.id, venueId: room.venueId, start: `2026-12-02T1${n}:00:00Z` });
    await expectRefused('BOOKED_AT_THE_SAME_TIME', kept, merged);
  });

  it('while the mentor that would end has appointments to come, or one of both asked the other', async () => {
    const [kept, merged] = await twoAccounts();
    const founder = await given.member(lyon, { hours: null });
    const [ours, theirs] = [await givenMentor(given, lyon, kept.id), await givenMentor(given, lyon, merged.id)];
    await givenBusyTime(given, lyon, theirs);
    const meeting = { mentor: theirs, mentorMemberId: merged.id, code: 'MERGE001', start: '2026-12-03T09:00:00Z' };
    await givenAppointment(given, lyon, { ...meeting, founderId: founder.id });
    await expectRefused('APPOINTMENTS_TO_COME', kept, merged);
    // The other way round the appointments stay with the mentor who goes on, and the busy times of the other are given back.
    await givenAppointment(given, lyon, { ...meeting, founderId: founder.id, mentor: ours, mentorMemberId: kept.id, code: 'MERGE002', start: '2026-11-03T09:00:00Z', isOver: true }); // prettier-ignore
    expect((await merge(merged, kept)).__typename).toBe('MembersMerged');
    const { rows } = await sql(
      `select a.code, mt.member_id as who from appointment a join mentor mt on mt.id = a.mentor_id where a.code like 'MERGE00%' order by 1`,
    );
    expect(rows).toEqual([
      { code: 'MERGE001', who: merged.id },
      { code: 'MERGE002', who: merged.id },
    ]);
    const [one, other] = await twoAccounts();
    const asked = await givenMentor(given, lyon, other.id);
    await givenAppointment(given, lyon, { ...meeting, founderId: one.id, mentor: asked, mentorMemberId: other.id, code: 'MERGE003' }); // prettier-ignore
    await expectRefused('APPOINTMENTS_TO_COME', one, other);
  });

  it('a merge needs a recent sign-in and an administrator', async () => {
    const [kept, merged] = await twoAccounts();
    const late = await given.member(lyon, { role: 'NETWORK_ADMIN', hours: null });
    expect(await merge(kept, merged, late)).toEqual({ __typename: 'RecentSignInNeeded' });
    await expect(merge(kept, merged, kept)).rejects.toThrow('FORBIDDEN');
  });
});

describe('what both accounts have', () => {
  it('is there once: the certificate that is valid longer, and one wait for one session', async () => {
    const [kept, merged] = await twoAccounts();
    const trainingId = await givenTraining(given, lyon, 'scie', [room.venueId]);
    const about = { trainingId, venueId: room.venueId, givenById: admin.id };
    await givenCertificate(given, lyon, { ...about, memberId: kept.id, expires: '2027-01-01T00:00:00Z' });
    await givenCertificate(given, lyon, { ...about, memberId: merged.id, expires: '2028-06-01T00:00:00Z' });
    const { id } = await givenSession(given, lyon, { hostId: admin.id, venueId: room.venueId, places: 1 });
    for (const member of [kept, merged])
      await sql(
        `insert into waiting_list_entry (network_id, subject_kind, subject_id, member_id, joined_at, state) values ($1, 'SESSION', $2, $3, $4, 'WAITING')`,
        [lyon.id, id, member.id, NOW],
      );
    expect((await merge(kept, merged)).__typename).toBe('MembersMerged');
    const { rows } = await sql(`select expires_at as until from certificate where member_id = $1`, [kept.id]);
    expect(rows.map(({ until }) => until.toISOString())).toEqual(['2028-06-01T00:00:00.000Z']);
    const waits = await sql(`select member_id as who from waiting_list_entry where subject_id = $1 and state = 'WAITING'`, [id]); // prettier-ignore
    expect(waits.rows).toEqual([{ who: kept.id }]);
  });

  it('stays of the kept account where only one can be: its password', async () => {
    const [kept, merged] = await twoAccounts();
    for (const { accountId } of [kept, merged])
      await sql(`insert into account_password values ($1::uuid, '$argon2id$' || $1::uuid::text, '2026-11-01')`, [
        accountId,
      ]);
    await merge(kept, merged);
    const { rows } = await sql(`select hash from account_password where account_id = any($1)`, [[kept.accountId, merged.accountId]]); // prettier-ignore
    expect(rows).toEqual([{ hash: `$argon2id$${kept.accountId}` }]);
  });

  it('leads to the last one after several merges in a row', async () => {
    const [second, first] = await twoAccounts();
    const [third] = await twoAccounts();
    await merge(second, first);
    await merge(third, second);
    const led = await api.app.get(Database).open.one<{ id: string }>(accountByEmail, [first.email]);
    expect(led.id).toBe(third.accountId);
  });
});

describe('at the same time', () => {
  it('of two merges that cross one is done', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = await twoAccounts();
      const answers = await Promise.all([merge(one, two), merge(two, one)]);
      expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['MemberMergeRefused', 'MembersMerged']);
    }
  });

  it('a booking of the merged account is moved with the others, or refused', async () => {
    for (let round = 0; round < 5; round++) {
      const [kept] = await twoAccounts();
      const merged = await given.member(lyon, { name: 'Awa D.' });
      const start = `2026-11-26T${String(8 + round).padStart(2, '0')}:00:00Z`;
      const token = await bookings.offer(merged, room, start, 60);
      const [booked, done] = await Promise.all([
        bookings.book(merged, token!).catch((error: Error) => ({ __typename: error.message })),
        merge(kept, merged),
      ]);
      expect(done.__typename).toBe('MembersMerged');
      const { rows } = await sql(`select member_id as who, booked_by_id as by from booking where booked_by_id = $1`, [merged.id]); // prettier-ignore
      expect(rows).toEqual(booked.__typename === 'Confirmed' ? [{ who: kept.id, by: merged.id }] : []);
    }
  });
});

/**
 * References to a member that stay after a merge: they say who did something, belong to a ledger or a decision that is over, or end
 * within minutes.
 */
const STAYING = [
  // Money: what was invoiced, paid or is still open stays in the accounts of the membership that it is of; whom it was merged into sees and pays it.
  'billing_customer.member_id',
  'close_run.started_by_id',
  'close_step.member_id',
  'invoice.member_id',
  'ledger_account.member_id',
  'open_item.member_id',
  'payment.member_id',
  'payment_block.member_id',
  'payment_method.member_id',
  'unbilled_charge.member_id',
  // Who of the network invited the mentor.
  'mentor.invited_by_id',
  'booking.booked_by_id',
  'booking_hold.member_id',
  'booking_request.answered_by_id',
  'certificate.given_by_id',
  'certificate.withdrawn_by_id',
  'charge.member_id',
  'check_in.by_id',
  'check_out.by_id',
  'file.uploaded_by',
  'hours_decision.decided_by_id',
  'legal_acceptance.member_id',
  'member.merged_into_id',
  'no_show.entered_by_id',
  'no_show_answer.by_id',
  'outside_calendar.added_by_id',
  'own_use.added_by_id',
  'staff_invitation.invited_by',
  'subscription_change.by_id',
  'venue_ban.banned_by_id',
  'venue_ban.lifted_by_id',
  'venue_claim.decided_by',
  'venue_move.moved_by_id',
];

describe('each reference to a member', () => {
  it('follows a merge, or is listed as one that stays', async () => {
    const { rows } = await sql(
      `select c.conrelid::regclass || '.' || a.attname as name
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
        where c.contype = 'f' and c.confrelid = 'member'::regclass and a.attname <> 'network_id'`,
    );
    const tables = declaredTables();
    const follows = (name: string): boolean => {
      const [table, column] = name.split('.') as [string, string];
      const declared = tables.find((one) => one.name === table);
      return declared?.kind === 'PERSONAL' && (declared.merge ?? []).some((text) => text.includes(column));
    };
    const names = rows.map(({ name }) => name as string);
    expect(names.filter((name) => !follows(name) && !STAYING.includes(name))).toEqual([]);
    expect(STAYING.filter((name) => !names.includes(name))).toEqual([]);
  });
});
