import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Appointments that one side moves to another time, and one open request of a founder on each subject. */
export class AppointmentMoves1798800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table appointment
        add moved_at timestamptz,               -- the last time
        add moved_by text check (moved_by in ('FOUNDER','MENTOR')),
        add constraint appointment_moved_by_somebody check ((moved_at is null) = (moved_by is null));

      -- OTHER_MENTOR: another mentor accepted the founder's request on the same subject.
      alter table appointment drop constraint appointment_ended_by_check;
      alter table appointment
        add constraint appointment_ended_by_check check (ended_by in ('FOUNDER','MENTOR','NOBODY_LEFT','ROOM','OTHER_MENTOR'));

      create unique index appointment_open_subject on appointment (network_id, founder_id, skill_code)
        where state = 'PENDING' and skill_code is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
