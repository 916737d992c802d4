import { type MigrationInterface, type QueryRunner } from 'typeorm';

const after = (event: 'insert' | 'update', table: string, note: string) => `
  create trigger live_${event}s after ${event} on ${table} referencing new table as changed for each statement execute function ${note}();`;

/** Each change that an open page shows leaves a row that says for whom, so that every api process can tell its readers. */
export class LiveNotices1798700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Not logged: a crash empties it together with availability_feed, whose epoch every reader compares.
      create unlogged table live_notice (
        network_id uuid not null,
        changed_in xid8 not null default pg_current_xact_id(),
        id uuid not null default uuidv7(),
        topic text not null check (topic in ('AGENDA','NOTIFICATIONS','PLANNING')),
        subject_id uuid,         -- a member, an account or a venue; null: any of them in the network
        changed_at timestamptz not null default now(),
        primary key (network_id, changed_in, id)
      );

      -- At the end of a statement, of all its rows at once. A thousand or more are one row without a subject.
      create function note_live_bookings() returns trigger language plpgsql as $$
      declare noted int;
      begin
        insert into live_notice (network_id, topic, subject_id)
        select distinct c.network_id, n.topic, n.subject_id from changed c
         cross join lateral (values ('AGENDA', c.member_id), ('PLANNING', c.venue_id)) n (topic, subject_id) limit 1000;
        get diagnostics noted = row_count;
        if noted = 1000 then
          insert into live_notice (network_id, topic) select distinct c.network_id, n.topic from changed c, (values ('AGENDA'), ('PLANNING')) n (topic);
        end if;
        return null;
      end $$;
      create function note_live_arrivals() returns trigger language plpgsql as $$
      declare noted int;
      begin
        insert into live_notice (network_id, topic, subject_id)
        select distinct c.network_id, n.topic, n.subject_id from changed c
          join booking b on (b.network_id, b.id) = (c.network_id, c.booking_id)
         cross join lateral (values ('AGENDA', b.member_id), ('PLANNING', b.venue_id)) n (topic, subject_id) limit 1000;
        get diagnostics noted = row_count;
        if noted = 1000 then
          insert into live_notice (network_id, topic) select distinct c.network_id, n.topic from changed c, (values ('AGENDA'), ('PLANNING')) n (topic);
        end if;
        return null;
      end $$;
      create function note_live_members() returns trigger language plpgsql as $$
      declare noted int;
      begin
        insert into live_notice (network_id, topic, subject_id)
        select distinct network_id, 'AGENDA', member_id from changed limit 1000;
        get diagnostics noted = row_count;
        if noted = 1000 then insert into live_notice (network_id, topic) select distinct network_id, 'AGENDA' from changed; end if;
        return null;
      end $$;
      create function note_live_appointments() returns trigger language plpgsql as $$
      declare noted int;
      begin
        insert into live_notice (network_id, topic, subject_id)
        select distinct c.network_id, 'AGENDA', n.subject_id from changed c
          join mentor m on (m.network_id, m.id) = (c.network_id, c.mentor_id)
         cross join lateral (values (c.founder_id), (m.member_id)) n (subject_id) limit 1000;
        get diagnostics noted = row_count;
        if noted = 1000 then insert into live_notice (network_id, topic) select distinct network_id, 'AGENDA' from changed; end if;
        return null;
      end $$;
      create function note_live_notifications() returns trigger language plpgsql as $$
      declare noted int;
      begin
        insert into live_notice (network_id, topic, subject_id)
        select distinct network_id, 'NOTIFICATIONS', account_id from changed where in_bell limit 1000;
        get diagnostics noted = row_count;
        if noted = 1000 then insert into live_notice (network_id, topic) select distinct network_id, 'NOTIFICATIONS' from changed; end if;
        return null;
      end $$;
      ${(
        [
          ['booking', 'note_live_bookings'],
          ['check_in', 'note_live_arrivals'],
          ['check_out', 'note_live_arrivals'],
          ['no_show', 'note_live_arrivals'],
          ['no_show_answer', 'note_live_arrivals'],
          ['session_place', 'note_live_members'],
          ['appointment', 'note_live_appointments'],
          ['notification', 'note_live_notifications'],
        ] as const
      )
        .map(([table, note]) => after('insert', table, note) + after('update', table, note))
        .join('')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
