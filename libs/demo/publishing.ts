import { fixedVenues } from './fixed-venues.data.js';
import { drawCalendar } from './hours.js';
import { type Member } from './members.js';
import { slugOf } from './territories.js';
import { type Row, type Town, type VenueKind } from './town.js';
import { type Venue } from './venues.js';

const STALE_DAYS = 250;
const STALE_VENUES = 2;

interface UnpublishedVenue {
  readonly name: string;
  readonly state: 'UNCLAIMED' | 'CLAIM_WAITING' | 'CLAIMED';
  readonly about: string;
  readonly kind: VenueKind;
}

/** Venues as the census leaves them, one with a claim that waits for the network, and one that its manager prepares. */
const unpublished: readonly UnpublishedVenue[] = [
  { name: 'La Filature Basse', kind: 'COWORKING', state: 'UNCLAIMED', about: '' },
  { name: 'Le Comptoir des Quais', kind: 'COWORKING', state: 'UNCLAIMED', about: '' },
  { name: 'L’Atelier des Mûriers', kind: 'SHARED_WORKSHOP', state: 'CLAIM_WAITING', about: '' },
  {
    name: 'La Cour aux Tilleuls',
    kind: 'COWORKING',
    state: 'CLAIMED',
    about: 'Une cour, deux salles et un four à pain : la maison partagée du quartier.',
  },
];
const proof = 'Je suis la salariée de l’association qui gère le lieu : appelez-moi au local, le mardi ou le jeudi.';
const closureReason = 'Dégât des eaux : l’électricité est coupée';

/** Shows every state of publishing: unclaimed, claimed, stale, and a closure that touches three people. */
export function drawPublishing(town: Town, venues: readonly Venue[], members: readonly Member[]): void {
  const rows = new Map(town.rows.of('venue').map((row) => [row.id, row]));
  const fixed = new Set(fixedVenues[town.data.slug]?.map(({ name }) => name));
  const ordinary = venues.filter(({ name }) => !fixed.has(name));
  for (const { id } of ordinary.slice(0, STALE_VENUES))
    rows.get(id)!.confirmed_at = town.now.subtract({ hours: 24 * STALE_DAYS }).toString();
  const template = rows.get(ordinary.at(-1)!.id)!;
  for (const venue of unpublished) drawUnpublished(town, template, venue, members);
  closeForThree(town, ordinary);
}

function drawUnpublished(town: Town, template: Row, venue: UnpublishedVenue, members: readonly Member[]): void {
  const { rows, networkId: network_id, now } = town;
  const chance = town.chance.fork(venue.name);
  const isClaimed = venue.state === 'CLAIMED';
  const createdAt = now.subtract({ hours: 24 * (isClaimed ? 20 : 60) });
  const [id, ownerId] = [chance.id(createdAt), chance.id(createdAt)];
  const calendar = drawCalendar(town, { profile: null });
  const ownerOf = (row: Row) => row.owner_id === template.owner_id;
  const regime = rows.of('owner_vat_regime').find(ownerOf)!;
  const owner = rows.of('owner').find((row) => row.id === template.owner_id)!;
  rows.add('owner', { ...owner, id: ownerId, name: venue.name, legal_form: null, siren: null });
  rows.add('owner_vat_regime', { ...regime, owner_id: ownerId, valid: '[2020-01-01,)' });
  const slug = slugOf(venue.name);
  rows.add('venue', {
    ...template,
    id,
    owner_id: ownerId,
    calendar_id: calendar.id,
    slug,
    name: venue.name,
    kind: venue.kind,
    source_id: slug,
    description_fr: venue.about,
    lat: (template.lat as number) + (chance.next() - 0.5) / 100,
    lon: (template.lon as number) + (chance.next() - 0.5) / 100,
    step_free: isClaimed ? true : null,
    accessible_toilet: null,
    hearing_loop: null,
    website: null,
    created_at: createdAt.toString(),
    published_at: null,
    confirmed_at: null,
  });
  if (venue.state === 'CLAIM_WAITING') {
    const claimer = members.find(({ key, home }) => key === undefined && home)!;
    rows.add('venue_claim', {
      network_id,
      id: chance.id(now),
      venue_id: id,
      member_id: claimer.id,
      proof,
      domain_matches: false,
      state: 'WAITING',
      made_at: now.subtract({ hours: 30 }).toString(),
    });
  }
  if (isClaimed) {
    const manager = members.find(({ key }) => key === 'venue-manager') ?? members.find(({ home }) => home)!;
    rows.add('role_grant', {
      network_id,
      id: chance.id(now),
      member_id: manager.id,
      role: 'VENUE_MANAGER',
      venue_id: id,
      granted_at: now.subtract({ hours: 24 * 18 }).toString(),
      revoked_at: null,
    });
  }
}

