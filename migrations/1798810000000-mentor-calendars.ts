import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Calendars that mentors keep elsewhere, and when they are busy there. */
export class MentorCalendars1798810000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table mentor_calendar (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        mentor_id uuid not null,
        sealed_address bytea not null,         -- encrypted: it opens the calendar to its holder
        host text not null check (length(host) between 1 and 255),
        all_day_blocks boolean not null,
        state text not null default 'ACTIVE' check (state in ('ACTIVE','REMOVED')),
        added_at timestamptz not null,
        runs int not null default 0,           -- readings so far; the next one is queued under this number
        failures int not null default 0,       -- since the last success
        tried_at timestamptz,
        read_at timestamptz,                   -- last success
        fault text check (fault ~ '^[A-Z_]+$'),
        next_at timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, mentor_id) references mentor (network_id, id),
        check (state = 'ACTIVE' or length(sealed_address) = 0)
      );
      create unique index mentor_calendar_active on mentor_calendar (network_id, mentor_id) where state = 'ACTIVE';
      create index mentor_calendar_next on mentor_calendar (network_id, next_at) where state = 'ACTIVE';
      call guard_by_network('mentor_calendar');

      -- When a mentor is busy elsewhere: nothing but the time. The id holds the allocations of the mentor's resource.
      create table mentor_busy_time (
        network_id uuid not null,
        id uuid not null,
        calendar_id uuid not null,
        event_key text not null check (length(event_key) between 1 and 64),
        during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
        starts_at timestamptz not null generated always as (lower(during)) stored,
        ends_at timestamptz not null generated always as (upper(during)) stored,
        is_whole boolean not null default true, -- others have some of its time otherwise
        primary key (network_id, id),
        unique (network_id, calendar_id, event_key),
        foreign key (network_id, calendar_id) references mentor_calendar (network_id, id)
      );
      create index mentor_busy_time_end on mentor_busy_time (network_id, ends_at);
      call guard_by_network('mentor_busy_time');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
