import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who is invoiced by whom, invoices with their numbers, and what they are paid with. */
export class Invoices1798870001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Who writes the invoices of a network: the network itself.
      create table issuer (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        legal_name text not null check (length(legal_name) between 1 and 200),
        legal_form text check (length(legal_form) between 1 and 200),
        siren text not null check (siren ~ '^[0-9]{9}$'),
        vat_number text check (vat_number ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'),
        street text not null check (length(street) between 1 and 200),
        postcode text not null check (length(postcode) between 1 and 20),
        city text not null check (length(city) between 1 and 120),
        country text not null default 'FR' check (country ~ '^[A-Z]{2}$'),
        contact_address citext check (length(contact_address) <= 254),
        iban text check (iban ~ '^[A-Z]{2}[0-9]{2}[0-9A-Z]{10,30}$'),
        primary key (network_id, id)
      );
      create unique index issuer_one_per_network on issuer (network_id);
      create table issuer_vat_regime (
        network_id uuid not null,
        issuer_id uuid not null,
        regime text not null check (regime in ('STANDARD','FRANCHISE_293B','EXEMPT_NON_PROFIT')),
        vat_on_debits boolean not null default false,   -- option of art. 269-2-c CGI: VAT is due when invoiced, not when paid
        valid daterange not null,
        primary key (network_id, issuer_id, valid without overlaps),
        foreign key (network_id, issuer_id) references issuer (network_id, id)
      );

      -- What stands on the invoices of a member from a moment on. A change is a new row; an invoice keeps what it was written with.
      create table billing_customer (
        network_id uuid not null,
        member_id uuid not null,
        since timestamptz not null,
        kind text not null check (kind in ('CONSUMER','BUSINESS','PUBLIC_BODY')),
        name text not null check (length(name) between 1 and 200),
        street text not null check (length(street) between 1 and 200),
        complement text check (length(complement) between 1 and 200),
        postcode text not null check (length(postcode) between 1 and 20),
        city text not null check (length(city) between 1 and 120),
        country text not null default 'FR' check (country ~ '^[A-Z]{2}$'),
        siren text check (siren ~ '^[0-9]{9}$'),
        vat_number text check (vat_number ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'),
        electronic_address text check (length(electronic_address) between 9 and 100),
        service_code text check (length(service_code) between 1 and 100),
        engagement_number text check (length(engagement_number) between 1 and 50),
        primary key (network_id, member_id, since),
        foreign key (network_id, member_id) references member (network_id, id),
        constraint billing_customer_siren check ((kind = 'CONSUMER') = (siren is null)),
        constraint billing_customer_public check (kind = 'PUBLIC_BODY' or num_nonnulls(service_code, engagement_number) = 0)
      );

      create table invoice_series (
        network_id uuid not null,
        issuer_id uuid not null,
        series text not null check (series ~ '^[A-Z]{1,4}$'),
        year int not null check (year between 2000 and 9999),
        next_number int not null check (next_number > 0),
        last_issued_on date not null,
        last_hash bytea check (length(last_hash) = 32),
        primary key (network_id, issuer_id, series, year),
        foreign key (network_id, issuer_id) references issuer (network_id, id)
      );
      -- A draft has no number. A finalised invoice never changes.
      create table invoice (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        issuer_id uuid not null,
        member_id uuid not null,
        kind text not null check (kind in ('INVOICE','CREDIT_NOTE')),
        corrects_id uuid,
        month date not null check (extract(day from month) = 1),
        net_cents int not null check (net_cents >= 0),
        vat_cents int not null check (vat_cents >= 0),
        gross_cents int not null check (gross_cents = net_cents + vat_cents),
        document jsonb not null,
        drafted_at timestamptz not null,
        series text,
        year int,
        number int check (number > 0),
        issued_on date,
        due_on date check (due_on >= issued_on),
        finalised_at timestamptz,
        previous_hash bytea check (length(previous_hash) = 32),
        hash bytea check (length(hash) = 32),
        primary key (network_id, id),
        constraint invoice_number_once unique (network_id, issuer_id, series, year, number),
        foreign key (network_id, issuer_id) references issuer (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, corrects_id) references invoice (network_id, id),
        check ((kind = 'CREDIT_NOTE') = (corrects_id is not null)),
        check (num_nonnulls(series, year, number, issued_on, due_on, finalised_at, hash) in (0, 7)),
        check (number = 1 or finalised_at is null or previous_hash is not null)
      );
      create index invoice_member on invoice (network_id, member_id, finalised_at);
      create index invoice_drafts on invoice (network_id, month, member_id) where finalised_at is null;
      create index invoice_corrected on invoice (network_id, corrects_id) where corrects_id is not null;
      create index invoice_issued on invoice (network_id, issued_on, id);
      create function refuse_change_of_invoice() returns trigger language plpgsql
        as $$ begin raise exception 'a finalised invoice never changes' using errcode = '42501'; end $$;
      create trigger finalised_for_good before update or delete on invoice for each row when (old.finalised_at is not null)
        execute function refuse_change_of_invoice();
      create table invoice_charge (
        network_id uuid not null,
        charge_id uuid not null,
        invoice_id uuid not null,
        primary key (network_id, charge_id),
        foreign key (network_id, charge_id) references charge (network_id, id),
        foreign key (network_id, invoice_id) references invoice (network_id, id)
      );
      create index invoice_charge_invoice on invoice_charge (network_id, invoice_id);

      create table payment (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        amount_cents int not null check (amount_cents > 0),
        means text not null check (means in ('SANDBOX_CARD','TRANSFER')),
        reference text not null check (length(reference) between 1 and 120),
        received_at timestamptz not null,
        primary key (network_id, id),
        constraint payment_once unique (network_id, means, reference),
        foreign key (network_id, member_id) references member (network_id, id)
      );
      -- What a member owes (an invoice) or can pay with (a credit note, a payment), under the id of that invoice or payment.
      create table open_item (
        network_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        side text not null check (side in ('OWED','CREDIT')),
        total_cents int not null check (total_cents > 0),
        matched_cents int not null default 0,
        since timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        constraint open_item_matched_at_most_in_full check (matched_cents between 0 and total_cents)
      );
      create index open_item_open on open_item (network_id, member_id, since, id) where matched_cents < total_cents;
      create table item_match (
        network_id uuid not null,
        owed_id uuid not null,
        credit_id uuid not null,
        cents int not null check (cents > 0),
        matched_at timestamptz not null,
        primary key (network_id, owed_id, credit_id),
        foreign key (network_id, owed_id) references open_item (network_id, id),
        foreign key (network_id, credit_id) references open_item (network_id, id)
      );
      create index item_match_credit on item_match (network_id, credit_id);
      create function count_match() returns trigger language plpgsql as $$
      begin
        update open_item o set matched_cents = o.matched_cents + new.cents
         where o.network_id = new.network_id and (o.id, o.side) in ((new.owed_id, 'OWED'), (new.credit_id, 'CREDIT'));
        return null;
      end $$;
      create trigger count_match after insert on item_match for each row execute function count_match();

      call guard_by_network('issuer');
      call guard_by_network('issuer_vat_regime');
      call guard_by_network('billing_customer');
      call guard_by_network('invoice_series');
      call guard_by_network('invoice');
      call guard_by_network('invoice_charge');
      call guard_by_network('payment');
      call guard_by_network('open_item');
      call guard_by_network('item_match');
      call make_append_only('invoice_charge');
      call make_append_only('payment');
      call make_append_only('item_match');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
