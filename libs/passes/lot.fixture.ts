import { type Given, type GivenNetwork } from '#libs/testing';

/** Grants a pass a lot of hours, with its two ledger lines. @returns the id of the lot */
export async function grantLot(
  given: Given,
  network: GivenNetwork,
  passId: string,
  lot: { minutes: number; kind?: string; from?: string; until?: string | null; at?: string },
): Promise<string> {
  const { minutes, kind = 'ALLOWANCE', from = '2026-10-31T23:00:00Z', until = '2026-12-31T23:00:00Z', at = from } = lot;
  const { id } = await given.one<{ id: string }>(
    `insert into hours_lot (network_id, pass_id, kind, valid, granted_minutes, remaining_minutes)
     values ($1, $2, $3, tstzrange($4::timestamptz, $5::timestamptz), $6, $6) returning id`,
    [network.id, passId, kind, from, until, minutes],
  );
  await given.client.query(
    `with t as (insert into hours_transaction (network_id, kind, made_at) values ($1, 'GRANT', $4) returning id)
     insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
     select $1, t.id, $2, account, sign * $3::int from t, (values ('ISSUED', -1), ('LOT', 1)) side (account, sign)`,
    [network.id, id, minutes, at],
  );
  return id;
}
