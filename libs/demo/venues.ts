import { type CalendarDraft, daysAhead, drawCalendar } from './hours.js';
import { type FixedVenue, fixedVenues } from './fixed-venues.data.js';
import { streets } from './names.data.js';
import { maintenanceReasons } from './opening-profiles.data.js';
import { type OwnerGenerator } from './owners.js';
import { type SpaceDraft, SpacesOfVenue } from './spaces.js';
import { pointIn, slugOf } from './territories.js';
import { newVenueName } from './venue-names.js';
import { type LonLat, type Town, type VenueKind } from './town.js';
import { type VenueKindProfile, venueAsides, venueKindProfiles } from './venue-kinds.data.js';

/** A space as the bookings need it. */
export interface Space {
  readonly id: string;
  readonly resourceId: string;
  readonly venue: Venue;
  readonly draft: SpaceDraft;
  readonly exclusive: boolean;
  readonly leadMinutes: number;
  readonly maxMinutes: number;
  readonly open: CalendarDraft['open'];
}

export interface Venue {
  readonly id: string;
  readonly kind: VenueKind;
  readonly name: string;
  readonly point: LonLat;
  readonly spaces: Space[];
  /** Its popularity relative to others. */
  readonly popularity: number;
  /** People check in. */
  readonly checksIn: boolean;
}

const machineKinds: Record<string, (readonly [string, number])[]> = {
  digital: [
    ['3d-printing', 6],
    ['cnc-milling', 1.5],
    ['vinyl-cutting', 1.5],
    ['sewing', 1.5],
    ['large-format-printing', 1],
    ['embroidery', 0.7],
    ['3d-scanning', 0.8],
    ['thermoforming', 0.7],
    ['vr', 0.5],
  ],
  craft: [
    ['sewing', 4],
    ['cnc-milling', 2],
    ['3d-printing', 1.5],
    ['vinyl-cutting', 1],
    ['embroidery', 1],
    ['large-format-printing', 0.7],
  ],
};

/** Draws all venues of a town with their owners, hours, spaces and machines. */
export function drawVenues(town: Town, territoryIds: ReadonlyMap<string, string>, owners: OwnerGenerator): Venue[] {
  const names = new Set<string>();
  const fixed = fixedVenues[town.data.slug] ?? [];
  const venues = fixed.map((given) => drawVenue(town, territoryIds, owners, given.kind, names, given));
  for (const [kind, count] of Object.entries(town.data.venues) as [VenueKind, number][]) {
    const left = count - fixed.filter((venue) => venue.kind === kind).length;
    for (let i = 0; i < left; i++) venues.push(drawVenue(town, territoryIds, owners, kind, names));
  }
  return venues;
}

function drawVenue(
  town: Town,
  territoryIds: ReadonlyMap<string, string>,
  owners: OwnerGenerator,
  kind: VenueKind,
  names: Set<string>,
  fixed?: FixedVenue,
): Venue {
  const { chance, rows, networkId, data } = town;
  const profile = venueKindProfiles[kind];
  const territory = fixed
    ? data.territories.find(({ code }) => code === fixed.territory)!
    : chance.weighted(data.territories.map((place) => [place, place.pull] as const));
  const point = fixed?.point ?? pointIn(territory, chance);
  const name = fixed?.name ?? newVenueName(town, profile, point, names);
  names.add(slugOf(name));
  const joinedAt = town.now.subtract({ hours: 24 * chance.whole(60, 1_500) });
  const calendar = drawCalendar(town, { profile: fixed?.hours ?? chance.weighted(profile.hours), varied: !fixed });
  const id = chance.id(joinedAt);
  const slug = slugOf(name);
  const maybe = (yes: number, no: number) =>
    chance.weighted([
      [true, yes],
      [false, no],
      [null, 1 - yes - no],
    ] as const);
  const stepFree = fixed ? true : maybe(0.55, 0.2);
  rows.add('venue', {
    network_id: networkId,
    id,
    owner_id: owners.ownerOf(name, chance.weighted(profile.legalForms), joinedAt),
    calendar_id: calendar.id,
    territory_id: territoryIds.get(territory.code)!,
    kind,
    slug,
    name,
    description_fr: fixed?.about ?? `${chance.pick(profile.about)} ${chance.pick(venueAsides)}`.trim(),
    street: fixed?.street ?? `${chance.whole(1, 140)}${chance.yes(0.1) ? ' bis' : ''} ${chance.pick(streets)}`,
    postcode: territory.postcode,
    city: territory.kind === 'ARRONDISSEMENT' ? data.name : territory.name,
    lat: point[1],
    lon: point[0],
    location_precision: fixed || chance.yes(0.15) ? null : (0.55 + 0.44 * chance.next()).toFixed(2),
    zone: data.zone,
    step_free: stepFree,
    accessible_toilet: stepFree === false ? false : maybe(0.45, 0.2),
    hearing_loop: maybe(0.12, 0.4),
    arrivals: fixed?.arrivals ?? 'NONE',
    website: chance.yes(0.6) ? `https://${slug}.demo.traboule.example/` : null,
    source: 'demo',
    source_id: slug,
    provenance: { generator: 'demo', seed: town.seed },
    review: [],
    invented: true,
    withdrawn_at: null,
    created_at: joinedAt.toString(),
    published_at: joinedAt.toString(),
    confirmed_at: town.now.subtract({ hours: 24 * chance.fork(slug).whole(1, 150) }).toString(),
  });
  for (const code of chance.some(profile.equipment, chance.whole(3, 7))) {
    rows.add('venue_equipment', { network_id: networkId, venue_id: id, equipment_code: code });
  }
  const popularity = fixed ? 7 : Math.exp(chance.bell() * 1.4) * (chance.yes(0.06) ? 4 : 1);
  const venue: Venue = { id, kind, name, point, spaces: [], popularity, checksIn: fixed?.arrivals === 'CHECK_IN' };
  const drafts = draftSpaces(town, kind, profile, fixed);
  const calendars = new Map<SpaceDraft, CalendarDraft>();
  for (const draft of drafts) addSpace(town, venue, draft, calendarOf(town, draft, calendar, calendars), stepFree);
  return venue;
}

