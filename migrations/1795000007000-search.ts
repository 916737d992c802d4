import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Search documents with the words of kinds, documents for venues without published spaces, and tolerance of typing errors. */
export class Search1795000007000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The names that people use for a kind of venue or space: "fablab", "salle de réunion".
      create table kind_words (
        kind text primary key,
        label_fr text not null, label_en text not null,
        words text[] not null
      );

      create table venue_document (
        network_id uuid not null,
        venue_id uuid not null,
        document tsvector not null,
        primary key (network_id, venue_id),
        foreign key (network_id, venue_id) references venue (network_id, id) on delete cascade
      );
      create index venue_document_document on venue_document using gin (document);

      -- All words of the documents. A word that is not among them is a typing error for the most similar ones.
      create table search_word (
        network_id uuid not null references network,
        word text not null,
        lexeme text not null,
        primary key (network_id, word)
      );
      create index search_word_lexeme on search_word (network_id, lexeme text_pattern_ops);
      create index search_word_word on search_word using gin (word gin_trgm_ops);

      drop function refresh_search(uuid, uuid);
      alter table search_document drop column words;

      create function words_of(label_fr text, label_en text, words text[]) returns text language sql immutable parallel safe
        as $$ select coalesce(label_fr || ' ' || label_en || ' ' || array_to_string(words, ' '), '') $$;

      -- Moves recent entries from the pending lists into the indexes, which keeps searches fast; only the owner may do that.
      create function flush_search() returns bigint language sql security definer set search_path = public
        as $$ select gin_clean_pending_list('search_document_document') + gin_clean_pending_list('venue_document_document') $$;

      -- Call it after a change of venues or their spaces; null means all venues of the network and also deletes unused words.
      create function refresh_search(of_network uuid, of_venue uuid) returns void language plpgsql as $$
      begin
        if of_venue is null then
          delete from search_word where network_id = of_network;
        end if;
        with site as materialized (
          select v.id, v.name || ' ' || words_of(k.label_fr, k.label_en, k.words) own,
                 concat_ws(' ', v.city, t.name, v.street, v.description) place,
                 (select string_agg(words_of(e.label_fr, e.label_en, e.words), ' ')
                    from venue_equipment ve join equipment e on e.code = ve.equipment_code
                   where (ve.network_id, ve.venue_id) = (v.network_id, v.id)) equipment
            from venue v
            left join territory t on (t.network_id, t.id) = (v.network_id, v.territory_id)
            left join kind_words k on k.kind = v.kind
           where v.network_id = of_network and (of_venue is null or v.id = of_venue)),
        text_of_space as materialized (
          select s.id,
                 concat_ws(' ', s.name, words_of(k.label_fr, k.label_en, k.words),
                   (select string_agg(words_of(c.label_fr, c.label_en, c.words), ' ')
                      from space_capability sc join capability c on c.code = sc.capability_code
                     where (sc.network_id, sc.space_id) = (s.network_id, s.id)), site.own) own,
                 concat_ws(' ', s.description, site.place, site.equipment,
                   (select string_agg(words_of(e.label_fr, e.label_en, e.words), ' ')
                      from space_equipment se join equipment e on e.code = se.equipment_code
                     where (se.network_id, se.space_id) = (s.network_id, s.id))) wide
            from space s join site on site.id = s.venue_id left join kind_words k on k.kind = s.kind
           where s.network_id = of_network),
        spaces as (
          insert into search_document as kept (network_id, space_id, document)
          select of_network, id,
                 setweight(to_tsvector('french_plain', own), 'A') || setweight(to_tsvector('french_plain', wide), 'B')
            from text_of_space
          on conflict (network_id, space_id) do update set document = excluded.document
            where kept.document is distinct from excluded.document),
        venues as (
          insert into venue_document as kept (network_id, venue_id, document)
          select of_network, id, setweight(to_tsvector('french_plain', own), 'A')
                              || setweight(to_tsvector('french_plain', concat_ws(' ', place, equipment)), 'B')
            from site
          on conflict (network_id, venue_id) do update set document = excluded.document
            where kept.document is distinct from excluded.document)
        insert into search_word (network_id, word, lexeme)
        select of_network, word, lexeme
          from (select distinct word from (
                  select plain(own || ' ' || wide) said from text_of_space
                  union all select plain(concat_ws(' ', own, place, equipment)) from site) texts
                cross join lateral regexp_split_to_table(said, '[^[:alnum:]]+') word) words
          cross join lateral unnest(tsvector_to_array(to_tsvector('french_plain', word))) lexeme
         where length(word) between 2 and 40
        on conflict (network_id, word) do nothing;
        if of_venue is null then
          perform flush_search();
        end if;
      end $$;

      -- Converts a typed text into a query of the documents: each word itself, else the words it begins, else the
      -- closest spellings. Null when only stop words were typed; a word that resembles no other matches nothing.
      create function search_query(of_network uuid, said text[]) returns tsquery language sql stable as $$
        select string_agg('(' || coalesce(exact.query, begun.query, close.query, quote_literal(typed.lexeme)) || ')', ' & ')::tsquery
          from unnest(said) word
          cross join lateral (
            select plain(word) word, (tsvector_to_array(to_tsvector('french_plain', word)))[1] lexeme) typed
          left join lateral (
            select quote_literal(typed.lexeme) query from search_word w
             where w.network_id = of_network and w.lexeme = typed.lexeme limit 1) exact on true
          left join lateral (
            select string_agg(distinct quote_literal(lexeme), ' | ') query
              from (select lexeme from search_word w
                     where exact.query is null and length(typed.word) >= 3
                       and w.network_id = of_network and w.lexeme ~>=~ typed.lexeme
                       and w.lexeme ~<~ (typed.lexeme || chr(1114111)) limit 20) begins) begun on true
          left join lateral (
            select string_agg(distinct quote_literal(lexeme), ' | ') query
              from (select w.lexeme, similarity(w.word, typed.word) alike,
                           max(similarity(w.word, typed.word)) over () closest
                      from search_word w
                     where exact.query is null and begun.query is null and length(typed.word) >= 4
                       and w.network_id = of_network and w.word % typed.word) spelled
             where alike > closest - 0.1) close on true
         where typed.lexeme is not null
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
