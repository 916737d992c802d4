import { declareTables, exportedAs, nonPersonal, notExported, personal } from '#libs/platform';

const FOR_THE_LEDGER = { fr: 'Tenir les comptes des heures et des ventes', en: 'To account for hours and sales' };
const TEN_YEARS = {
  fr: '10 ans (article L123-22 du code de commerce), sans votre nom après effacement',
  en: '10 years (article L123-22 of the French code of commerce), without your name after erasure',
};
/** A pass that is still open ends with its person. An empty range is not allowed, so one that has not begun keeps a moment. */
const ended = `case when upper(valid) <= :now then valid
  else tstzrange(lower(valid), greatest(:now, lower(valid) + interval '1 microsecond')) end`;
const ownLot = (table: string, column: string): string =>
  `exists (select from hours_lot l join pass p on (p.network_id, p.id) = (l.network_id, l.pass_id)
            where (l.network_id, l.id) = (${table}.network_id, ${table}.${column}) and p.owner_member_id = :member)`;
const ownTransaction = (table: string, column: string): string =>
  `exists (select from hours_transaction t join charge c on (c.network_id, c.id) = (t.network_id, t.charge_id)
            where (t.network_id, t.id) = (${table}.network_id, ${table}.${column}) and c.member_id = :member)`;

declareTables('passes', {
  tariff: nonPersonal('network_id id version hourly_cents vat_basis_points without_pass_basis_points valid'),
  tariff_weight: nonPersonal('network_id tariff_id tariff_class weight'),
  plan: nonPersonal('network_id id code name_fr name_en monthly_cents included_minutes seats valid'),

  pass_holder: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Savoir quel pass vous utilisez', en: 'To know which pass you use' },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'pass_id member_id',
    // A row is ended, never edited: what was used before stays with the membership that used it.
    merge: [
      `insert into pass_holder (network_id, pass_id, member_id, valid)
       select network_id, pass_id, :kept, valid * tstzrange(:now, null) from pass_holder
        where network_id = (select current_network()) and member_id = :merged and not isempty(valid * tstzrange(:now, null))`,
      `update pass_holder set valid = ${ended}
        where network_id = (select current_network()) and member_id = :merged and not isempty(valid * tstzrange(:now, null))`,
    ],
    personal: { valid: { inExport: 'VALUE', erasedAs: ended } },
    nonPersonal: 'network_id',
  }),
  // Ends with its owner, unless others go on using it.
  pass: personal({
    scope: 'NETWORK',
    rows: `owner_member_id = :member`,
    purpose: { fr: 'Votre abonnement', en: 'Your subscription' },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'id owner_member_id anchor_on',
    merge: [
      `update pass set owner_member_id = :kept where network_id = (select current_network()) and owner_member_id = :merged`,
    ],
    personal: {
      plan_id: exportedAs(`(select p.code from plan p where (p.network_id, p.id) = (pass.network_id, pass.plan_id))`),
      valid: {
        inExport: 'VALUE',
        erasedAs: `case when exists (select from pass_holder h where (h.network_id, h.pass_id) = (pass.network_id, pass.id)
             and h.member_id <> :member and (upper(h.valid) is null or upper(h.valid) > :now)) then valid else ${ended} end`,
      },
    },
    nonPersonal: 'network_id',
  }),
  pass_plan: personal({
    scope: 'NETWORK',
    rows: `exists (select from pass p where (p.network_id, p.id) = (pass_plan.network_id, pass_plan.pass_id) and p.owner_member_id = :member)`,
    purpose: { fr: 'Votre formule au fil du temps', en: 'Your plan over time' },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'pass_id starts_at plan_code',
    nonPersonal: 'network_id',
  }),
  hours_lot: personal({
    scope: 'NETWORK',
    rows: ownLot('hours_lot', 'id'),
    purpose: FOR_THE_LEDGER,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id pass_id kind valid granted_minutes remaining_minutes voided_at',
    nonPersonal: 'network_id',
  }),
  charge: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: FOR_THE_LEDGER,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: `id kind source_kind source_id source_revision member_id pass_id tariff_class weight seats used_during minutes credit_minutes
      credit_minutes_from_pass credit_minutes_paid amount_cents amount_excl_cents vat_cents vat_basis_points charged_at
      reverses_id`,
    personal: {
      venue_id: exportedAs(
        `(select v.name from venue v where (v.network_id, v.id) = (charge.network_id, charge.venue_id))`,
      ),
      tariff_id: notExported('the price list, which is public'),
    },
    nonPersonal: 'network_id',
  }),
  charge_reversal: personal({
    scope: 'NETWORK',
    rows: `exists (select from charge c where (c.network_id, c.id) = (charge_reversal.network_id, charge_reversal.charge_id)
      and c.member_id = :member)`,
    purpose: FOR_THE_LEDGER,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported:
      'charge_id credit_minutes_from_pass credit_minutes_paid amount_cents charged_from_pass charged_paid charged_cents',
    nonPersonal: 'network_id',
  }),
  hours_transaction: personal({
    scope: 'NETWORK',
    rows: `${ownTransaction('hours_transaction', 'id')} or exists (select from hours_entry e
      where (e.network_id, e.transaction_id) = (hours_transaction.network_id, hours_transaction.id) and ${ownLot('e', 'lot_id')})`,
    purpose: FOR_THE_LEDGER,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id kind charge_id made_at',
    nonPersonal: 'network_id',
  }),
  hours_entry: personal({
    scope: 'NETWORK',
    rows: `${ownTransaction('hours_entry', 'transaction_id')} or ${ownLot('hours_entry', 'lot_id')}`,
    purpose: FOR_THE_LEDGER,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id transaction_id lot_id account credit_minutes',
    nonPersonal: 'network_id',
  }),
});
