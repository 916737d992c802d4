import { type Locale, type Transaction, lockRow, updateRow } from '#libs/platform';
import { AccountEntity } from './account.entity.js';
import { MemberEntity } from './member.entity.js';

/** Changes the language of a person, or their name in all networks from now on. */
export async function changeAccount(
  tx: Transaction,
  id: string,
  changes: { locale: Locale } | { name: string },
): Promise<void> {
  const account = await lockRow(tx, AccountEntity, { id });
  if (account) await updateRow<AccountEntity>(tx, AccountEntity, account, changes);
}

/** Changes what the form of a member changes: their name, who sees that they are one, and their home. */
export async function changeMember(
  tx: Transaction,
  key: { networkId: string; id: string },
  changes: Partial<Pick<MemberEntity, 'name' | 'nameVisibility' | 'homeVenueId'>>,
): Promise<void> {
  const member = await lockRow(tx, MemberEntity, key);
  if (member) await updateRow<MemberEntity>(tx, MemberEntity, member, changes);
}
