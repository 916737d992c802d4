import { type Locale, type Sql, statement } from '#libs/platform';

const insertChange = statement(
  'subscriptions.insertChange',
  `insert into subscription_change (network_id, id, pass_id, kind, by_id, at, binds_at, plan_code, now_cents, booked_uses, booked_minutes, booked_cents)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
export type ChangeKind = 'SUBSCRIBED' | 'UPGRADED' | 'DOWNGRADED' | 'PAUSED' | 'CANCELLED' | 'KEPT' | 'WITHDRAWN';
/** Hours of bookings to come that are charged in euros, because the pass does not cover them any more. */
export interface BookedHours {
  readonly bookings: number;
  readonly creditMinutes: number;
  readonly cents: number;
}
export interface SubscriptionChange {
  readonly id: string;
  readonly passId: string;
  readonly kind: ChangeKind;
  readonly byId: string;
  readonly at: Temporal.Instant;
  readonly bindsAt: Temporal.Instant;
  readonly planCode: string;
  readonly nowCents: number;
  readonly booked: BookedHours;
}
export const insertSubscriptionChange = (tx: Sql, one: SubscriptionChange): Promise<number> =>
  tx.run(insertChange, [one.id, one.passId, one.kind, one.byId, one.at, one.bindsAt, one.planCode, one.nowCents, one.booked.bookings, one.booked.creditMinutes, one.booked.cents]); // prettier-ignore

const readChange = statement(
  'subscriptions.change',
  `select c.id, c.pass_id as "passId", c.kind, c.by_id as "byId", c.at, c.binds_at as "bindsAt", c.plan_code as "planCode", c.now_cents as "nowCents",
          jsonb_build_object('bookings', c.booked_uses, 'creditMinutes', c.booked_minutes, 'cents', c.booked_cents) as booked
     from subscription_change c
    where c.network_id = (select current_network()) and c.id = $1`,
);
export const subscriptionChange = (tx: Sql, id: string): Promise<SubscriptionChange | undefined> =>
  tx.maybe<SubscriptionChange>(readChange, [id]);

const readReceipt = statement(
  'subscriptions.receipt',
  `select c.id, c.kind, c.at, c.binds_at as "bindsAt", c.now_cents as "nowCents", n.slug, n.name as "networkName", n.zone,
          jsonb_build_object('bookings', c.booked_uses, 'creditMinutes', c.booked_minutes, 'cents', c.booked_cents) as booked,
          jsonb_build_object('fr', v.name_fr, 'en', v.name_en) as "planName", v.monthly_cents as "monthlyCents",
          jsonb_build_object('id', a.id, 'email', a.email::text, 'name', a.name, 'locale', a.locale) as recipient
     from subscription_change c
     join network n on n.id = c.network_id
     join pass p on (p.network_id, p.id) = (c.network_id, c.pass_id)
     join member m on (m.network_id, m.id) = (p.network_id, p.owner_member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.disabled_at is null
    cross join lateral (
      select * from plan v where v.network_id = c.network_id and v.code = c.plan_code and lower(v.valid) <= c.at order by lower(v.valid) desc limit 1) v
    where c.network_id = (select current_network()) and c.id = $1`,
);
/** A change as its mail tells it. */
export interface Receipt {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly at: Temporal.Instant;
  readonly bindsAt: Temporal.Instant;
  readonly nowCents: number;
  readonly slug: string;
  readonly networkName: string;
  readonly zone: string;
  readonly booked: BookedHours;
  readonly planName: { readonly fr: string; readonly en: string };
  readonly monthlyCents: number;
  readonly recipient: { readonly id: string; readonly email: string; readonly name: string; readonly locale: Locale };
}
export const receiptOf = (tx: Sql, changeId: string): Promise<Receipt | undefined> =>
  tx.maybe<Receipt>(readReceipt, [changeId]);
