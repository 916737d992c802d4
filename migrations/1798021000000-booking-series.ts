import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Bookings of one space that were made together and are changed together. */
export class BookingSeries1798021000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table booking_series (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        made_at timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id)
      );
      call guard_by_network('booking_series');
      alter table booking add series_id uuid,
        add constraint booking_series_of_network foreign key (network_id, series_id) references booking_series (network_id, id);
      create index booking_of_series on booking (network_id, series_id, starts_at) where series_id is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