interface Touched {
  readonly bookingId: unknown;
  readonly memberId: unknown;
  readonly spaceId: unknown;
  readonly start: string;
  readonly end: string;
}

/** Closes a venue for the end of a day on which exactly three people come; each booking was decided to be kept. */
function closeForThree(town: Town, venues: readonly Venue[]): void {
  const { rows, networkId: network_id, now, data } = town;
  const spaceOf = new Map(rows.of('booking_item').map((row) => [row.booking_id, row.space_id]));
  const venueOf = new Map(venues.flatMap((venue) => venue.spaces.map(({ id }) => [id as unknown, venue.id] as const)));
  const coming = rows
    .of('booking')
    .filter(({ state }) => state === 'CONFIRMED')
    .map((row): Touched => {
      const [start, end] = (row.during as string).slice(1, -1).split(',') as [string, string];
      return { bookingId: row.id, memberId: row.member_id, spaceId: spaceOf.get(row.id), start, end };
    })
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const dayOf = (time: string) => Temporal.Instant.from(time).toZonedDateTimeISO(data.zone).toPlainDate();
  const tomorrow = now.toZonedDateTimeISO(data.zone).toPlainDate().add({ days: 1 });
  const days = Map.groupBy(
    coming.filter(
      ({ spaceId, start }) => venueOf.has(spaceId) && Temporal.PlainDate.compare(dayOf(start), tomorrow) > 0,
    ),
    ({ spaceId, start }) => `${venueOf.get(spaceId)} ${dayOf(start).toString()}`,
  );
  for (const [key, bookings] of days) {
    const three = bookings.slice(-3);
    const from = three[0]!.start;
    const isLastThree = three.length === 3 && bookings.filter(({ end }) => end > from).length === 3;
    if (!isLastThree || new Set(three.map(({ memberId }) => memberId)).size < 3) continue;
    const venueId = key.split(' ')[0]!;
    const until = dayOf(from).add({ days: 1 }).toZonedDateTime(data.zone).toInstant().toString();
    if (three.some(({ end }) => end > until)) continue;
    close(town, venueId, from, until);
    const manager = rows
      .of('role_grant')
      .find(({ venue_id, role }) => venue_id === venueId && role === 'VENUE_MANAGER')!;
    for (const { bookingId, spaceId, start, end } of three)
      rows.add('hours_decision', {
        network_id,
        id: town.chance.fork(`decision ${start} ${String(bookingId)}`).id(now),
        booking_id: bookingId,
        decision: 'KEEP',
        space_id: spaceId,
        during: `[${start},${end})`,
        reason: closureReason,
        decided_by_id: manager.member_id,
        decided_at: now.subtract({ hours: 20 }).toString(),
      });
    return;
  }
}

/** Writes the closure, and takes its time out of the open intervals of the venue and its spaces. */
function close({ rows, networkId, now, chance }: Town, venueId: string, from: string, until: string): void {
  const venue = rows.of('venue').find(({ id }) => id === venueId)!;
  const calendars = new Set<unknown>([venue.calendar_id]);
  for (const { id, parent_id } of rows.of('calendar')) if (calendars.has(parent_id)) calendars.add(id);
  rows.add('closure', {
    network_id: networkId,
    id: chance.fork('closure for three').id(now),
    calendar_id: venue.calendar_id,
    during: `[${from},${until})`,
    reason: closureReason,
    created_at: now.subtract({ hours: 20 }).toString(),
  });
  const left = rows.of('open_interval').flatMap((row) => {
    const { calendar_id, starts_at, ends_at } = row as { calendar_id: string; starts_at: string; ends_at: string };
    if (!calendars.has(calendar_id) || ends_at <= from || until <= starts_at) return [row];
    const spans = [
      { starts_at, ends_at: from },
      { starts_at: until, ends_at },
    ];
    return spans.filter((span) => span.starts_at < span.ends_at).map((span) => ({ ...row, ...span }));
  });
  rows.replace('open_interval', left);
}
