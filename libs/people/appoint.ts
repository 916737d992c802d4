import { type Locale, type Sql, type Transaction, insertRowIfNone, statement } from '#libs/platform';
import * as queries from './people.queries.js';
import { RoleGrantEntity } from './role-grant.entity.js';

export interface Person {
  email: string;
  name: string;
  locale: Locale;
}

const setOperator = statement(
  'people.setOperator',
  `update account set platform_operator = $2 where email = $1 and platform_operator <> $2`,
);
const operators = statement(
  'people.operators',
  `select name, email::text from account where platform_operator and disabled_at is null order by email`,
);

/**
 * Makes a person an administrator of a network, that of the transaction. Creates the account and the membership when they do not exist.
 */
export async function appointAdmin(
  tx: Transaction,
  networkId: string,
  { email, name, locale }: Person,
  now: Temporal.Instant,
): Promise<void> {
  const account = await tx.one<{ id: string }>(queries.accountForEmail, [email, name, locale, now]);
  const member = await tx.one<{ id: string }>(queries.ensureMember, [account.id, name, now]);
  await insertRowIfNone(tx, RoleGrantEntity, { networkId, memberId: member.id, role: 'NETWORK_ADMIN', grantedAt: now });
}

/** Makes a person an operator of the whole deployment. Creates the account when it does not exist. */
export async function appointOperator(sql: Sql, { email, name, locale }: Person, now: Temporal.Instant): Promise<void> {
  await sql.one(queries.accountForEmail, [email, name, locale, now]);
  await sql.run(setOperator, [email, true]);
}

/** @returns false when no operator has this address */
export const dismissOperator = async (sql: Sql, email: string): Promise<boolean> =>
  (await sql.run(setOperator, [email, false])) > 0;

export const platformOperators = (sql: Sql): Promise<{ name: string; email: string }[]> =>
  sql.rows<{ name: string; email: string }>(operators);
