import { type Database, type Sql, statement } from '#libs/platform';

/** Charges in one transaction. */
const BATCH = 2_000;

const openLedger = statement(
  'billing.openLedger',
  `insert into ledger_head (network_id, open_from) values ((select current_network()), '0001-01-01') on conflict do nothing`,
);
const readOpenFrom = statement(
  'billing.openFrom',
  `select open_from as "openFrom" from ledger_head where network_id = (select current_network()) for share`,
);

/** The first day that takes journal entries. No month closes before the transaction ends. */
export async function openFrom(tx: Sql): Promise<Temporal.PlainDate> {
  await tx.run(openLedger);
  return (await tx.one<{ openFrom: Temporal.PlainDate }>(readOpenFrom)).openFrom;
}

const openAccounts = statement(
  'billing.openAccounts',
  `insert into ledger_account (network_id, kind, member_id)
   select (select current_network()), kind, null
     from unnest(array['REVENUE','DEFERRED','COMPENSATION','VAT','VAT_ACCRUED','PROVIDER','ROUNDING']) kind
   union all
   select (select current_network()), kind, member_id
     from (select distinct unnest($1::uuid[]) as member_id) m cross join unnest(array['ACCRUED','MEMBER']) kind
   on conflict do nothing`,
);

/** Opens the accounts that entries about these members are posted to. */
export const openAccountsOf = (tx: Sql, memberIds: readonly string[]): Promise<number> =>
  tx.run(openAccounts, [memberIds]);

/** The owner of the network's own accounts in `ledger_account.owned_by`. */
export const OF_THE_NETWORK = `'00000000-0000-0000-0000-000000000000'::uuid`;

const lockDue = statement(
  'billing.lockDueCharges',
  `select charge_id as id, member_id as "memberId"
     from unbilled_charge
    where network_id = (select current_network()) and posted_at is null and due_at < $1::timestamptz
    order by due_at, charge_id
    limit $2
      for no key update`,
);
const post = statement(
  'billing.postCharges',
  `with due as (
     select c.*,
            case when c.kind in ('SUBSCRIPTION', 'PACK') then 'DEFERRED'
                 when c.kind = 'COMPENSATION' then 'COMPENSATION'
                 else 'REVENUE' end as sold_as,
            greatest((u.due_at at time zone n.zone)::date, $2::date) as day
       from unbilled_charge u
       join charge c on (c.network_id, c.id) = (u.network_id, u.charge_id)
       join network n on n.id = u.network_id
      where u.network_id = (select current_network()) and u.charge_id = any($1::uuid[])),
   entry as (
     insert into journal_entry (network_id, journal, kind, source_id, booked_on, recorded_at)
     select network_id, 'SALES', 'CHARGE', id, day, $3::timestamptz from due
     returning network_id, id, source_id),
   posted as (
     insert into posting (network_id, entry_id, account_id, cents)
     select e.network_id, e.id, a.id, l.cents
       from entry e
       join due d on d.id = e.source_id
      cross join lateral (values ('ACCRUED', d.member_id, d.amount_cents),
                                 (d.sold_as, ${OF_THE_NETWORK}, -d.amount_excl_cents),
                                 ('VAT_ACCRUED', ${OF_THE_NETWORK}, -d.vat_cents)) l (kind, owned_by, cents)
       join ledger_account a on (a.network_id, a.kind, a.owned_by) = (e.network_id, l.kind, l.owned_by)
      where l.cents <> 0)
   update unbilled_charge
      set posted_at = $3
    where network_id = (select current_network()) and charge_id = any($1)`,
);

/**
 * Posts charges whose use has begun before an instant, each once: a charge waits from its own transaction on, so one that
 * commits late is posted late and none is missed. A charge of a closed month is booked on the first open day.
 * @returns how many were posted
 */
export async function postCharges(
  database: Database,
  networkId: string,
  before: Temporal.Instant,
  now: Temporal.Instant,
): Promise<number> {
  for (let posted = 0; ;) {
    const batch = await database.inTransaction(networkId, async (tx) => {
      const due = await tx.rows<{ id: string; memberId: string }>(lockDue, [before, BATCH]);
      if (due.length === 0) return 0;
      await openAccountsOf(
        tx,
        due.map(({ memberId }) => memberId),
      );
      return tx.run(post, [due.map(({ id }) => id), await openFrom(tx), now]);
    });
    posted += batch;
    if (batch < BATCH) return posted;
  }
}
