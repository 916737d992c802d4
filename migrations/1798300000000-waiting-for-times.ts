import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Waiting lists for a time of a space. What becomes free is held for the first in line by a hold without a place. */
export class WaitingForTimes1798300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A time of a space that somebody waited for: the subject of a line.
      create table wished_time (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        space_id uuid not null,
        during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)),
        starts_at timestamptz not null generated always as (lower(during)) stored,
        seats int not null check (seats > 0),
        primary key (network_id, id),
        unique (network_id, space_id, during, seats),
        foreign key (network_id, space_id) references space (network_id, id)
      );
      call guard_by_network('wished_time');

      alter table waiting_list_entry drop constraint waiting_list_entry_subject_kind_check;
      alter table waiting_list_entry add constraint waiting_list_entry_subject_kind_check check (subject_kind in ('SESSION','SPACE_TIME'));
      -- Null: an offer of a waiting list, which does not count among the holds of a member.
      alter table booking_hold alter place drop not null;

      -- Whatever gives time back, those who wait for it are looked after: a job for each line that the time may help.
      create function offer_freed_time() returns trigger language plpgsql as $$
      begin
        insert into outbox (network_id, topic, subject_id, key, payload, run_at)
        with recursive whole (id) as (
          select old.resource_id
          union select p.whole_id from whole w join resource_part p on p.network_id = old.network_id and p.part_id = w.id)
        select t.network_id, 'booking.offerFreedTime', t.id, 'booking.offerFreedTime:' || t.id || ':' || pg_current_xact_id(),
               jsonb_build_object('wishedTimeId', t.id), now()
          from whole
          join space s on s.network_id = old.network_id and s.resource_id = whole.id
          join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
          join wished_time t on (t.network_id, t.space_id) = (s.network_id, s.id)
         where tstzrange(lower(t.during), upper(t.during) + r.buffer_minutes * interval '1 minute') && old.during
           and exists (select from waiting_list_entry e where (e.network_id, e.subject_id) = (t.network_id, t.id)
                          and e.subject_kind = 'SPACE_TIME' and e.state = 'WAITING')
        on conflict (network_id, key) do nothing;
        return null;
      end $$;
      create trigger offer_freed_time after update on allocation for each row
        when (old.state in ('HELD','PENDING','CONFIRMED','IN_USE')
              and (new.state not in ('HELD','PENDING','CONFIRMED','IN_USE') or not new.during @> old.during))
        execute function offer_freed_time();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
