import { Signer } from '#libs/platform';
import { type Base } from './base.types.js';
import { type Caller, type FuzzTown } from './fuzz-town.fixture.js';

/** Venues for hostile edits: what is archived, merged or claimed is put back after each call. */
interface Spare {
  readonly venueId: string;
  readonly otherVenueId: string;
  readonly spaceId: string;
  readonly memberId: string;
  readonly email: string;
}
const spares = new WeakMap<FuzzTown, Map<Caller, Promise<Spare>>>();

/** Each caller has spare venues of their own, since the lanes attack at the same time. */
function spareOf(town: FuzzTown, caller: Caller): Promise<Spare> {
  const known = spares.get(town) ?? new Map<Caller, Promise<Spare>>();
  spares.set(town, known);
  const spare = known.get(caller) ?? createSpare(town);
  known.set(caller, spare);
  return spare;
}

async function createSpare({ given, lyon }: FuzzTown): Promise<Spare> {
  const own = { kind: 'MEETING_ROOM', open: [], days: 0 } as const;
  const first = await given.space(lyon, { ...own, open: [] });
  const second = await given.space(lyon, { ...own, open: [] });
  const { id: memberId, email } = await given.member(lyon, { hours: null });
  return { venueId: first.venueId, otherVenueId: second.venueId, spaceId: first.id, memberId, email };
}

/** Puts the spare venues back as they were. */
async function restore(town: FuzzTown, caller: Caller): Promise<void> {
  const { venueId, otherVenueId, spaceId } = await spareOf(town, caller);
  const { client } = town.given;
  const venues = [[venueId, otherVenueId]];
  await client.query(`delete from role_grant where venue_id = any($1)`, venues);
  await client.query(`update venue set withdrawn_at = null, merged_into_id = null where id = any($1)`, venues);
  await client.query(`update space set venue_id = $2, withdrawn_at = null where id = $1`, [spaceId, venueId]);
  const resource = `(select resource_id from space where id = $1)`;
  await client.query(`update resource set withdrawn_at = null where id = ${resource}`, [spaceId]);
}

const which =
  (name: keyof Spare): Base =>
  async (town, caller) =>
    (await spareOf(town, caller))[name];

/** A claim of a spare venue that waits. */
const claim: Base = async (town, caller) => {
  const { venueId, memberId } = await spareOf(town, caller);
  const { id } = await town.given.one<{ id: string }>(
    `insert into venue_claim (network_id, venue_id, member_id, proof, domain_matches, made_at) values ($1, $2, $3, 'x', false, '2026-11-01')
     on conflict (network_id, venue_id, member_id) where state = 'WAITING' do update set proof = 'x' returning id`,
    [town.lyon.id, venueId, memberId],
  );
  return id;
};

/** An invitation of this address to a spare venue that waits. */
async function invitation(town: FuzzTown, caller: Caller, email: string): Promise<string> {
  const { venueId, memberId } = await spareOf(town, caller);
  const { id } = await town.given.one<{ id: string }>(
    `insert into staff_invitation (network_id, venue_id, email, role, locale, invited_by, invited_at, expires_at)
     values ($1, $2, $3, 'VENUE_STAFF', 'fr', $4, '2026-11-01', '2026-12-24')
     on conflict (network_id, venue_id, email) where state = 'WAITING' do update set expires_at = excluded.expires_at returning id`,
    [town.lyon.id, venueId, email, memberId],
  );
  return id;
}

const version =
  (table: 'venue' | 'space', of: 'venueId' | 'spaceId'): Base =>
  async (town, caller) => {
    const { [of]: id } = await spareOf(town, caller);
    return (await town.given.one<{ version: number }>(`select version from ${table} where id = $1`, [id])).version;
  };

const staff: Base = async (town, caller) => {
  const { venueId, memberId } = await spareOf(town, caller);
  await town.given.client.query(
    `insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_STAFF', $3) on conflict do nothing`,
    [town.lyon.id, memberId, venueId],
  );
  return memberId;
};

const name: Base = (town) => `Nom ${town.fresh()}`;

const venueToWrite: Base = (town, caller) => ({
  name: name(town, caller),
  kind: 'COWORKING',
  point: { lat: 45.77, lon: 4.88 },
});
const spaceToWrite: Base = (town, caller) => ({
  name: name(town, caller),
  kind: 'MEETING_ROOM',
  tariffClass: 'SMALL_ROOM',
  capacity: 4,
  sharesSeats: false,
});

