import { type Sql, statement } from '#libs/platform';

export interface BlockRow {
  readonly id: string;
  readonly name: string;
  readonly blockedAt: Temporal.Instant;
}

/** SQL: whether one of two members blocked the other. Nobody is blocked where an id is null. */
export const blockedBetween = (one: string, other: string): string =>
  `(exists (select from member_block k where k.network_id = (select current_network()) and k.blocker_id = ${one} and k.blocked_id = ${other})
    or exists (select from member_block k where k.network_id = (select current_network()) and k.blocked_id = ${one} and k.blocker_id = ${other}))`;

const block = statement(
  'people.block',
  `insert into member_block (network_id, blocker_id, blocked_id, blocked_at)
   select m.network_id, $1, m.id, $3 from member m where m.network_id = (select current_network()) and m.id = $2 and m.left_at is null
   on conflict do nothing`,
);
const unblock = statement(
  'people.unblock',
  `delete from member_block where network_id = (select current_network()) and blocker_id = $1 and blocked_id = $2`,
);
const found = `from member_block k join member m on (m.network_id, m.id) = (k.network_id, k.blocked_id)
  where k.network_id = (select current_network()) and k.blocker_id = $1`;
const list = statement(
  'people.blocks',
  `select m.id, m.name, k.blocked_at as "blockedAt" ${found}
      and ($2::timestamptz is null or (k.blocked_at, k.blocked_id) < ($2, $3::uuid))
    order by k.blocked_at desc, k.blocked_id desc limit $4`,
);
const count = statement('people.countBlocks', `select count(*)::int as n ${found}`);
const isBlocked = statement('people.isBlocked', `select ${blockedBetween('$1::uuid', '$2::uuid')} as blocked`);
const exists = statement(
  'people.memberExists',
  `select id from member where network_id = (select current_network()) and id = $1 and left_at is null`,
);

/** Blocking again changes nothing. @returns false when there is no such member, or no longer */
export async function blockMember(tx: Sql, blockerId: string, id: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(block, [blockerId, id, now])) > 0 || (await tx.maybe(exists, [id])) !== undefined;
}
export const unblockMember = (tx: Sql, blockerId: string, id: string) => tx.run(unblock, [blockerId, id]);
/** The latest first. */
export const blocksOf = (
  tx: Sql,
  memberId: string,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<BlockRow[]> => tx.rows<BlockRow>(list, [memberId, after?.[0] ?? null, after?.[1] ?? null, limit]);
export const countBlocks = async (tx: Sql, memberId: string): Promise<number> =>
  (await tx.one<{ n: number }>(count, [memberId])).n;
/** Whether one of two members blocked the other. */
export const areBlocked = async (tx: Sql, one: string, other: string): Promise<boolean> =>
  (await tx.one<{ blocked: boolean }>(isBlocked, [one, other])).blocked;
