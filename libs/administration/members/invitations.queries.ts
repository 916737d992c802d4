import { type Locale, type Sql, statement } from '#libs/platform';

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly locale: Locale;
  readonly invitedAt: Temporal.Instant;
  readonly joined: boolean;
}

const joined = `exists (select from member m join account a on a.id = m.account_id where m.network_id = i.network_id and a.email = i.email)`;
const columns = `i.id, i.email::text, i.name, i.locale, i.invited_at as "invitedAt", ${joined} as joined`;
const insert = statement(
  'administration.invite',
  `insert into member_invitation (network_id, email, name, locale, invited_at)
   values ((select current_network()), $1, $2, $3, $4) on conflict (network_id, email) where withdrawn_at is null do nothing
   returning id`,
);
const withdraw = statement(
  'administration.withdrawInvitation',
  `update member_invitation i set withdrawn_at = $2
    where network_id = (select current_network()) and id = $1 and withdrawn_at is null and not ${joined} returning id`,
);
const byId = statement(
  'administration.invitation',
  `select ${columns} from member_invitation i where i.network_id = (select current_network()) and i.id = $1 and i.withdrawn_at is null`,
);
const waiting = `from member_invitation i where i.network_id = (select current_network()) and i.withdrawn_at is null and not ${joined}`;
const list = statement(
  'administration.waitingInvitations',
  `select ${columns} ${waiting} and ($1::timestamptz is null or (i.invited_at, i.id) < ($1, $2::uuid))
    order by i.invited_at desc, i.id desc limit $3`,
);
const count = statement('administration.countInvitations', `select count(*)::int as n ${waiting}`);
const withEmails = statement(
  'administration.invitedEmails',
  `select lower(email::text) as email from member_invitation
    where network_id = (select current_network()) and withdrawn_at is null and email = any($1::citext[])`,
);

/** @returns the id; undefined when the address is invited already */
export const insertInvitation = async (
  tx: Sql,
  { email, name, locale }: { email: string; name: string | null; locale: Locale },
  now: Temporal.Instant,
): Promise<string | undefined> => (await tx.maybe<{ id: string }>(insert, [email, name, locale, now]))?.id;

/** @returns false when it is withdrawn already, or the person has joined */
export const withdrawInvitation = async (tx: Sql, id: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.maybe(withdraw, [id, now])) !== undefined;

export const invitationById = (tx: Sql, id: string): Promise<InvitationRow | undefined> =>
  tx.maybe<InvitationRow>(byId, [id]);

/** People invited who have not joined, the latest first. */
export const waitingInvitations = (
  tx: Sql,
  after: readonly [string, string] | null,
  limit: number,
): Promise<InvitationRow[]> => tx.rows<InvitationRow>(list, [...(after ?? [null, null]), limit]);

export const countWaitingInvitations = async (tx: Sql): Promise<number> => (await tx.one<{ n: number }>(count)).n;

/** Which of these addresses are invited, in lower case. */
export const invitedEmails = async (tx: Sql, emails: readonly string[]): Promise<Set<string>> =>
  new Set((await tx.rows<{ email: string }>(withEmails, [emails])).map(({ email }) => email));
