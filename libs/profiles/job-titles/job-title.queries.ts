import { type Sql, statement } from '#libs/platform';
import { type JobTitleRow } from '../rules/job-titles-csv.js';

const find = statement(
  'profiles.findJobTitles',
  `select code, label from job_title where search_text($1) <% words
    order by word_similarity(search_text($1), words) desc, length(label), label, code limit $2`,
);
const byCode = statement('profiles.jobTitles', `select code, label from job_title where code = any($1::int[])`);
const put = statement(
  'profiles.putJobTitles',
  `with given as (select * from jsonb_to_recordset($1) g(code int, label text, "romeCode" text)),
   written as (
     insert into job_title as kept (code, label, rome_code) select code, label, "romeCode" from given
     on conflict (code) do update set label = excluded.label, rome_code = excluded.rome_code
       where (kept.label, kept.rome_code) is distinct from (excluded.label, excluded.rome_code)
     returning old.code is null as created)
   select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as updated from written`,
);

const compare = statement(
  'profiles.compareJobTitles',
  `select count(*) filter (where j.code is null)::int as created,
          count(*) filter (where (j.label, j.rome_code) is distinct from (g.label, g."romeCode") and j.code is not null)::int as updated
     from jsonb_to_recordset($1) g(code int, label text, "romeCode" text) left join job_title j on j.code = g.code`,
);

export interface JobTitle {
  readonly code: number;
  readonly label: string;
}
/** The titles that a text names, begun or misspelled, the best first. */
export const findJobTitles = (sql: Sql, text: string, most: number): Promise<JobTitle[]> =>
  sql.rows<JobTitle>(find, [text, most]);
export const jobTitlesCalled = (sql: Sql, codes: readonly number[]): Promise<JobTitle[]> =>
  sql.rows<JobTitle>(byCode, [codes]);
/** What `putJobTitles` would do. */
export const compareJobTitles = (
  sql: Sql,
  rows: readonly JobTitleRow[],
): Promise<{ created: number; updated: number }> => sql.one(compare, [JSON.stringify(rows)]);
/** Adds the titles, and updates those that are there. */
export const putJobTitles = (sql: Sql, rows: readonly JobTitleRow[]): Promise<{ created: number; updated: number }> =>
  sql.one(put, [JSON.stringify(rows)]);
