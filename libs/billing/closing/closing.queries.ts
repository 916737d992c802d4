import { type Sql, statement } from '#libs/platform';

export type ClosePhase = 'RATING' | 'DRAFTING' | 'NUMBERING' | 'DONE';
export interface CloseRun {
  readonly phase: ClosePhase;
  readonly round: number;
}

const insertRun = statement(
  'billing.insertCloseRun',
  `insert into close_run (network_id, month, phase, started_by_id, started_at)
   values ((select current_network()), $1, 'RATING', $2, $3) on conflict do nothing`,
);
export const insertCloseRun = async (tx: Sql, month: Temporal.PlainDate, byId: string | null, now: Temporal.Instant) =>
  (await tx.run(insertRun, [month, byId, now])) > 0;

const lockRun = statement(
  'billing.lockCloseRun',
  `select phase, round from close_run where network_id = (select current_network()) and month = $1 for update`,
);
/** The run of a month, locked until the end of the transaction. */
export const lockCloseRun = (tx: Sql, month: Temporal.PlainDate) => tx.maybe<CloseRun>(lockRun, [month]);

const setPhase = statement(
  'billing.setClosePhase',
  `update close_run
      set phase = $2, round = $3, done_at = case when $2 = 'DONE' then coalesce(done_at, $4::timestamptz) else done_at end
    where network_id = (select current_network()) and month = $1`,
);
export const setClosePhase = (
  tx: Sql,
  month: Temporal.PlainDate,
  phase: ClosePhase,
  round: number,
  now: Temporal.Instant,
) => tx.run(setPhase, [month, phase, round, now]);

const insertSteps = statement(
  'billing.insertCloseSteps',
  `insert into close_step (network_id, month, member_id, slice, state, changed_at)
   select (select current_network()), $1, m.id, (m.position - 1) / $3::int, 'WAITING', $4
     from unnest($2::uuid[]) with ordinality m (id, position)
   on conflict do nothing`,
);
/** One step per member, in slices of `size`. */
export const insertCloseSteps = (
  tx: Sql,
  month: Temporal.PlainDate,
  memberIds: readonly string[],
  size: number,
  now: Temporal.Instant,
) => tx.run(insertSteps, [month, memberIds, size, now]);

const openSlices = statement(
  'billing.openCloseSlices',
  `select distinct slice from close_step where network_id = (select current_network()) and month = $1 and state = 'WAITING' order by slice`,
);
/** The slices with steps that wait. */
export const waitingSlices = async (tx: Sql, month: Temporal.PlainDate): Promise<number[]> =>
  (await tx.rows<{ slice: number }>(openSlices, [month])).map(({ slice }) => slice);

const lockStep = statement(
  'billing.lockCloseStep',
  `select member_id as "memberId" from close_step
    where network_id = (select current_network()) and month = $1 and slice = $2 and state = 'WAITING'
    order by member_id limit 1 for update skip locked`,
);
/** The next step of a slice that waits and that no other worker has. */
export const lockCloseStep = async (tx: Sql, month: Temporal.PlainDate, slice: number) =>
  (await tx.maybe<{ memberId: string }>(lockStep, [month, slice]))?.memberId;

const endStep = statement(
  'billing.endCloseStep',
  `update close_step set state = case when $3::text is null then 'DRAFTED' else 'PARKED' end, reason = $3, changed_at = $4
    where network_id = (select current_network()) and month = $1 and member_id = $2`,
);
/** @param reason why the account is parked; null when its drafts are written */
export const endCloseStep = (
  tx: Sql,
  month: Temporal.PlainDate,
  memberId: string,
  reason: string | null,
  now: Temporal.Instant,
) => tx.run(endStep, [month, memberId, reason, now]);

const releaseSteps = statement(
  'billing.releaseCloseStep',
  `update close_step set state = 'WAITING', reason = null, changed_at = $3
    where network_id = (select current_network()) and month = $1 and member_id = $2 and state = 'PARKED'`,
);
/** @returns false when the account is not parked */
export const releaseCloseStep = async (tx: Sql, month: Temporal.PlainDate, memberId: string, now: Temporal.Instant) =>
  (await tx.run(releaseSteps, [month, memberId, now])) > 0;

const addsUp = statement(
  'billing.accountAddsUp',
  `select coalesce((
            select b.cents from ledger_account a join ledger_balance b on (b.network_id, b.account_id) = (a.network_id, a.id)
             where a.network_id = (select current_network()) and a.kind = 'ACCRUED' and a.owned_by = $1), 0)
        = coalesce((
            select sum(c.amount_cents) from unbilled_charge u join charge c on (c.network_id, c.id) = (u.network_id, u.charge_id)
             where u.network_id = (select current_network()) and u.member_id = $1 and u.posted_at is not null), 0)
        + coalesce((
            select sum(c.amount_cents)
              from invoice i
              join invoice_charge ic on (ic.network_id, ic.invoice_id) = (i.network_id, i.id)
              join charge c on (c.network_id, c.id) = (ic.network_id, ic.charge_id)
             where i.network_id = (select current_network()) and i.member_id = $1 and i.finalised_at is null), 0) as "addsUp"`,
);
/** Whether what a member has accrued in the ledger is what waits to be invoiced. */
export const accountAddsUp = async (tx: Sql, memberId: string): Promise<boolean> =>
  (await tx.one<{ addsUp: boolean }>(addsUp, [memberId])).addsUp;