function draftSpaces({ chance }: Town, kind: VenueKind, profile: VenueKindProfile, fixed?: FixedVenue): SpaceDraft[] {
  const lasers = {
    FABLAB: chance.whole(1, 3),
    MAKERSPACE: chance.whole(1, 2),
    SHARED_WORKSHOP: chance.yes(0.25) ? 1 : 0,
  };
  const spaces = new SpacesOfVenue(chance);
  const makes = kind === 'SHARED_WORKSHOP' ? machineKinds.craft! : machineKinds.digital!;
  spaces.follow(profile.spaces, fixed?.lasers ?? lasers[kind as keyof typeof lasers] ?? 0, makes);
  if (fixed) {
    const cutters = spaces.drafts.filter((space) => space.capabilities.includes('laser-cutting'));
    for (const cutter of cutters) Object.assign(cutter, { hours: 'VENUE', needsOperator: false });
    cutters[0]!.reservedForTour = true;
  }
  return spaces.drafts;
}

/** The venue’s calendar, or a child calendar of the space; halves of a hall follow the hall’s. */
function calendarOf(
  town: Town,
  draft: SpaceDraft,
  venue: CalendarDraft,
  drawn: Map<SpaceDraft, CalendarDraft>,
): CalendarDraft {
  if (draft.hours === 'VENUE') return venue;
  const already =
    draft.hours === 'EVENING_HALL' ? [...drawn.keys()].find((other) => other.hours === draft.hours) : undefined;
  const own = already ? drawn.get(already)! : ownCalendar(town, draft.hours, venue);
  drawn.set(draft, own);
  return own;
}

function ownCalendar(town: Town, hours: Exclude<SpaceDraft['hours'], 'VENUE'>, parent: CalendarDraft): CalendarDraft {
  if (hours !== 'MAINTENANCE') return drawCalendar(town, { profile: hours, parent });
  const { chance } = town;
  const first = town.days.today.add({ days: chance.whole(-8, daysAhead - 10) });
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime(town.data.zone).toInstant();
  const during = { start: at(first), end: at(first.add({ days: chance.whole(1, 4) })) };
  return drawCalendar(town, { profile: null, parent, closures: [{ during, reason: chance.pick(maintenanceReasons) }] });
}

function addSpace(
  town: Town,
  venue: Venue,
  draft: SpaceDraft,
  calendar: CalendarDraft,
  stepFree: boolean | null,
): void {
  const { chance, rows, networkId } = town;
  const id = chance.id(town.now);
  const resourceId = chance.id(town.now);
  const exclusive = draft.kind !== 'DESK_AREA';
  const leadMinutes = draft.kind === 'DESK_AREA' ? 0 : draft.needsOperator ? 120 : 30;
  const maxMinutes = draft.kind === 'MACHINE' ? 240 : 720;
  rows.add('resource', {
    network_id: networkId,
    id: resourceId,
    calendar_id: calendar.id,
    exclusive,
    capacity: draft.capacity,
    buffer_minutes: draft.bufferMinutes,
    lead_minutes: leadMinutes,
    min_minutes: 30,
    max_minutes: maxMinutes,
    withdrawn_at: null,
  });
  rows.add('space', {
    network_id: networkId,
    id,
    venue_id: venue.id,
    resource_id: resourceId,
    kind: draft.kind,
    tariff_class: draft.tariffClass,
    name: draft.name,
    description_fr: draft.description,
    capacity: draft.capacity,
    needs_operator: draft.needsOperator,
    step_free: stepFree === true && chance.yes(0.12) ? false : chance.yes(0.7) ? stepFree : null,
    invented: true,
    withdrawn_at: null,
    training_id: null,
  });
  for (const code of draft.capabilities) {
    rows.add('space_capability', { network_id: networkId, space_id: id, capability_code: code });
  }
  for (const code of new Set(draft.equipment)) {
    rows.add('space_equipment', { network_id: networkId, space_id: id, equipment_code: code });
  }
  for (const part of draft.parts) {
    const { resourceId: partId } = venue.spaces.find((space) => space.draft === part)!;
    rows.add('resource_part', { network_id: networkId, whole_id: resourceId, part_id: partId });
  }
  venue.spaces.push({ id, resourceId, venue, draft, exclusive, leadMinutes, maxMinutes, open: calendar.open });
}
