import { type Given, type GivenNetwork } from '#libs/testing';

export interface UseToCharge {
  readonly memberId: string;
  readonly passId: string | null;
  /** In the order in which they were used. */
  readonly takes: readonly { readonly lotId: string; readonly minutes: number }[];
  readonly paidMinutes: number;
  readonly start?: string;
}

/** Charges a use at weight 1 and 4.80 € an hour, with its ledger lines and the month’s spending. @returns the id of the charge */
export async function chargeGivenUse(given: Given, network: GivenNetwork, use: UseToCharge): Promise<string> {
  const { memberId, passId, takes, paidMinutes, start = '2026-11-25T09:00:00Z' } = use;
  const fromPass = takes.reduce((sum, { minutes }) => sum + minutes, 0);
  const minutes = fromPass + paidMinutes;
  const cents = paidMinutes * 8;
  const excl = Math.round((cents * 10_000) / 12_000);
  const { client } = given;
  await client.query('begin');
  const { id } = await given.one<{ id: string }>(
    `insert into charge (network_id, kind, source_kind, source_id, source_revision, member_id, pass_id, tariff_id, tariff_class, weight, seats,
                         used_during, minutes, credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents,
                         vat_cents, vat_basis_points, charged_at)
     values ($1, 'USE', 'BOOKING_ITEM', gen_random_uuid(), 0, $2, $3, $4, 'DESK', 1, 1, tstzrange($5::timestamptz, $5::timestamptz + interval '1 hour'),
             $6, $6, $7, $8, $9, $10, $11, 2000, '2026-11-23T08:00:00Z') returning id`,
    [network.id, memberId, passId, network.tariffId, start, minutes, fromPass, paidMinutes, cents, excl, cents - excl],
  );
  if (takes.length > 0) {
    const { id: transactionId } = await given.one<{ id: string }>(
      `insert into hours_transaction (network_id, kind, charge_id, made_at) values ($1, 'USE', $2, '2026-11-23T08:00:00Z') returning id`,
      [network.id, id],
    );
    for (const { lotId, minutes: taken } of takes) {
      await client.query(
        `insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
         select $1, $2, $3, account, sign * $4::int from (values ('LOT', -1), ('USED', 1)) side (account, sign)`,
        [network.id, transactionId, lotId, taken],
      );
      await client.query(`update hours_lot set remaining_minutes = remaining_minutes - $2 where id = $1`, [
        lotId,
        taken,
      ]);
    }
  }
  await client.query(
    `insert into quota as q (network_id, kind, subject_id, period_start, used, cap)
     values ($1, 'passes.spend', $2, date_trunc('month', $3::timestamptz, 'Europe/Paris'), $4, 1000000)
     on conflict (network_id, kind, subject_id, period_start) do update set used = q.used + excluded.used`,
    [network.id, memberId, start, cents],
  );
  await client.query('commit');
  return id;
}
