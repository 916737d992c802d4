-- Writes the search documents of a venue and its spaces. Call it after they changed; null means the whole network, and then
-- words that are no longer used are removed.
create or replace function refresh_search(of_network uuid, of_venue uuid) returns void language plpgsql as $$
begin
  if of_venue is null then
    delete from search_word where network_id = of_network;
  end if;
  with site as materialized (
    select v.id, v.kind, search_text(v.name) name,
           search_text(concat_ws(' ', v.city, t.name, commune.name, v.postcode,
             arrondissement_words(case when t.kind = 'ARRONDISSEMENT' then t.code else arrondissement_of_postcode(v.postcode) end),
             v.street, v.description_fr, v.description_en)) place
      from venue v
      left join territory t on (t.network_id, t.id) = (v.network_id, v.territory_id)
      left join territory commune on t.kind = 'ARRONDISSEMENT' and commune.network_id = v.network_id
            and (commune.kind, commune.code, commune.generation) = ('COMMUNE', t.commune_code, '')
     where v.network_id = of_network and (of_venue is null or v.id = of_venue)),
  room as materialized (
    select s.id, s.venue_id, s.kind, s.name, concat_ws(' ', s.description_fr, s.description_en) description
      from space s where s.network_id = of_network and (of_venue is null or s.venue_id = of_venue)),
  text_said as materialized (
    select text, search_text(text) folded, to_tsvector('french_plain', search_text(text)) said
      from (select name from room union select description from room) texts(text)),
  site_said as materialized (
    select site.id, to_tsvector('french_plain', site.name) || coalesce(k.said, '') own,
           to_tsvector('french_plain', site.place)
             || (select said_together(e.said) from venue_equipment ve join equipment e on e.code = ve.equipment_code
                  where ve.network_id = of_network and ve.venue_id = site.id) wide
      from site left join kind_words k on k.kind = site.kind),
  spaces as (
    insert into search_document as kept (network_id, space_id, document)
    select of_network, r.id,
           setweight(name.said || coalesce(k.said, '')
             || (select said_together(c.said) from space_capability sc join capability c on c.code = sc.capability_code
                  where sc.network_id = of_network and sc.space_id = r.id) || site.own, 'A')
           || setweight(description.said || site.wide
             || (select said_together(e.said) from space_equipment se join equipment e on e.code = se.equipment_code
                  where se.network_id = of_network and se.space_id = r.id), 'B')
      from room r
      join site_said site on site.id = r.venue_id
      join text_said name on name.text = r.name
      join text_said description on description.text = r.description
      left join kind_words k on k.kind = r.kind
    on conflict (network_id, space_id) do update set document = excluded.document
      where kept.document is distinct from excluded.document),
  venues as (
    insert into venue_document as kept (network_id, venue_id, document)
    select of_network, id, setweight(own, 'A') || setweight(wide, 'B') from site_said
    on conflict (network_id, venue_id) do update set document = excluded.document
      where kept.document is distinct from excluded.document),
  used_equipment as (
    select ve.equipment_code code from venue_equipment ve join site on site.id = ve.venue_id where ve.network_id = of_network
    union select se.equipment_code from space_equipment se join room on room.id = se.space_id where se.network_id = of_network),
  used_capability as (
    select distinct sc.capability_code code
      from space_capability sc join room on room.id = sc.space_id where sc.network_id = of_network),
  piece(text) as (
    select name from site union select place from site union select folded from text_said
    union select search_text(words_of(label_fr, label_en, words)) from kind_words
           where kind in (select kind from site union select kind from room)
    union select search_text(words_of(label_fr, label_en, words)) from capability where code in (select code from used_capability)
    union select search_text(words_of(label_fr, label_en, words)) from equipment where code in (select code from used_equipment))
  insert into search_word (network_id, word, lexeme)
  select of_network, word, lexeme
    from (select distinct word from piece cross join lateral string_to_table(text, ' ') word) words
    cross join lateral unnest(tsvector_to_array(to_tsvector('french_plain', word))) lexeme
   where length(word) between 2 and 40
  on conflict (network_id, word) do nothing;
  if of_venue is null then
    perform flush_search();
  end if;
end $$;

-- Documents that were written by an earlier text of this function.
select refresh_search(id, null) from network;
