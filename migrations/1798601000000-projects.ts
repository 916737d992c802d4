import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What founders work on: a title, a stage and its history, a sector, the skills they look for, and a team. */
export class Projects1798601000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const stage = `text not null check (stage in ('AWARENESS','IDEATION','PROTOTYPE','LAUNCH','DEVELOPMENT','INTERNATIONAL','ACCELERATION','CONSOLIDATION'))`;
    await db.query(`
      create table project (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        title text not null check (length(title) between 1 and 120),
        pitch text not null default '' check (length(pitch) <= 4000),
        stage ${stage},
        sector text not null check (length(sector) between 1 and 40),
        needs text[] not null default '{}' check (cardinality(needs) <= 10),   -- codes of skills
        visibility text not null check (visibility in ('NOBODY','MY_VENUE','NETWORK','PUBLIC')),
        created_at timestamptz not null,
        archived_at timestamptz,
        version int not null default 1,
        primary key (network_id, id)
      );
      create trigger next_version before update on project for each row execute function next_version();
      call guard_by_network('project');

      create table project_member (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        project_id uuid not null,
        member_id uuid not null,
        role text not null check (role in ('FOUNDER','MEMBER')),
        state text not null check (state in ('INVITED','ACCEPTED','DECLINED','WITHDRAWN','LEFT','REMOVED')),
        invited_by_id uuid,                   -- null: who created the project
        invited_at timestamptz not null,
        answered_at timestamptz check (answered_at >= invited_at),
        ended_at timestamptz check (ended_at >= invited_at),
        primary key (network_id, id),
        check ((state in ('ACCEPTED','LEFT','REMOVED')) <= (answered_at is not null)),
        check ((state in ('LEFT','REMOVED','WITHDRAWN')) = (ended_at is not null)),
        foreign key (network_id, project_id) references project (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, invited_by_id) references member (network_id, id)
      );
      create unique index project_member_live on project_member (network_id, project_id, member_id) where state in ('INVITED','ACCEPTED');
      create index project_member_of_member on project_member (network_id, member_id, state);
      create index project_member_invited_by on project_member (network_id, invited_by_id) where invited_by_id is not null;
      call guard_by_network('project_member');

      create table project_stage_change (
        network_id uuid not null,
        project_id uuid not null,
        stage ${stage},
        changed_at timestamptz not null,
        id uuid not null default uuidv7(),
        primary key (network_id, project_id, changed_at, id),
        foreign key (network_id, project_id) references project (network_id, id)
      );
      call make_append_only('project_stage_change');
      call guard_by_network('project_stage_change');

      -- When the last founder is gone, as after an erased account, the longest-standing person of the team takes over;
      -- a project without a team is archived.
      create function keep_a_founder() returns trigger language plpgsql as $$
      begin
        perform from project where (network_id, id) = (old.network_id, old.project_id) for update;
        if exists (select from project_member where (network_id, project_id, role, state) = (old.network_id, old.project_id, 'FOUNDER', 'ACCEPTED'))
        then return null; end if;
        update project_member set role = 'FOUNDER'
         where (network_id, id) = (select network_id, id from project_member
                                    where (network_id, project_id, state) = (old.network_id, old.project_id, 'ACCEPTED')
                                    order by answered_at, id limit 1);
        if not found then
          update project set archived_at = coalesce(archived_at, greatest(now(), created_at))
           where (network_id, id) = (old.network_id, old.project_id);
        end if;
        return null;
      end $$;
      create trigger keep_a_founder after update or delete on project_member for each row
        when (old.role = 'FOUNDER' and old.state = 'ACCEPTED') execute function keep_a_founder();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
