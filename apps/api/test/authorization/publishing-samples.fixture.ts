import { always } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const VENUE = {
  name: 'Lieu d’essai',
  kind: 'COWORKING',
  descriptionFr: 'Un lieu pour essayer.',
  street: '1 rue de la Soie',
  postcode: '69100',
  city: 'Villeurbanne',
  point: { lat: 45.77, lon: 4.88 },
};
const SPACE = {
  name: 'Salle d’essai',
  kind: 'MEETING_ROOM',
  tariffClass: 'SMALL_ROOM',
  capacity: 4,
  sharesSeats: false,
};
const CSV = 'name,kind,class,capacity\nSalle du fichier,MEETING_ROOM,SMALL_ROOM,4';
/** No row has been edited so often. */
const NO_VERSION = 1_000_000;

/** What the network gets, of a venue in whose team no other viewer is. */
const byNetworkOnly = (answer: string) => (viewer: string) =>
  viewer === 'network admin' ? answer : 'PublishingRefused NOT_YOURS';
/** What the team of a venue gets, and what others of the network get. */
const byTeam =
  (team: string, others: string, archived = team): Sample['answer'] =>
  (viewer, relation) => {
    if (viewer === 'network admin') return relation === 'gone' ? archived : team;
    return relation === 'own' || relation === 'venue' ? team : others;
  };

/** The operations of publishing. */
export const PUBLISHING_SAMPLES: Record<string, Sample> = {
  'Query.managedVenue': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: byTeam('ManagedVenue', 'null'),
  },
  'Query.myVenueClaims': { answer: always('list') },
  'Query.myVenueInvitations': { answer: always('list') },
  'Query.venueClaims': { args: () => ({ claimState: 'REFUSED' }), answer: always('VenueClaimConnection') },
  'Mutation.acceptInvitation': { args: () => ({ token: 'x' }), answer: always('PublishingRefused NOT_FOUND') },
  'Mutation.approveClaim': {
    args: async ({ fresh }) => ({ claimId: (await fresh()).claimId }),
    answer: always('VenueClaim'),
  },
  'Mutation.archiveVenue': {
    args: async ({ fresh }) => ({ venueId: (await fresh()).venueId }),
    answer: byNetworkOnly('ManagedVenue'),
  },
  'Mutation.claimVenue': {
    args: async ({ fresh }) => ({ venueId: (await fresh()).venueId, proof: 'J’y travaille.' }),
    answer: always('ClaimSent'),
  },
  'Mutation.confirmVenue': {
    args: async ({ fresh }) => ({ venueId: (await fresh()).venueId }),
    answer: byNetworkOnly('ManagedVenue'),
  },
  'Mutation.createSpace': {
    args: async ({ fresh, freshKey }) => ({
      venueId: (await fresh()).venueId,
      space: SPACE,
      idempotencyKey: freshKey(),
    }),
    answer: byNetworkOnly('ManagedSpace'),
  },
  'Mutation.createVenue': {
    args: ({ freshKey }) => ({ venue: VENUE, organisation: 'Association d’essai', idempotencyKey: freshKey() }),
    answer: always('ManagedVenue'),
  },
  'Mutation.editSpace': {
    argsFor: ({ desks }) => ({ spaceId: desks.id, version: NO_VERSION, space: SPACE }),
    answer: byTeam('SpaceConflict', 'PublishingRefused NOT_YOURS', 'PublishingRefused ARCHIVED'),
  },
  'Mutation.editVenue': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId, version: NO_VERSION, venue: VENUE }),
    answer: byTeam('VenueConflict', 'PublishingRefused NOT_YOURS', 'PublishingRefused ARCHIVED'),
  },
  'Mutation.importSpaces': {
    args: async ({ fresh, freshKey }) => ({
      venueId: (await fresh()).venueId,
      csv: CSV,
      dryRun: false,
      idempotencyKey: freshKey(),
    }),
    answer: byNetworkOnly('SpacesImport'),
  },
  'Mutation.inviteStaff': {
    args: async ({ fresh, freshEmail }) => ({
      venueId: (await fresh()).venueId,
      email: freshEmail(),
      staffRole: 'VENUE_STAFF',
    }),
    answer: byNetworkOnly('StaffInvitation'),
  },
  'Mutation.mergeVenues': {
    args: async ({ fresh }) => ({ fromId: (await fresh()).venueId, intoId: (await fresh()).venueId }),
    answer: always('ManagedVenue'),
  },
  'Mutation.publishVenue': {
    args: async ({ fresh }) => ({ venueId: (await fresh()).venueId }),
    answer: byNetworkOnly('PublishingRefused INCOMPLETE'),
  },
  'Mutation.refuseClaim': {
    args: async ({ fresh }) => ({ claimId: (await fresh()).claimId, reason: 'Appelez-nous.' }),
    answer: always('VenueClaim'),
  },
  'Mutation.removeStaff': {
    args: async ({ fresh }) => {
      const { venueId, staffId } = await fresh();
      return { venueId, personId: staffId };
    },
    answer: byNetworkOnly('StaffRemoved'),
  },
  'Mutation.revokeInvitation': {
    args: async ({ fresh }) => ({ id: (await fresh()).invitationId }),
    answer: (viewer) => (viewer === 'network admin' ? 'StaffInvitation' : 'PublishingRefused NOT_FOUND'),
  },
  'Mutation.withdrawSpace': {
    args: async ({ fresh }) => ({ spaceId: (await fresh()).spaceId }),
    answer: byNetworkOnly('ManagedSpace'),
  },
};

