import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The close of a month: one run, and one step per member who is to be invoiced. */
export class MonthClose1798870003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table close_run (
        network_id uuid not null references network,
        month date not null check (extract(day from month) = 1),
        phase text not null check (phase in ('RATING','DRAFTING','NUMBERING','DONE')),
        round int not null default 1,          -- raised whenever a parked account is released
        started_by_id uuid,
        started_at timestamptz not null,
        done_at timestamptz,
        primary key (network_id, month),
        foreign key (network_id, started_by_id) references member (network_id, id),
        check ((done_at is null) or phase <> 'RATING')
      );
      create table close_step (
        network_id uuid not null,
        month date not null,
        member_id uuid not null,
        slice int not null,                    -- steps of one slice are worked on by one job
        state text not null check (state in ('WAITING','DRAFTED','PARKED')),
        reason text check (length(reason) between 1 and 60),
        changed_at timestamptz not null,
        primary key (network_id, month, member_id),
        foreign key (network_id, month) references close_run (network_id, month),
        foreign key (network_id, member_id) references member (network_id, id),
        check ((reason is not null) = (state = 'PARKED'))
      );
      create index close_step_slice on close_step (network_id, month, slice, member_id) where state = 'WAITING';
      create index close_step_parked on close_step (network_id, month, member_id) where state = 'PARKED';
      call guard_by_network('close_run');
      call guard_by_network('close_step');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
