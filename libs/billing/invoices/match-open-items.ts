import { type Sql, statement } from '#libs/platform';
import { matchItems } from '../rules/matching.js';
import { lockOpenItemsOf } from './draft.queries.js';

const insertMatches = statement(
  'billing.insertMatches',
  `insert into item_match (network_id, owed_id, credit_id, cents, matched_at)
   select (select current_network()), m."owedId", m."creditId", m.cents, $2
     from jsonb_to_recordset($1::jsonb) m ("owedId" uuid, "creditId" uuid, cents int)
   on conflict (network_id, owed_id, credit_id) do nothing`,
);

/** Matches the credits of a member with what they owe. What is matched stays matched. */
export async function matchOpenItems(tx: Sql, memberId: string, now: Temporal.Instant): Promise<void> {
  const matches = matchItems(await lockOpenItemsOf(tx, memberId));
  if (matches.length > 0) await tx.run(insertMatches, [JSON.stringify(matches), now]);
}
