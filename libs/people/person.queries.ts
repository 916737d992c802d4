import { type Sql, statement } from '#libs/platform';

const holdAccount = statement(
  'people.holdAccount',
  `select email::text, platform_operator as "platformOperator" from account where id = $1 and erased_at is null for update`,
);
const memberOf = statement(
  'people.memberOf',
  `select id from member where network_id = (select current_network()) and account_id = $1`,
);
// A booking under way refers to the membership: it is waited for here, and the next one waits for us.
const holdMember = statement(
  'people.holdMember',
  `select id from member where network_id = (select current_network()) and account_id = $1 for update`,
);
const holdAdmins = statement(
  'people.holdAdmins',
  `select id from role_grant where network_id = (select current_network()) and role = 'NETWORK_ADMIN' and revoked_at is null
    order by id for update`,
);
const isLastAdminNow = statement(
  'people.isLastAdmin',
  `select bool_or(g.member_id = $1) and not bool_or(g.member_id <> $1 and m.left_at is null and a.disabled_at is null) as last
     from role_grant g
     join member m on (m.network_id, m.id) = (g.network_id, g.member_id)
     join account a on a.id = m.account_id
    where g.network_id = (select current_network()) and g.role = 'NETWORK_ADMIN' and g.revoked_at is null`,
);

export interface HeldAccount {
  email: string;
  platformOperator: boolean;
}

/** Locks an account until the transaction ends; undefined when it was erased. */
export const lockAccount = (tx: Sql, accountId: string): Promise<HeldAccount | undefined> =>
  tx.maybe<HeldAccount>(holdAccount, [accountId]);

/** The account's membership of the transaction's network, whether it left or not. */
export const membershipOf = async (tx: Sql, accountId: string): Promise<string | null> =>
  (await tx.maybe<{ id: string }>(memberOf, [accountId]))?.id ?? null;

/** The same, locked until the transaction ends. */
export const lockMembership = async (tx: Sql, accountId: string): Promise<string | null> =>
  (await tx.maybe<{ id: string }>(holdMember, [accountId]))?.id ?? null;

/** Whether the network would have no administrator without this member. Two administrators who ask at once wait for each other. */
export async function isLastAdmin(tx: Sql, memberId: string): Promise<boolean> {
  await tx.rows(holdAdmins);
  return (await tx.one<{ last: boolean | null }>(isLastAdminNow, [memberId])).last ?? false;
}
