import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Territories, the vocabulary, owners, venues and their spaces. Public data: no row-level security. */
export class Directory1795000002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table territory (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        kind text not null check (kind in ('COMMUNE','ARRONDISSEMENT','QUARTER','PRIORITY_NEIGHBOURHOOD')),
        code text not null,
        generation text not null default '',
        name text not null,
        -- GeoJSON MultiPolygon coordinates, WGS84 [lon, lat]; null for a named place known only by its centre.
        polygons jsonb,
        lat double precision not null, lon double precision not null,
        south double precision, west double precision, north double precision, east double precision,
        source text not null,
        imported_at timestamptz not null default now(),
        primary key (network_id, id),
        unique (network_id, kind, code, generation)
      );
      create index territory_name on territory using gin (plain(name) gin_trgm_ops);

      create table capability (
        code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        space_kind text not null,
        tariff_class text not null,
        label_fr text not null, label_en text not null,
        words text[] not null
      );
      create table equipment (
        code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        label_fr text not null, label_en text not null,
        words text[] not null
      );

      create table owner (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        name text not null,
        legal_form text,
        siren text check (siren ~ '^[0-9]{9}$'),
        primary key (network_id, id)
      );
      create unique index owner_siren on owner (network_id, siren);
      create table owner_vat_regime (
        network_id uuid not null,
        owner_id uuid not null,
        regime text not null check (regime in ('STANDARD','FRANCHISE_293B','EXEMPT_NON_PROFIT')),
        valid daterange not null,
        primary key (network_id, owner_id, valid without overlaps),
        foreign key (network_id, owner_id) references owner (network_id, id)
      );

      create table venue (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        owner_id uuid not null,
        calendar_id uuid not null,
        territory_id uuid,
        kind text not null check (kind in ('COWORKING','FABLAB','STARTUP_CENTRE','SHARED_WORKSHOP','MAKERSPACE','INCUBATOR','ACCELERATOR','BUSINESS_CENTRE')),
        slug text not null,
        name text not null check (length(name) between 1 and 200),
        description text not null default '',
        street text not null default '', postcode text not null default '', city text not null default '',
        lat double precision not null check (lat between -90 and 90),
        lon double precision not null check (lon between -180 and 180),
        -- Confidence of the geocoding from 0 to 1 (score of the national address base); null when the point was set by hand.
        location_precision numeric(3,2) check (location_precision between 0 and 1),
        zone text not null,
        step_free boolean, accessible_toilet boolean, hearing_loop boolean,   -- null: unknown
        website text,
        source text not null, source_id text not null,
        provenance jsonb not null default '{}',
        review text[] not null default '{}',     -- fields that a person should check: kind, point, commune …
        invented boolean not null default false,
        withdrawn_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (network_id, id),
        unique (network_id, slug),
        unique (network_id, source, source_id),
        foreign key (network_id, owner_id) references owner (network_id, id),
        foreign key (network_id, calendar_id) references calendar (network_id, id),
        foreign key (network_id, territory_id) references territory (network_id, id)
      );
      create index venue_box on venue (network_id, lat, lon);

      create table space (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        venue_id uuid not null,
        resource_id uuid not null,
        kind text not null check (kind in ('DESK_AREA','OFFICE','MEETING_ROOM','WORKSHOP','EVENT_HALL','MACHINE')),
        tariff_class text not null,
        name text not null check (length(name) between 1 and 200),
        description text not null default '',
        capacity int not null check (capacity between 1 and 10000),
        needs_operator boolean not null default false,
        step_free boolean,
        invented boolean not null default false,
        withdrawn_at timestamptz,
        primary key (network_id, id),
        unique (network_id, resource_id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, resource_id) references resource (network_id, id)
      );
      create index space_venue on space (network_id, venue_id);
      create index space_kind on space (network_id, kind);

      create table space_capability (
        network_id uuid not null, space_id uuid not null,
        capability_code text not null references capability,
        primary key (network_id, space_id, capability_code),
        foreign key (network_id, space_id) references space (network_id, id) on delete cascade
      );
      create index space_capability_code on space_capability (network_id, capability_code, space_id);
      create table space_equipment (
        network_id uuid not null, space_id uuid not null,
        equipment_code text not null references equipment,
        primary key (network_id, space_id, equipment_code),
        foreign key (network_id, space_id) references space (network_id, id) on delete cascade
      );
      create table venue_equipment (
        network_id uuid not null, venue_id uuid not null,
        equipment_code text not null references equipment,
        primary key (network_id, venue_id, equipment_code),
        foreign key (network_id, venue_id) references venue (network_id, id) on delete cascade
      );

      -- Documents for full-text search: one per space, with its words, those of its venue, and their synonyms.
      create table search_document (
        network_id uuid not null,
        space_id uuid not null,
        words text not null,
        document tsvector not null,
        primary key (network_id, space_id),
        foreign key (network_id, space_id) references space (network_id, id) on delete cascade
      );
      create index search_document_words on search_document using gin (words gin_trgm_ops);
      create index search_document_document on search_document using gin (document);
      -- Call it after a change of a venue or its spaces; null means all venues of the network.
      create function refresh_search(of_network uuid, of_venue uuid) returns void language sql as $$
        insert into search_document (network_id, space_id, words, document)
        select s.network_id, s.id, w.words,
               setweight(to_tsvector('french_plain', w.own), 'A') || setweight(to_tsvector('french_plain', w.wide), 'B')
          from space s
          join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
          left join territory t on (t.network_id, t.id) = (v.network_id, v.territory_id)
          left join lateral (
            select string_agg(c.label_fr || ' ' || c.label_en || ' ' || array_to_string(c.words, ' '), ' ') words
              from space_capability sc join capability c on c.code = sc.capability_code
             where (sc.network_id, sc.space_id) = (s.network_id, s.id)) caps on true
          left join lateral (
            select string_agg(e.label_fr || ' ' || e.label_en || ' ' || array_to_string(e.words, ' '), ' ') words
              from equipment e where e.code in (
                select equipment_code from space_equipment se where (se.network_id, se.space_id) = (s.network_id, s.id)
                union select equipment_code from venue_equipment ve where (ve.network_id, ve.venue_id) = (v.network_id, v.id))) equip on true
          cross join lateral (
            select s.name || ' ' || v.name || ' ' || coalesce(caps.words, '') own,
                   concat_ws(' ', v.city, t.name, v.street, v.description, s.description, equip.words) wide) x
          cross join lateral (select x.own, x.wide, plain(x.own || ' ' || coalesce(v.city, '')) words) w
         where s.network_id = of_network and (of_venue is null or s.venue_id = of_venue)
        on conflict (network_id, space_id) do update set words = excluded.words, document = excluded.document
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
