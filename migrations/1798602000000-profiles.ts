import { type MigrationInterface, type QueryRunner } from 'typeorm';

const FIELDS = ['photo', 'headline', 'skills', 'jobs', 'languages', 'venues', 'looking_for', 'offering', 'links'];

/** What people say about themselves, each field with who sees it, and the titles of jobs. */
export class Profiles1798602000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The names of jobs in France Travail's ROME, by their code_ogr.
      create table job_title (
        code int primary key check (code > 0),
        label text not null check (length(label) between 1 and 300),
        rome_code text not null check (rome_code ~ '^[A-Z][0-9]{4}$'),
        words text not null generated always as (search_text(label)) stored
      );
      create index job_title_words on job_title using gin (words gin_trgm_ops);

      alter table member add name_words text not null generated always as (search_text(name)) stored;

      create table profile (
        network_id uuid not null,
        member_id uuid not null,
        headline text not null default '' check (length(headline) <= 160),
        looking_for text not null default '' check (length(looking_for) <= 1000),
        offering text not null default '' check (length(offering) <= 1000),
        skill_codes text[] not null default '{}' check (cardinality(skill_codes) <= 30),
        skill_levels text[] not null default '{}' check (skill_levels <@ array['LEARNING','CAN_DO','CAN_TEACH']),
        job_codes int[] not null default '{}' check (cardinality(job_codes) <= 5),
        languages text[] not null default '{}' check (cardinality(languages) <= 10),
        venue_ids uuid[] not null default '{}' check (cardinality(venue_ids) <= 10),
        links text[] not null default '{}' check (cardinality(links) <= 5),
        photo_id uuid,
        photo_text text not null default '' check (length(photo_text) <= 250),
        ${FIELDS.map((field) => `${field}_visibility text not null default 'NOBODY' check (${field}_visibility in ('NOBODY','MY_VENUE','NETWORK','PUBLIC')),`).join('\n        ')}
        -- What a search finds, for each kind of onlooker: the words of the fields that they see.
        public_words tsvector not null default '',
        network_words tsvector not null default '',
        venue_words tsvector not null default '',
        changed_at timestamptz not null,
        version int not null default 1,
        primary key (network_id, member_id),
        check (cardinality(skill_codes) = cardinality(skill_levels)),
        check (photo_id is null or photo_text <> ''),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, photo_id) references file (network_id, id)
      );
      create unique index profile_photo on profile (network_id, photo_id) where photo_id is not null;
      create trigger next_version before update on profile for each row execute function next_version();
      call guard_by_network('profile');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
