import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Networks, dated settings, and what every write needs: outbox, quotas, idempotency keys and rate limits. */
export class Platform1795000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create extension if not exists btree_gist;
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;
      create extension if not exists citext;

      -- unaccent() is only STABLE because its dictionary could change; this one is pinned, so an index may use it.
      create function plain(words text) returns text language sql immutable strict parallel safe
        as $$ select lower(public.unaccent('public.unaccent', words)) $$;
      create text search configuration french_plain (copy = french);
      alter text search configuration french_plain alter mapping for hword, hword_part, word with unaccent, french_stem;

      -- The network of the transaction; null when none is set, and then no row of a secured table is visible.
      create function current_network() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.network', true), '')::uuid $$;
      -- Row-level security of tables with personal data, bookings, messages or money. The owner (migrator) is exempt.
      create procedure guard_by_network(guarded regclass) language plpgsql as $$
      begin
        execute format('alter table %s enable row level security', guarded);
        execute format('create policy own_network on %s using (network_id = (select current_network()))
                        with check (network_id = (select current_network()))', guarded);
      end $$;
      create function refuse_change() returns trigger language plpgsql
        as $$ begin raise exception '% is append-only', tg_table_name using errcode = '42501'; end $$;
      create procedure make_append_only(ledger regclass) language plpgsql as $$
      begin
        execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', ledger);
      end $$;

      create table network (
        id uuid primary key default uuidv7(),
        slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
        name text not null,
        zone text not null default 'Europe/Paris',
        alsace_moselle boolean not null default false,
        centre_lat double precision not null check (centre_lat between -90 and 90),
        centre_lon double precision not null check (centre_lon between -180 and 180),
        created_at timestamptz not null default now()
      );

      create table network_setting (
        network_id uuid not null references network,
        key text not null,
        value jsonb not null,
        valid tstzrange not null,
        primary key (network_id, key, valid without overlaps)
      );

      create table outbox (
        id uuid primary key default uuidv7(),
        network_id uuid not null references network,
        topic text not null,
        subject_id uuid not null,
        key text not null,
        payload jsonb not null,
        run_at timestamptz not null,
        request_id text,
        created_at timestamptz not null default now(),
        published_at timestamptz,
        attempts int not null default 0,
        done_at timestamptz,
        voided_at timestamptz,
        last_error text,
        unique (network_id, key)
      );
      create index outbox_open on outbox (run_at) where done_at is null and voided_at is null;
      create index outbox_subject on outbox (network_id, subject_id);

      create table quota (
        network_id uuid not null references network,
        kind text not null,
        subject_id uuid not null,
        period_start timestamptz not null,
        used int not null,
        cap int not null,
        primary key (network_id, kind, subject_id, period_start),
        check (used between 0 and cap)
      );

      create table idempotency (
        network_id uuid not null references network,
        actor_id uuid not null,
        operation text not null,
        key text not null check (length(key) between 8 and 255),
        request_hash bytea not null,
        result_id uuid not null,
        created_at timestamptz not null default now(),
        primary key (network_id, actor_id, operation, key)
      );
      create index idempotency_age on idempotency (created_at);

      create table throttle (
        bucket text not null,
        window_start timestamptz not null,
        used int not null,
        primary key (bucket, window_start)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
