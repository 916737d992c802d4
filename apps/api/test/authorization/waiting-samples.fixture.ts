import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

/** Around everything that the people of the town have. */
const PERIOD = { from: '2026-11-10T00:00:00Z', until: '2026-12-20T00:00:00Z' };

export const WAITING_SAMPLES: Record<string, Sample> = {
  'Query.myAgenda': { args: () => PERIOD, answer: always('AgendaConnection') },
  'Query.mySpaceWaits': { answer: always('SpaceWaitConnection') },
  'Mutation.joinSpaceWaitingList': {
    argsFor: ({ waitToken }) => ({ token: waitToken }),
    answer: ownOnly('Refused STILL_FREE', 'Refused TOKEN_OF_ANOTHER_MEMBER'),
  },
  'Mutation.leaveSpaceWaitingList': {
    argsFor: ({ spaceWaitId }) => ({ id: spaceWaitId }),
    answer: ownOnly('SpaceWaitLeft', 'Refused NOT_WAITING'),
  },
};

export const WAITING_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.joinSpaceWaitingList(token)': {
    kinds: ['waitToken'],
    allowedRefusal: {
      code: 'TOKEN_OF_ANOTHER_MEMBER',
      because: 'the token itself contains its owner’s id, and it names no wait',
    },
  },
  'Mutation.leaveSpaceWaitingList(id)': { kinds: ['spaceWait'] },
  'Query.myAgenda(after)': { kinds: ['spaceWaitsCursor', 'bookingsCursor'], otherArgs: () => PERIOD },
  'Query.mySpaceWaits(after)': { kinds: ['spaceWaitsCursor'] },
};
