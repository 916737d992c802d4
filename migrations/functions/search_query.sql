-- The query of the documents for what a person typed, word by word and already folded: the word itself, else words that begin
-- with it, else the closest spellings; a number has no other spelling. Null when only stop words were typed; a word that
-- resembles no other matches nothing.
create or replace function search_query(of_network uuid, said text[]) returns tsquery language sql stable as $$
  select string_agg('(' || coalesce(exact.query, begun.query, close.query, quote_literal(typed.lexeme)) || ')', ' & ')::tsquery
    from unnest(said) word
    cross join lateral (
      -- Folding a folded word changes nothing, but without its cost the planner would compare the word with all others.
      select fold_text(word) word, (tsvector_to_array(to_tsvector('french_plain', word)))[1] lexeme) typed
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
               where exact.query is null and begun.query is null and length(typed.word) >= 4 and typed.word !~ '\d'
                 and w.network_id = of_network and w.word % typed.word) spelled
       where alike > closest - 0.1) close on true
   where typed.lexeme is not null
$$;
