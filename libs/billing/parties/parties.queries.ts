import { type Sql, statement } from '#libs/platform';
import { type BillingDetailsInput, type InvoiceIssuerInput } from './parties.types.js';

const readDetails = statement(
  'billing.details',
  `select kind, name, street, postcode, city, siren, vat_number as "vatNumber", service_code as "serviceCode",
          engagement_number as "engagementNumber"
     from billing_customer
    where network_id = (select current_network()) and member_id = $1 and since <= $2::timestamptz
    order by since desc limit 1`,
);
const insertDetails = statement(
  'billing.insertDetails',
  `insert into billing_customer (network_id, member_id, since, kind, name, street, postcode, city, siren, vat_number, service_code, engagement_number)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (network_id, member_id, since) do nothing`,
);
export type DetailsRow = Required<{
  [Key in keyof BillingDetailsInput]: NonNullable<BillingDetailsInput[Key]> | null;
}> &
  Pick<BillingDetailsInput, 'kind' | 'name' | 'street' | 'postcode' | 'city'>;
export const detailsOf = (tx: Sql, memberId: string, now: Temporal.Instant) =>
  tx.maybe<DetailsRow>(readDetails, [memberId, now]);
/** What stands on invoices from now on. Earlier invoices keep what they were written with. */
export const insertDetailsOf = (tx: Sql, memberId: string, input: BillingDetailsInput, now: Temporal.Instant) =>
  tx.run(insertDetails, [
    memberId,
    now,
    input.kind,
    input.name,
    input.street,
    input.postcode,
    input.city,
    input.siren ?? null,
    input.vatNumber ?? null,
    input.serviceCode ?? null,
    input.engagementNumber ?? null,
  ]);

const readIssuer = statement(
  'billing.issuer',
  `select i.legal_name as "legalName", i.legal_form as "legalForm", i.siren, i.vat_number as "vatNumber", i.street, i.postcode, i.city,
          i.contact_address::text as email, i.iban, r.regime, r.vat_on_debits as "vatOnDebits"
     from issuer i
     join issuer_vat_regime r on (r.network_id, r.issuer_id) = (i.network_id, i.id) and upper_inf(r.valid)
    where i.network_id = (select current_network())`,
);
const saveIssuer = statement(
  'billing.saveIssuer',
  `insert into issuer as i (network_id, legal_name, legal_form, siren, vat_number, street, postcode, city, contact_address, iban)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (network_id) do update set legal_name = excluded.legal_name, legal_form = excluded.legal_form, siren = excluded.siren,
     vat_number = excluded.vat_number, street = excluded.street, postcode = excluded.postcode, city = excluded.city,
     contact_address = excluded.contact_address, iban = excluded.iban
   returning id`,
);
// A regime holds for a day at least: when it changes twice in a day, the second change binds tomorrow.
const endRegime = statement(
  'billing.endRegime',
  `update issuer_vat_regime
      set valid = daterange(lower(valid), greatest(lower(valid) + 1, $2::date))
    where network_id = (select current_network()) and issuer_id = $1 and upper_inf(valid) and (regime, vat_on_debits) <> ($3, $4::boolean)`,
);
const startRegime = statement(
  'billing.startRegime',
  `insert into issuer_vat_regime (network_id, issuer_id, regime, vat_on_debits, valid)
   select (select current_network()), $1, $2, $3, daterange(coalesce(max(upper(valid)), '2000-01-01'), null)
     from issuer_vat_regime
    where network_id = (select current_network()) and issuer_id = $1
   having not coalesce(bool_or(upper_inf(valid)), false)`,
);
export type IssuerRow = Required<{ [Key in keyof InvoiceIssuerInput]: NonNullable<InvoiceIssuerInput[Key]> | null }> &
  Pick<InvoiceIssuerInput, 'legalName' | 'siren' | 'street' | 'postcode' | 'city' | 'regime' | 'vatOnDebits'>;
export const issuerOf = (tx: Sql) => tx.maybe<IssuerRow>(readIssuer);

/** Saves the issuer. A change of the regime is a new row from today on; the first one holds for all earlier days, too. */
export async function saveIssuerOf(tx: Sql, input: InvoiceIssuerInput, today: Temporal.PlainDate): Promise<void> {
  const { id } = await tx.one<{ id: string }>(saveIssuer, [
    input.legalName,
    input.legalForm ?? null,
    input.siren,
    input.vatNumber ?? null,
    input.street,
    input.postcode,
    input.city,
    input.email ?? null,
    input.iban ?? null,
  ]);
  await tx.run(endRegime, [id, today, input.regime, input.vatOnDebits]);
  await tx.run(startRegime, [id, input.regime, input.vatOnDebits]);
}
