import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a venue keeps for itself: its own uses of its spaces. */
export class PassOpenings1797005000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A time at which the venue uses a space itself. Its id is the holder of allocations.
      create table own_use (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        space_id uuid not null,
        during tstzrange not null
          check (not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)),
        starts_at timestamptz not null generated always as (lower(during)) stored,
        ends_at timestamptz not null generated always as (upper(during)) stored,
        seats int check (seats between 1 and 10000),   -- of a shared space; null: all of them
        title text not null default '' check (length(title) <= 120),
        state text not null default 'PLANNED' check (state in ('PLANNED','OVER','REMOVED')),
        added_by_id uuid,                              -- null: imported from a calendar
        added_at timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id),
        foreign key (network_id, added_by_id) references member (network_id, id)
      );
      create index own_use_space on own_use (network_id, space_id, starts_at) where state = 'PLANNED';
      create index own_use_ending on own_use (network_id, ends_at) where state = 'PLANNED';
      call guard_by_network('own_use');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
