import { declareTables, personal } from '#libs/platform';

const OF_OWN_PASS = (table: string): string =>
  `exists (select from pass p where (p.network_id, p.id) = (${table}.network_id, ${table}.pass_id) and p.owner_member_id = :member)`;
const purpose = { fr: 'Votre abonnement et ce qu’il vous a coûté', en: 'Your subscription and what it cost you' };
const retention = {
  fr: '10 ans (article L123-22 du code de commerce), sans votre nom après effacement',
  en: '10 years (article L123-22 of the French code of commerce), without your name after erasure',
};

declareTables('subscriptions', {
  subscription: personal({
    scope: 'NETWORK',
    rows: OF_OWN_PASS('subscription'),
    purpose,
    retention,
    erasure: 'KEEP',
    exported:
      'pass_id subscribed_at terms_version express_request_at withdrawal_until charged_until cancelled_at ends_at withdrawn_at',
    nonPersonal: 'network_id',
  }),
  subscription_charge: personal({
    scope: 'NETWORK',
    rows: OF_OWN_PASS('subscription_charge'),
    purpose,
    retention,
    erasure: 'KEEP',
    exported: 'id pass_id kind period_index during plan_id monthly_cents charge_id charged_at',
    nonPersonal: 'network_id',
  }),
  subscription_change: personal({
    scope: 'NETWORK',
    rows: OF_OWN_PASS('subscription_change'),
    purpose,
    retention,
    erasure: 'KEEP',
    exported: 'id pass_id kind by_id at binds_at plan_code now_cents booked_uses booked_minutes booked_cents',
    nonPersonal: 'network_id',
  }),
});
