import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How often a space was looked for and not found, by day, reason, kind, wanted hour and rough place: counters without words or persons. */
export class UnmetNeeds1798820000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table unmet_need (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        asked_on date not null,                 -- in the zone of the network
        why text not null check (why in ('NONE_FREE','NONE_OPEN','NONE_NEAR','NONE_LARGE_ENOUGH','NONE_WITH_CAPABILITY')),
        kind text,
        capability_code text,
        weekday smallint check (weekday between 1 and 7),
        hour smallint check (hour between 0 and 23),
        cell_lat smallint,                      -- degrees × 50: about two kilometres; null where no place was asked for
        cell_lon smallint,
        times int not null check (times > 0),
        primary key (network_id, id),
        constraint unmet_need_counter unique nulls not distinct
          (network_id, asked_on, why, kind, capability_code, weekday, hour, cell_lat, cell_lon),
        check ((cell_lat is null) = (cell_lon is null)),
        check ((weekday is null) = (hour is null))
      );
      call guard_by_network('unmet_need');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
