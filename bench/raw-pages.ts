import { pool, rows, viewerOf } from './raw-rows.js';

interface Search {
  session: string;
  /** The parameters of `directory.searchVenues.free`, except for the current time. */
  values: unknown[];
}
export async function search({ session, values }: Search): Promise<unknown> {
  await viewerOf(session);
  const [found] = await rows<{ page: { id: string; spaceIds: string[] }[] }>(
    pool,
    'directory.searchVenues.free',
    values.with(13, new Date()),
  );
  const { page } = found!;
  const [venues, spaces] = await Promise.all([
    rows(pool, 'directory.venuesById', [values[0], page.map(({ id }) => id)]),
    rows(pool, 'directory.spacesById', [values[0], page.flatMap(({ spaceIds }) => spaceIds)]),
  ]);
  return { found, venues, spaces };
}

interface VenuePage {
  session: string;
  networkId: string;
  slug: string;
}

/** The venue page with the statements of the api. */
export async function venue({ session, networkId, slug }: VenuePage): Promise<unknown> {
  await viewerOf(session);
  const [found] = await rows<{ id: string; calendarId: string }>(pool, 'directory.venuesBySlug', [networkId, [slug]]);
  const today = new Date().toISOString().slice(0, 10);
  const end = new Date(Date.parse(today) + 86_400_000);
  const [spaces, openings] = await Promise.all([
    rows(pool, 'directory.spacesOfVenues', [networkId, [found!.id], 50, null, null]),
    rows(pool, 'directory.openings', [networkId, [found!.calendarId], [today], [today], [end]]),
  ]);
  return { ...found, spaces, openings };
}

const level = (name: string, text: string) => async (values: unknown[]) =>
  (await pool.query<{ id: string }>({ name: `bench.${name}`, text, values })).rows;
const venueLevel = level(
  'venue',
  `select v.*, o.name owner_name from venue v join owner o on (o.network_id, o.id) = (v.network_id, v.owner_id)
    where v.network_id = $1 and v.slug = $2 and v.withdrawn_at is null`,
);
const spaceLevel = level(
  'spaces',
  `select * from space where network_id = $1 and venue_id = $2 and withdrawn_at is null order by name`,
);
const ruleLevel = level(
  'rules',
  `select weekday, opens, closes from opening_rule where network_id = $1 and calendar_id = $2`,
);
const venueEquipment = level(
  'venueEquipment',
  `select equipment_code from venue_equipment where network_id = $1 and venue_id = $2`,
);
const capabilityLevel = level(
  'capabilities',
  `select space_id, capability_code from space_capability where network_id = $1 and space_id = any($2)`,
);
const equipmentLevel = level(
  'equipment',
  `select space_id, equipment_code from space_equipment where network_id = $1 and space_id = any($2)`,
);

/** The venue page as plain rows, with one statement per nested level. */
export async function venueRows({ session, networkId, slug }: VenuePage): Promise<unknown> {
  await viewerOf(session);
  const [found] = (await venueLevel([networkId, slug])) as { id: string; calendar_id: string }[];
  const [spaces, rules, equipment] = await Promise.all([
    spaceLevel([networkId, found!.id]),
    ruleLevel([networkId, found!.calendar_id]),
    venueEquipment([networkId, found!.id]),
  ]);
  const ids = spaces.map(({ id }) => id);
  const [capabilities, equipments] = await Promise.all([
    capabilityLevel([networkId, ids]),
    equipmentLevel([networkId, ids]),
  ]);
  return { ...found, spaces, rules, equipment, capabilities, equipments };
}

interface List {
  session: string;
  networkId: string;
  kind: string;
  first: number;
  spaces: number;
}

/** Venues of one kind with their first spaces, with the statements of the api. */
export async function list({ session, networkId, kind, first, spaces }: List): Promise<unknown> {
  await viewerOf(session);
  const filter = [null, [kind], null, null, [], false, null, null, null, null, null, null];
  const page = [first, null, null, null];
  const everywhere = [
    [-90, 90],
    [-180, 180],
  ];
  const values = [networkId, ...filter, new Date(), ...page, ...everywhere];
  const [found] = await rows<{ page: { id: string }[] }>(pool, 'directory.searchVenues', values);
  const ids = found!.page.slice(0, first).map(({ id }) => id);
  const [venues, spacesOf] = await Promise.all([
    rows(pool, 'directory.venuesById', [networkId, ids]),
    rows(pool, 'directory.spacesOfVenues', [networkId, ids, spaces, null, null]),
  ]);
  return { found, venues, spacesOf };
}
