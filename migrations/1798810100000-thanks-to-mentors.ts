import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A member thanks a mentor for an appointment, once. */
export class ThanksToMentors1798810100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table mentor_thanks (
        network_id uuid not null,
        appointment_id uuid not null,
        words text check (length(words) between 1 and 300),
        at timestamptz not null,
        primary key (network_id, appointment_id),
        foreign key (network_id, appointment_id) references appointment (network_id, id)
      );
      call guard_by_network('mentor_thanks');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
