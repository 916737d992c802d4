import type pg from 'pg';

export interface GivenNetwork {
  id: string;
  slug: string;
  tariffId: string;
  planId: string;
}
export interface GivenSpace {
  id: string;
  resourceId: string;
  calendarId: string;
  venueId: string;
  venueSlug: string;
  kind: string;
  lat: number;
  lon: number;
}
interface GivenVenue {
  id: string;
  slug: string;
  lat: number;
  lon: number;
}
const TARIFF_CLASS_BY_KIND = {
  DESK_AREA: 'DESK',
  OFFICE: 'OFFICE',
  MEETING_ROOM: 'SMALL_ROOM',
  WORKSHOP: 'WORKSHOP',
  EVENT_HALL: 'EVENT_HALL',
  MACHINE: 'LASER_CUTTER',
};
export type GivenSpaceKind = keyof typeof TARIFF_CLASS_BY_KIND;

/** Everything has a default; give only what the spec is about. */
export interface SpaceOptions {
  kind?: GivenSpaceKind;
  name?: string;
  venueName?: string;
  venueKind?: string;
  capacity?: number;
  exclusive?: boolean;
  bufferMinutes?: number;
  leadMinutes?: number;
  maxMinutes?: number;
  minMinutes?: number;
  capability?: string;
  lat?: number;
  lon?: number;
  zone?: string;
  open?: { start: string; end: string }[];
  tariffClass?: string;
  from?: string;
  days?: number;
  stepFree?: boolean;
  venueId?: string;
}

/** The connection that rows are written with. */
export interface RowWriter {
  readonly client: pg.Client;
  one<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row>;
}

/** Inserts a space with the venue, owner, calendar and opening hours it needs. @param n makes its names unique */
export async function givenSpace(
  given: RowWriter,
  network: GivenNetwork,
  n: number,
  options: SpaceOptions,
): Promise<GivenSpace> {
  const kind = options.kind ?? 'MEETING_ROOM';
  const zone = options.zone ?? 'Europe/Paris';
  const { id: calendarId } = await given.one<{ id: string }>(
    `insert into calendar (network_id, zone, opens_on_holidays, materialised_from, materialised_until)
     values ($1, $2, true, $3::date, $3::date + $4::int + 1) returning id`,
    [network.id, zone, options.from ?? '2026-11-01', options.days ?? 120],
  );
  for (let weekday = 1; weekday <= 7; weekday++)
    await given.client.query(
      `insert into opening_rule (network_id, calendar_id, weekday, opens, closes) values ($1, $2, $3, '07:00', '23:00')`,
      [network.id, calendarId, weekday],
    );
  if (options.open) {
    for (const { start, end } of options.open)
      await given.client.query(`insert into open_interval values ($1, $2, $3, $4)`, [
        network.id,
        calendarId,
        start,
        end,
      ]);
  } else {
    await given.client.query(
      `insert into open_interval select $1, $2, (d + time '07:00') at time zone $3, (d + time '23:00') at time zone $3
         from generate_series($4::date::timestamp, ($4::date + $5::int)::timestamp, interval '1 day') d`,
      [network.id, calendarId, zone, options.from ?? '2026-11-01', options.days ?? 120],
    );
  }
  const venue = options.venueId
    ? await given.one<GivenVenue>(`select id, slug, lat, lon from venue where network_id = $1 and id = $2`, [
        network.id,
        options.venueId,
      ])
    : await givenVenue(given, network, calendarId, n, options);
  const exclusive = options.exclusive ?? kind !== 'DESK_AREA';
  const { id: resourceId } = await given.one<{ id: string }>(
    `insert into resource (network_id, calendar_id, exclusive, capacity, buffer_minutes, lead_minutes, min_minutes, max_minutes)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      network.id,
      calendarId,
      exclusive,
      options.capacity ?? 8,
      options.bufferMinutes ?? 0,
      options.leadMinutes ?? 0,
      options.minMinutes ?? 30,
      options.maxMinutes ?? 720,
    ],
  );
  const { id } = await given.one<{ id: string }>(
    `insert into space (network_id, venue_id, resource_id, kind, tariff_class, name, capacity, invented) values ($1, $2, $3, $4, $5, $6, $7, true) returning id`,
    [
      network.id,
      venue.id,
      resourceId,
      kind,
      options.tariffClass ?? TARIFF_CLASS_BY_KIND[kind],
      options.name ?? `Espace ${n}`,
      options.capacity ?? 8,
    ],
  );
  if (options.capability)
    await given.client.query(`insert into space_capability values ($1, $2, $3)`, [network.id, id, options.capability]);
  await given.client.query(`select refresh_search($1, $2)`, [network.id, venue.id]);
  return {
    id,
    resourceId,
    calendarId,
    venueId: venue.id,
    venueSlug: venue.slug,
    kind,
    lat: venue.lat,
    lon: venue.lon,
  };
}

async function givenVenue(
  given: RowWriter,
  network: GivenNetwork,
  calendarId: string,
  n: number,
  options: { venueName?: string; venueKind?: string; lat?: number; lon?: number; zone?: string; stepFree?: boolean },
) {
  const { id: ownerId } = await given.one<{ id: string }>(
    `insert into owner (network_id, name) values ($1, $2) returning id`,
    [network.id, `Association ${n}`],
  );
  await given.client.query(`insert into owner_vat_regime values ($1, $2, 'STANDARD', '[2020-01-01,)')`, [
    network.id,
    ownerId,
  ]);
  return given.one<GivenVenue>(
    `insert into venue (network_id, owner_id, calendar_id, kind, slug, name, street, postcode, city, lat, lon, zone, step_free, source, source_id, invented)
     values ($1, $2, $3, $4, $5, $6, '1 rue du Test', '69100', 'Villeurbanne', $7, $8, $9, $10, 'spec', $5, true) returning id, slug, lat, lon`,
    [
      network.id,
      ownerId,
      calendarId,
      options.venueKind ?? 'FABLAB',
      `lieu-${n}`,
      options.venueName ?? `Lieu ${n}`,
      options.lat ?? 45.766,
      options.lon ?? 4.879,
      options.zone ?? 'Europe/Paris',
      options.stepFree ?? null,
    ],
  );
}
