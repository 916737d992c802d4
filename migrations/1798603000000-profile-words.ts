import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TEXTS = { headline: 'headline', job_labels: 'jobs', looking_for: 'looking_for', offering: 'offering' };

/** The words of the texts that have one of these visibilities. */
const wordsOf = (...visibilities: string[]): string => {
  const seen = Object.entries(TEXTS).map(
    ([text, field]) =>
      `case when ${field}_visibility in (${visibilities.map((one) => `'${one}'`).join(',')}) then ${text} else '' end`,
  );
  return `generated always as (to_tsvector('french_plain', search_text(${seen.join(` || ' ' || `)}))) stored`;
};

/** The database itself computes what a search finds of a profile from what each kind of onlooker sees, so that the two never differ. */
export class ProfileWords1798603000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table profile
        drop public_words, drop network_words, drop venue_words,
        add job_labels text not null default '' check (length(job_labels) <= 1600);
      update profile set job_labels = coalesce(
        (select string_agg(j.label, ' ') from job_title j where j.code = any(profile.job_codes)), '') where job_codes <> '{}';
      alter table profile
        add public_words tsvector not null ${wordsOf('PUBLIC')},
        add network_words tsvector not null ${wordsOf('PUBLIC', 'NETWORK')},
        add venue_words tsvector not null ${wordsOf('PUBLIC', 'NETWORK', 'MY_VENUE')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
