import { type Locale, type Sql, statement } from '#libs/platform';
import { type Addressee } from './venue-staff.js';

/** One of the two memberships of a merge, locked with its account until the transaction ends. */
export interface MergeSide {
  readonly memberId: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly platformOperator: boolean;
}

// Always in one order, so that two merges that cross wait for each other: the second one finds a membership that has left.
const lockMembers = statement(
  'people.lockMergingMembers',
  `select id from member where network_id = (select current_network()) and id = any($1::uuid[]) and left_at is null
    order by id for update`,
);
const lockAccounts = statement(
  'people.lockMergingAccounts',
  `select m.id as "memberId", a.id as "accountId", a.name, a.email::text, a.locale, a.platform_operator as "platformOperator"
     from account a join member m on m.account_id = a.id and m.network_id = (select current_network())
    where m.id = any($1::uuid[]) and m.left_at is null and a.disabled_at is null order by a.id for update of a`,
);
const memberHere = statement(
  'people.isMemberHere',
  `select exists (select from member where network_id = (select current_network()) and account_id = any($1::uuid[]) and left_at is null) as found`,
);
const keepMember = statement(
  'people.keepMember',
  `update member k set adult_declared_at = coalesce(k.adult_declared_at, m.adult_declared_at), home_venue_id = coalesce(k.home_venue_id, m.home_venue_id),
          suspended_at = case when k.suspended_at is null then m.suspended_at else k.suspended_at end,
          suspended_reason = case when k.suspended_at is null then m.suspended_reason else k.suspended_reason end
     from member m where k.network_id = (select current_network()) and k.id = $2 and (m.network_id, m.id) = (k.network_id, $1)`,
);
const markMember = statement(
  'people.markMerged',
  `update member set left_at = case when id = $1 then $3 else left_at end, merged_into_id = $2,
          merged_reason = case when id = $1 then $4 else merged_reason end
    where network_id = (select current_network()) and (id = $1 or merged_into_id = $1)`,
);
const markAccount = statement(
  'people.markAccountMerged',
  `update account set disabled_at = coalesce(disabled_at, $3), merged_into_id = $2 where id = $1 or merged_into_id = $1`,
);
const merge = statement(
  'people.mergeOf',
  `select m.left_at as at, m.merged_reason as reason, network.name as "networkName", network.slug as "networkSlug",
          json_build_object('id', o.id, 'name', o.name, 'email', o.email, 'locale', o.locale) as merged,
          json_build_object('id', k.id, 'name', k.name, 'email', k.email, 'locale', k.locale) as kept
     from member m
     join network on network.id = m.network_id
     join account o on o.id = m.account_id and o.erased_at is null
     join account k on k.id = o.merged_into_id and k.erased_at is null
    where m.network_id = (select current_network()) and m.id = $1`,
);
const accounts = statement(
  'people.accountsOfPerson',
  `select id, email::text from account where id = $1 or merged_into_id = $1 order by merged_into_id nulls last, id`,
);

/** SQL: the memberships of one person, from the one that is kept: itself and those that were merged into it. */
export const membersOfPersonSql = (member: string): string =>
  `(select of_person.id from member of_person
     where of_person.network_id = (select current_network()) and ${member} in (of_person.id, of_person.merged_into_id))`;

/** Locks both memberships and their accounts. @returns those that may still be merged, in no order */
export async function lockForMerge(tx: Sql, memberIds: readonly string[]): Promise<MergeSide[]> {
  await tx.rows(lockMembers, [memberIds]);
  return tx.rows<MergeSide>(lockAccounts, [memberIds]);
}

/** Whether one of the accounts is a member of the network of the transaction. */
export const isMemberHere = async (tx: Sql, accountIds: readonly string[]): Promise<boolean> =>
  (await tx.one<{ found: boolean }>(memberHere, [accountIds])).found;

/** Ends the merged membership and its account: both lead to the kept ones, and so do those that were merged into them before. */
export async function markMerged(
  tx: Sql,
  { merged, kept, reason }: { merged: MergeSide; kept: MergeSide; reason: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.run(keepMember, [merged.memberId, kept.memberId]);
  await tx.run(markMember, [merged.memberId, kept.memberId, now, reason]);
  await tx.run(markAccount, [merged.accountId, kept.accountId, now]);
}

/** All accounts of a person: those that were merged into it first, then itself. */
export const accountsOfPerson = (sql: Sql, accountId: string): Promise<{ id: string; email: string }[]> =>
  sql.rows<{ id: string; email: string }>(accounts, [accountId]);

/** What both people of a merge are told. */
export interface MergeFacts {
  readonly at: Temporal.Instant;
  readonly reason: string;
  readonly networkName: string;
  readonly networkSlug: string;
  readonly merged: Addressee;
  readonly kept: Addressee;
}

/** A merge by its merged membership; undefined once one of both accounts is erased. */
export const mergeFacts = (tx: Sql, memberId: string): Promise<MergeFacts | undefined> =>
  tx.maybe<MergeFacts>(merge, [memberId]);
