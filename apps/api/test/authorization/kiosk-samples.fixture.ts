import { type Relation } from './expected-permissions.fixture.js';
import { type Identifier } from './identifier-kinds.fixture.js';
import { always } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

/** Managers of a venue, and administrators for every venue of their network. */
const managers =
  (done: string, others: string): Sample['answer'] =>
  (viewer, relation) =>
    viewer === 'network admin' || (viewer === 'venue manager' && ['own', 'venue'].includes(relation)) ? done : others;
const NOT_FOUND = 'KioskRefused NOT_FOUND';

export const KIOSK_SAMPLES: Record<string, Sample> = {
  'Query.venueKiosks': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: managers('list', 'null'),
  },
  'Query.kioskScreen': { answer: always('KioskScreen') },
  'Mutation.addKiosk': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId, name: 'Tablette' }),
    // Nobody can add a kiosk to a withdrawn venue.
    answer: (viewer, relation) =>
      relation === 'gone'
        ? 'KioskRefused NOT_MANAGER'
        : managers('KioskAdded', 'KioskRefused NOT_MANAGER')(viewer, relation),
  },
  'Mutation.revokeKiosk': {
    argsFor: async ({ desks }, { freshKiosk }) => ({ id: await freshKiosk(desks.venueId) }),
    answer: managers('KioskRevoked', NOT_FOUND),
  },
  'Mutation.startKiosk': { args: () => ({ token: 'x' }), answer: always('KioskRefused TOKEN_INVALID') },
  'Mutation.kioskCheckIn': {
    argsFor: ({ code }) => ({ code }),
    answer: (_viewer: string, relation: Relation) =>
      relation === 'venue' ? 'PresenceRefused NO_CHECK_IN_HERE' : 'PresenceRefused NOT_FOUND',
  },
};

export const KIOSK_IDENTIFIERS: Record<string, Identifier> = {
  'Query.venueKiosks(venueId)': { kinds: ['venue'], isForTeam: true },
  'Mutation.addKiosk(venueId)': { kinds: ['venue'], isForTeam: true, otherArgs: () => ({ name: 'Tablette' }) },
  'Mutation.revokeKiosk(id)': { kinds: ['kiosk'], isForTeam: true },
  'Mutation.kioskCheckIn(code)': { kinds: ['bookingCode'], isForDoor: true },
};

export const KIOSK_TEXTS: Record<string, string> = {
  'Mutation.addKiosk(name)': 'a new name',
  'Mutation.startKiosk(token)': 'a secret that is shown once',
};
