import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Calendars of venues elsewhere, from which own uses are imported. */
export class OutsideCalendars1797005100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table outside_calendar (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        space_id uuid not null,
        position smallint not null check (position between 1 and 5),   -- at most five for each space
        sealed_address bytea not null,         -- encrypted: it opens the calendar to its holder
        host text not null check (length(host) between 1 and 255),
        all_day_blocks boolean not null,
        state text not null default 'ACTIVE' check (state in ('ACTIVE','REMOVED')),
        added_by_id uuid not null,
        added_at timestamptz not null,
        runs int not null default 0,           -- readings so far; the next one is queued under this number
        failures int not null default 0,       -- since the last success
        tried_at timestamptz,
        read_at timestamptz,                   -- last success
        fault text check (fault ~ '^[A-Z_]+$'),
        next_at timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id),
        foreign key (network_id, added_by_id) references member (network_id, id)
      );
      create unique index outside_calendar_position on outside_calendar (network_id, space_id, position) where state = 'ACTIVE';
      create index outside_calendar_next on outside_calendar (network_id, next_at) where state = 'ACTIVE';
      call guard_by_network('outside_calendar');

      alter table own_use add outside_calendar_id uuid, add event_key text, add is_whole boolean not null default true,
        add foreign key (network_id, outside_calendar_id) references outside_calendar (network_id, id),
        add check ((outside_calendar_id is null) = (event_key is null) and (outside_calendar_id is null) <> (added_by_id is null));
      create unique index own_use_event on own_use (network_id, outside_calendar_id, event_key) where state = 'PLANNED';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
