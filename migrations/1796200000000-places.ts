import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Arrondissements belong to their commune, the search documents contain postcodes and arrondissements, and all text is
 * compared after one function, `fold_text`.
 */
export class Places1796200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FOLD);
    await db.query(TERRITORIES);
    await db.query(SEARCH_TEXT);
    await db.query(`
      -- Earlier imports of communes moved venues out of their arrondissements.
      update venue v set territory_id = district.id
        from territory commune, territory district
       where (commune.network_id, commune.id) = (v.network_id, v.territory_id) and commune.kind = 'COMMUNE'
         and district.network_id = v.network_id and district.kind = 'ARRONDISSEMENT'
         and district.code = arrondissement_of_postcode(v.postcode) and district.commune_code = commune.code;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const FOLD = String.raw`
  alter function plain(text) rename to fold_text;
  -- The words of a text, separated by single spaces: accents, ligatures, case, hyphens, apostrophes, punctuation and
  -- Unicode normalisation make no difference. foldText in TypeScript gives the same.
  create or replace function fold_text(words text) returns text language sql immutable strict parallel safe as $$
    select trim(both from regexp_replace(
      case when octet_length(words) = length(words) then lower(words)
           else replace(replace(replace(replace(translate(
                  lower(regexp_replace(normalize(words, NFKD),
                    '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g')
                    collate pg_c_utf8),
                  'øłđðħŧıς', 'olddhtiσ'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th') end
      collate pg_unicode_fast, '[^[:alnum:]]+', ' ', 'g'))
  $$;
  drop index territory_name;
`;

const TERRITORIES = String.raw`
  -- The commune of an arrondissement of Paris, Lyon or Marseille, by their INSEE codes; null of any other code.
  create function commune_of_arrondissement(code text) returns text language sql immutable strict parallel safe as $$
    select case when code ~ '^751(0[1-9]|1\d|20)$' then '75056'
                when code ~ '^6938[1-9]$' then '69123'
                when code ~ '^132(0[1-9]|1[0-6])$' then '13055' end
  $$;
  -- The INSEE code of the arrondissement of Paris, Lyon or Marseille that has a postcode; null of any other postcode.
  create function arrondissement_of_postcode(postcode text) returns text language sql immutable strict parallel safe as $$
    select case when postcode ~ '^750(0[1-9]|1\d|20)$' then '751' || right(postcode, 2)
                when postcode = '75116' then postcode
                when postcode ~ '^6900[1-9]$' then '6938' || right(postcode, 1)
                when postcode ~ '^130(0[1-9]|1[0-6])$' then '132' || right(postcode, 2) end
  $$;

  -- The commune that a territory is, or belongs to.
  alter table territory add commune_code text
    generated always as (case kind when 'COMMUNE' then code when 'ARRONDISSEMENT' then commune_of_arrondissement(code) end) stored;
  create index territory_commune on territory (network_id, commune_code);
  create index venue_territory on venue (network_id, territory_id);
`;

const SEARCH_TEXT = String.raw`
  -- A text as it is indexed and searched: folded, "st" as "saint", and ordinals in one spelling ("7ème", "7th": "7e").
  create function search_text(words text) returns text language sql immutable strict parallel safe as $$
    select regexp_replace(regexp_replace(regexp_replace(fold_text(words),
             '\mst\M', 'saint', 'g'), '\mste\M', 'sainte', 'g'),
             '\m(\d{1,2})(er|re|ere|eme|ieme|nd|nde|st|rd|th)\M', '\1e', 'g')
  $$;
  -- Words of an arrondissement, by its INSEE code. "lyon7e" and "arrondissement7e" are what a search for "Lyon 7" or
  -- "7e arrondissement" asks for: no house number looks like them. Empty of any other code.
  create function arrondissement_words(code text) returns text language sql immutable parallel safe as $$
    select coalesce(
      (select format('%1$s %2$se arrondissement %1$s%2$se arrondissement%2$se', town, number)
         from (select case left(code, 2) when '75' then 'paris' when '69' then 'lyon' else 'marseille' end town,
                      case left(code, 2) when '69' then right(code, 1)::int else right(code, 2)::int end number) named
        where commune_of_arrondissement(code) is not null), '')
  $$;

  -- What the name of a territory is found by.
  alter table territory add search_name text not null generated always as (search_text(name)) stored;

  ${['kind_words', 'capability', 'equipment']
    .map(
      (table) => `alter table ${table} drop said, add said tsvector not null
        generated always as (to_tsvector('french_plain', search_text(words_of(label_fr, label_en, words)))) stored;`,
    )
    .join('\n')}
`;