export const publishingBases: Record<string, Base> = {
  'Mutation.createVenue(venue)': venueToWrite,
  'Mutation.editVenue(venue)': venueToWrite,
  'Mutation.createSpace(space)': spaceToWrite,
  'Mutation.editSpace(space)': spaceToWrite,
  'Query.managedVenue(venueId)': which('venueId'),
  'Query.venueClaims(claimState)': () => 'WAITING',
  'Mutation.acceptInvitation(token)': async (town, caller) => {
    const { email = (await spareOf(town, caller)).email } = caller.member ?? {};
    return new Signer(town.api.env.SECRET, 'staff-invitation').seal(await invitation(town, caller, email));
  },
  'Mutation.approveClaim(claimId)': claim,
  'Mutation.refuseClaim(claimId)': claim,
  'Mutation.refuseClaim(reason)': () => 'Appelez-nous.',
  'Mutation.revokeInvitation(id)': async (town, caller) =>
    invitation(town, caller, (await spareOf(town, caller)).email),
  'Mutation.archiveVenue(venueId)': which('venueId'),
  'Mutation.claimVenue(venueId)': which('venueId'),
  'Mutation.claimVenue(proof)': () => 'J’y travaille.',
  'Mutation.confirmVenue(venueId)': which('venueId'),
  'Mutation.createSpace(venueId)': which('venueId'),
  'Mutation.createSpace(idempotencyKey)': (town) => town.fresh(),
  'Mutation.createVenue(idempotencyKey)': (town) => town.fresh(),
  'Mutation.createVenue(organisation)': () => 'Association d’essai',
  'Mutation.editSpace(spaceId)': which('spaceId'),
  'Mutation.editSpace(version)': version('space', 'spaceId'),
  'Mutation.editVenue(venueId)': which('venueId'),
  'Mutation.editVenue(version)': version('venue', 'venueId'),
  'Mutation.importSpaces(venueId)': which('venueId'),
  'Mutation.importSpaces(csv)': () => 'name,kind,class,capacity\nSalle du fichier,MEETING_ROOM,SMALL_ROOM,4',
  'Mutation.importSpaces(dryRun)': () => true,
  'Mutation.importSpaces(idempotencyKey)': (town) => town.fresh(),
  'Mutation.inviteStaff(venueId)': which('venueId'),
  'Mutation.inviteStaff(email)': (town) => `${town.fresh()}@spec.example`,
  'Mutation.inviteStaff(staffRole)': () => 'VENUE_STAFF',
  'Mutation.inviteStaff(locale)': () => 'FR',
  'Mutation.mergeVenues(fromId)': which('venueId'),
  'Mutation.mergeVenues(intoId)': which('otherVenueId'),
  'Mutation.publishVenue(venueId)': which('venueId'),
  'Mutation.removeStaff(venueId)': which('venueId'),
  'Mutation.removeStaff(personId)': staff,
  'Mutation.withdrawSpace(spaceId)': which('spaceId'),

  VenueInput: venueToWrite,
  'VenueInput.name': name,
  'VenueInput.kind': () => 'COWORKING',
  'VenueInput.descriptionFr': () => 'Un lieu pour essayer.',
  'VenueInput.descriptionEn': () => 'A place to try things.',
  'VenueInput.houseRulesFr': () => 'Chacun range.',
  'VenueInput.houseRulesEn': () => 'Tidy up.',
  'VenueInput.accessFr': () => 'Sonnez.',
  'VenueInput.accessEn': () => 'Ring the bell.',
  'VenueInput.street': () => '1 rue de la Soie',
  'VenueInput.postcode': () => '69100',
  'VenueInput.city': () => 'Villeurbanne',
  'VenueInput.website': () => 'https://lieu.example',
  'VenueInput.stepFree': () => true,
  'VenueInput.accessibleToilet': () => true,
  'VenueInput.hearingLoop': () => false,
  'VenueInput.equipment': () => ['projector'],

  SpaceInput: spaceToWrite,
  'VenueInput.silenceAccepts': () => true,
  'VenueInput.arrivals': () => 'NONE',
  'VenueInput.embedOrigins': () => ['https://lepassage.example'],
  'SpaceInput.name': name,
  'SpaceInput.kind': () => 'MEETING_ROOM',
  'SpaceInput.tariffClass': () => 'SMALL_ROOM',
  'SpaceInput.descriptionFr': () => 'Une salle.',
  'SpaceInput.descriptionEn': () => 'A room.',
  'SpaceInput.capacity': () => 4,
  'SpaceInput.sharesSeats': () => false,
  'SpaceInput.bufferMinutes': () => 15,
  'SpaceInput.leadMinutes': () => 30,
  'SpaceInput.minMinutes': () => 30,
  'SpaceInput.maxMinutes': () => 120,
  'SpaceInput.needsOperator': () => false,
  'SpaceInput.stepFree': () => true,
  'SpaceInput.trainingId': () => null,
  'SpaceInput.adultOnly': () => true,
  'SpaceInput.needsApproval': () => true,
  'SpaceInput.equipment': () => ['projector'],
  'SpaceInput.capabilities': () => [],
  'SpaceInput.partIds': () => [],
};

export const publishingResults: Record<string, string> = {
  'Mutation.acceptInvitation': 'InvitationAccepted',
  'Mutation.approveClaim': 'VenueClaim',
  'Mutation.refuseClaim': 'VenueClaim',
  'Mutation.revokeInvitation': 'StaffInvitation',
  'Mutation.archiveVenue': 'ManagedVenue',
  'Mutation.claimVenue': 'ClaimSent',
  'Mutation.confirmVenue': 'ManagedVenue',
  'Mutation.createSpace': 'ManagedSpace',
  'Mutation.createVenue': 'ManagedVenue',
  'Mutation.editSpace': 'ManagedSpace',
  'Mutation.editVenue': 'ManagedVenue',
  'Mutation.importSpaces': 'SpacesImport',
  'Mutation.inviteStaff': 'StaffInvitation',
  'Mutation.mergeVenues': 'ManagedVenue',
  'Mutation.publishVenue': 'PublishingRefused',
  'Mutation.removeStaff': 'StaffRemoved',
  'Mutation.withdrawSpace': 'ManagedSpace',
};

type Restore = (town: FuzzTown, caller: Caller) => Promise<void>;
export const publishingRestores: Record<string, Restore> = Object.fromEntries(
  ['acceptInvitation', 'approveClaim', 'archiveVenue', 'mergeVenues', 'removeStaff', 'withdrawSpace'].map(
    (mutation) => [`Mutation.${mutation}`, restore],
  ),
);
