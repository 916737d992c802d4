import { isOfAgeSql } from '#libs/minors';
import { type Eyes, isSeenSql, isVisibleSql, onlookerSql } from '#libs/people';
import { type Sql, type Statement, statement } from '#libs/platform';
import { type ProjectStage } from '#libs/directory';
import { isProjectSeenSql } from '#libs/projects';

/** A word of a search, as `readWord` understands it. */
export interface SearchedWord {
  /** As typed, folded. */
  readonly word: string;
  /** Other spellings to find in texts. */
  readonly spellings: readonly string[];
  /** Codes of the skills that it names. */
  readonly skills: readonly string[];
}
export interface PeopleQuery {
  readonly eyes: Eyes;
  readonly bornUntil: Temporal.PlainDate;
  /** Empty: anybody. */
  readonly words: readonly SearchedWord[];
  /** Codes of skills, one of which the person has; null: any. */
  readonly skills: readonly string[] | null;
  readonly stage: ProjectStage | null;
  readonly language: string | null;
  readonly venueId: string | null;
  readonly first: number;
  readonly after: readonly [score: number, name: string, id: string] | null;
}
export interface FoundPeople {
  readonly total: number;
  /** `first` rows, and one more when there is a next page. */
  readonly page: readonly { readonly id: string; readonly name: string; readonly score: number }[];
}

const eyes = { me: '$1', venues: '$2' };
const sees = (field: string) => isVisibleSql(`s.${field}_visibility`, 's.onlooker');

const hasText = 'coalesce(f.words @@ w.query, false)';
const hasSkill = `coalesce(f.skill_codes && w.skills and ${isVisibleSql('f.skills_visibility', 'f.onlooker')}, false)`;
const hasName = `strpos(' ' || f.name_words, ' ' || w.word) > 0`;
/** Most misspelled names begin with the right letter. */
const hasLikeName = `(length(w.word) >= 4 and strpos(' ' || f.name_words, ' ' || left(w.word, 1)) > 0
  and strict_word_similarity(w.word, f.name_words) >= 0.5)`;
/** The best level of the skills that are asked for, before everything else. */
const level = `case when $5::text[] is null then 0 else -100 * (
  select max(array_position(array['LEARNING','CAN_DO','CAN_TEACH'], k.level)) from unnest(f.skill_codes, f.skill_levels) k(code, level)
   where k.code = any($5)) end`;
/** The cheap comparisons come first: names are compared letter by letter only where nothing else fits. */
const rankedByWords = `
  select f.id, f.name, (${level} - sum(
           case when hit.by_name then 3 when hit.by_text or hit.by_skill then 0 else 2 end
             + case when hit.by_skill then 2 else 0 end + case when hit.by_text then 1 else 0 end))::float8 as score
    from fitting f
    cross join word w
    cross join lateral (select ${hasText} as by_text, ${hasSkill} as by_skill, ${hasName} as by_name offset 0) hit
   where hit.by_text or hit.by_skill or hit.by_name or ${hasLikeName}
   group by f.id, f.name, f.skill_codes, f.skill_levels having count(*) = (select count(*) from word)`;

/**
 * Each person is judged by the fields that the onlooker sees of them, and by nothing of anybody else: a hidden field can change neither
 * who is found, nor their number, nor their order.
 */
const searchStatement = (byWords: boolean): Statement =>
  statement(
    byWords ? 'profiles.searchByWords' : 'profiles.search',
    `with word as (
     select w.word, w.skills,
            (select string_agg(case when length(spelled) >= 3 then quote_literal(lexeme) || ':*' else quote_literal(lexeme) end, ' | ')::tsquery
               from unnest(array[w.word] || w.spellings) spelled, unnest(tsvector_to_array(to_tsvector('french_plain', spelled))) lexeme) as query
       from jsonb_to_recordset($4) w(word text, spellings text[], skills text[])),
   seen as (
     select m.network_id, m.id, m.name, m.name_words, m.home_venue_id, o.onlooker, p.skill_codes, p.skill_levels, p.languages, p.venue_ids,
            p.skills_visibility, p.languages_visibility, p.venues_visibility,
            case o.onlooker when 'ANYBODY' then p.public_words when 'MEMBER' then p.network_words else p.venue_words end as words
       from member m
       left join profile p on (p.network_id, p.member_id) = (m.network_id, m.id)
       cross join lateral (select case k.onlooker when 'SELF' then 'SAME_VENUE' else k.onlooker end as onlooker
                             from (select ${onlookerSql('m', eyes)} as onlooker) k) o
      where m.network_id = (select current_network()) and ${isSeenSql('m', eyes, 'o.onlooker')} and ${isOfAgeSql('m', '$3')}),
   fitting as (
     select s.* from seen s
      where ($5::text[] is null or (s.skill_codes && $5 and ${sees('skills')}))
        and ($6::text is null or ($6 = any(s.languages) and ${sees('languages')}))
        and ($7::uuid is null or (($7 = s.home_venue_id or $7 = any(s.venue_ids)) and ${sees('venues')}))
        and ($8::text is null or exists (
              select from project_member t join project pr on (pr.network_id, pr.id) = (t.network_id, t.project_id)
               where (t.network_id, t.member_id, t.state) = (s.network_id, s.id, 'ACCEPTED') and pr.stage = $8 and pr.archived_at is null
                 and ${isProjectSeenSql('pr', eyes, '$3')}))),
   ranked as (${byWords ? rankedByWords : `select f.id, f.name, (${level})::float8 as score from fitting f`})
   select (select count(*)::int from ranked) as total,
          coalesce((select json_agg(json_build_object('id', id, 'name', name, 'score', score) order by score, name collate "fr-x-icu", id)
                      from (select * from ranked
                             where $9::float8 is null or (score, name collate "fr-x-icu", id) > ($9, $10 collate "fr-x-icu", $11::uuid)
                             order by score, name collate "fr-x-icu", id limit $12 + 1) page), '[]') as page`,
  );
const statements = { byWords: searchStatement(true), everybody: searchStatement(false) };

/** The page and the number of a search, read by one statement so that they agree. */
export const findPeople = (tx: Sql, wish: PeopleQuery): Promise<FoundPeople> =>
  tx.one<FoundPeople>(wish.words.length > 0 ? statements.byWords : statements.everybody, [
    wish.eyes.memberId,
    wish.eyes.venueIds,
    wish.bornUntil.toString(),
    JSON.stringify(wish.words),
    wish.skills,
    wish.language,
    wish.venueId,
    wish.stage,
    ...(wish.after ?? [null, null, null]),
    wish.first,
  ]);