const WHICH = 'a venue of the directory, which everyone may know; who may act for it is proved in libs/publishing';
const OF_NETWORK = 'administrators know all of their network; for others it is unknown';
const TEXT = 'a text of a form';
const venueTexts = ['name', 'descriptionFr', 'descriptionEn', 'houseRulesFr', 'houseRulesEn', 'accessFr', 'accessEn', 'street', 'postcode', 'city', 'website', 'equipment', 'embedOrigins']; // prettier-ignore
const spaceTexts = [
  'name',
  'tariffClass',
  'descriptionFr',
  'descriptionEn',
  'equipment',
  'capabilities',
  'partIds',
  'trainingId',
];
const each = (operation: string, input: string, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [`Mutation.${operation}(${input}.${field})`, TEXT]));

/** Arguments of publishing that are no secret identifiers, and why. */
export const PUBLISHING_TEXTS: Record<string, string> = {
  'Mutation.acceptInvitation(token)': 'a signed secret of a mail, for one address only',
  'Mutation.approveClaim(claimId)': OF_NETWORK,
  'Mutation.refuseClaim(claimId)': OF_NETWORK,
  'Mutation.refuseClaim(reason)': TEXT,
  'Mutation.revokeInvitation(id)': OF_NETWORK,
  'Mutation.archiveVenue(venueId)': WHICH,
  'Mutation.claimVenue(venueId)': WHICH,
  'Mutation.claimVenue(proof)': TEXT,
  'Mutation.confirmVenue(venueId)': WHICH,
  'Mutation.createSpace(venueId)': WHICH,
  'Mutation.createSpace(idempotencyKey)': 'of the viewer alone',
  'Mutation.createVenue(idempotencyKey)': 'of the viewer alone',
  'Mutation.createVenue(organisation)': TEXT,
  'Mutation.editSpace(spaceId)': WHICH,
  'Mutation.editVenue(venueId)': WHICH,
  'Mutation.importSpaces(venueId)': WHICH,
  'Mutation.importSpaces(csv)': TEXT,
  'Mutation.importSpaces(idempotencyKey)': 'of the viewer alone',
  'Mutation.inviteStaff(venueId)': WHICH,
  'Mutation.inviteStaff(email)': 'a mail address, whether it has an account or not',
  'Mutation.mergeVenues(fromId)': WHICH,
  'Mutation.mergeVenues(intoId)': WHICH,
  'Mutation.publishVenue(venueId)': WHICH,
  'Mutation.removeStaff(venueId)': WHICH,
  'Mutation.removeStaff(personId)': 'somebody of the team that the viewer manages',
  'Mutation.withdrawSpace(spaceId)': WHICH,
  'Query.managedVenue(venueId)': WHICH,
  'Query.venueClaims(after)': 'a cursor of a list for administrators',
  ...each('createVenue', 'venue', venueTexts),
  ...each('editVenue', 'venue', venueTexts),
  ...each('createSpace', 'space', spaceTexts),
  ...each('editSpace', 'space', spaceTexts),
};
