import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How much of a space a venue opens to the pass, by the time of the week. A space without rows is open whenever its venue is. */
export class PassQuotas1797005200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table pass_opening (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        space_id uuid not null,
        weekday smallint not null check (weekday between 1 and 7),
        from_minute smallint not null check (from_minute between 0 and 1425 and from_minute % 15 = 0),   -- of the day, on the wall
        until_minute smallint not null check (until_minute between 15 and 1440 and until_minute % 15 = 0),
        seats int check (seats between 0 and 10000),          -- at any moment
        minutes int check (minutes between 0 and 1000000),    -- in a week, times seats
        primary key (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id),
        check (from_minute < until_minute),
        check ((seats is null) <> (minutes is null)),
        constraint pass_opening_apart exclude using gist
          (network_id with =, space_id with =, weekday with =, int4range(from_minute, until_minute) with &&)
      );
      -- What is booked of an opening: seats by the quarter of an hour, or minutes by the Monday of the week.
      create table pass_opening_counter (
        network_id uuid not null,
        opening_id uuid not null,
        at timestamptz not null,
        used int not null,
        cap int not null,
        primary key (network_id, opening_id, at),
        foreign key (network_id, opening_id) references pass_opening (network_id, id) on delete cascade,
        check (used between 0 and cap)
      ) with (fillfactor = 70);
      create table pass_opening_use (
        network_id uuid not null,
        booking_id uuid not null,
        opening_id uuid not null,
        at timestamptz not null,
        amount int not null check (amount > 0),
        primary key (network_id, booking_id, opening_id, at),
        foreign key (network_id, booking_id) references booking (network_id, id),
        foreign key (network_id, opening_id) references pass_opening (network_id, id) on delete cascade
      );
      create index pass_opening_use_opening on pass_opening_use (network_id, opening_id);
      call guard_by_network('pass_opening_use');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
