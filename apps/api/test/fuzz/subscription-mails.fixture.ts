import { type Given, type GivenMember, type GivenNetwork } from '#libs/testing';

/** The receipt of a pause, and the alert that hours run out. */
export async function subscriptionMails(
  given: Given,
  network: GivenNetwork,
  member: GivenMember,
  at: Temporal.Instant,
): Promise<void> {
  await given.client.query(
    `with own as (select p.network_id, p.id from pass p where p.network_id = $1 and p.owner_member_id = $2 order by p.id limit 1),
     subscribed as (
       insert into subscription (network_id, pass_id, subscribed_at, charged_until) select network_id, id, $3, '2028-01-01' from own
       on conflict (network_id, pass_id) do update set charged_until = excluded.charged_until returning network_id, pass_id),
     changed as (
       insert into subscription_change (network_id, pass_id, kind, by_id, at, binds_at, plan_code, now_cents, booked_uses, booked_minutes, booked_cents)
       select network_id, pass_id, 'PAUSED', $2, $3, $3, 'REGULIER', 0, 1, 60, 480 from subscribed returning network_id, id)
     insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select network_id, 'subscription.changed', id, 'changed:' || id, jsonb_build_object('changeId', id), $3 from changed`,
    [network.id, member.id, at.toString()],
  );
  await given.client.query(
    `insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select l.network_id, 'subscription.hoursUsed', l.id, 'used:' || gen_random_uuid(), jsonb_build_object('lotId', l.id, 'percent', 0), $2
       from hours_lot l join pass p on (p.network_id, p.id) = (l.network_id, l.pass_id)
      where p.owner_member_id = $1 and l.kind = 'ALLOWANCE' and l.voided_at is null order by l.valid limit 1`,
    [member.id, at.toString()],
  );
}
