import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Time taken from a person is called `person_time`: *attendance* is for sessions that people come to. */
export class PersonTime1796500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table attendance rename to person_time;
      do $$
      declare old record;
      begin
        for old in select conname from pg_constraint where conrelid = 'person_time'::regclass and conname like 'attendance%' loop
          execute format('alter table person_time rename constraint %I to %I', old.conname, replace(old.conname, 'attendance', 'person_time'));
        end loop;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
