import { declareTables, nonPersonal } from '#libs/platform';

// Public facts about organisations and places. Texts about a venue name its contact points, not its visitors.
declareTables('directory', {
  territory: nonPersonal(
    'network_id id kind code generation name polygons lat lon south west north east source imported_at commune_code search_name',
  ),
  capability: nonPersonal('code space_kind tariff_class label_fr label_en words said'),
  equipment: nonPersonal('code label_fr label_en words said'),
  kind_words: nonPersonal('kind label_fr label_en words said'),
  owner: nonPersonal('network_id id name legal_form siren version'),
  owner_vat_regime: nonPersonal('network_id owner_id regime valid'),
  venue: nonPersonal(
    `network_id id owner_id calendar_id territory_id kind slug name description_fr description_en house_rules_fr house_rules_en access_fr access_en street postcode city lat lon
     location_precision zone step_free accessible_toilet hearing_loop website source source_id provenance review invented
     withdrawn_at created_at published_at confirmed_at merged_into_id embed_origins silence_accepts arrivals arrivals_from version`,
  ),
  space: nonPersonal(
    `network_id id venue_id resource_id kind tariff_class name description_fr description_en capacity needs_operator step_free invented
     withdrawn_at changed_at training_id adult_only needs_approval version`,
  ),
  space_capability: nonPersonal('network_id space_id capability_code'),
  space_equipment: nonPersonal('network_id space_id equipment_code'),
  venue_equipment: nonPersonal('network_id venue_id equipment_code'),
  search_document: nonPersonal('network_id space_id document'),
  venue_document: nonPersonal('network_id venue_id document'),
  search_word: nonPersonal('network_id word lexeme'),
  venue_photo: nonPersonal('network_id venue_id file_id position alt_fr alt_en'),
  space_photo: nonPersonal('network_id space_id file_id position alt_fr alt_en'),
  space_document: nonPersonal('network_id space_id file_id position name bytes'),
  directory_version: nonPersonal('network_id version'),
});
