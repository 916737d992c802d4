import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Each change of time taken, seats or openings leaves a row that says where, so that a process can keep free time in memory. */
export class AvailabilityChanges1796300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Not logged, both: the writing costs less, and a crash empties both at once, so that every reader sees another epoch.
      create unlogged table availability_change (
        network_id uuid not null,
        changed_in xid8 not null default pg_current_xact_id(),
        id uuid not null default uuidv7(),
        resource_id uuid,        -- neither this nor the next: anything of the network may have changed
        calendar_id uuid,
        first_day date,          -- in UTC
        last_day date,
        changed_at timestamptz not null default now(),
        primary key (network_id, changed_in, id)
      );
      create unlogged table availability_feed (
        only_row boolean primary key default true check (only_row),
        epoch uuid not null default gen_random_uuid(),
        pruned_before xid8 not null default '0'
      );
      insert into availability_feed default values;

      -- At the end of a statement, of all its rows at once. Very many are one row: readers then read everything again.
      create function note_time_taken() returns trigger language plpgsql as $$
      declare noted int;
      begin
        if tg_op = 'UPDATE' then
          insert into availability_change (network_id, resource_id, first_day, last_day)
          select distinct network_id, resource_id, (starts_at at time zone 'UTC')::date, (ends_at at time zone 'UTC')::date
            from (select * from changed union all select * from before) both_states limit 1000;
        else
          insert into availability_change (network_id, resource_id, first_day, last_day)
          select distinct network_id, resource_id, (starts_at at time zone 'UTC')::date, (ends_at at time zone 'UTC')::date
            from changed limit 1000;
        end if;
        get diagnostics noted = row_count;
        if noted = 1000 then insert into availability_change (network_id) select distinct network_id from changed; end if;
        return null;
      end $$;
      create function note_seats() returns trigger language plpgsql as $$
      declare noted int;
      begin
        insert into availability_change (network_id, resource_id, first_day, last_day)
        select distinct network_id, resource_id, (at at time zone 'UTC')::date, (at at time zone 'UTC')::date from changed limit 1000;
        get diagnostics noted = row_count;
        if noted = 1000 then insert into availability_change (network_id) select distinct network_id from changed; end if;
        return null;
      end $$;
      create function note_opening() returns trigger language plpgsql as $$
      begin
        insert into availability_change (network_id, calendar_id, first_day, last_day)
        select network_id, calendar_id, (min(starts_at) at time zone 'UTC')::date, (max(ends_at) at time zone 'UTC')::date
          from changed group by network_id, calendar_id;
        return null;
      end $$;
      create function note_anything() returns trigger language plpgsql as $$
      begin
        insert into availability_change (network_id) select distinct network_id from changed;
        return null;
      end $$;

      create function note_truncation() returns trigger language plpgsql as $$
      begin
        insert into availability_change (network_id) select id from network;
        return null;
      end $$;

      create trigger noted_inserts after insert on allocation referencing new table as changed
        for each statement execute function note_time_taken();
      create trigger noted_updates after update on allocation referencing new table as changed old table as before
        for each statement execute function note_time_taken();
      create trigger noted_deletes after delete on allocation referencing old table as changed
        for each statement execute function note_time_taken();
      ${[
        ['seat_bucket', 'note_seats'],
        ['open_interval', 'note_opening'],
        ['resource', 'note_anything'],
        ['resource_part', 'note_anything'],
      ]
        .map(
          ([table, note]) => `
      create trigger noted_inserts after insert on ${table} referencing new table as changed for each statement execute function ${note}();
      create trigger noted_updates after update on ${table} referencing new table as changed for each statement execute function ${note}();
      create trigger noted_deletes after delete on ${table} referencing old table as changed for each statement execute function ${note}();`,
        )
        .join('')}
      -- An interval that is cut short changes what it was, too; a seat counter never moves.
      create trigger noted_old_rows after update on open_interval referencing old table as changed
        for each statement execute function note_opening();
      ${['allocation', 'seat_bucket', 'open_interval', 'resource', 'resource_part']
        .map(
          (table) => `
      create trigger noted_truncation after truncate on ${table} for each statement execute function note_truncation();`,
        )
        .join('')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
