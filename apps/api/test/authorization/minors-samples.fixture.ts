import { type Identifier } from './identifier-kinds.fixture.js';
import { always } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

export const MINORS_SAMPLES: Record<string, Sample> = {
  'Query.myAge': { answer: always('MyAge') },
  'Mutation.giveBirthDate': { args: () => ({ birthDate: '2000-02-29' }), answer: always('MyAge') },
  'Mutation.askGuardian': {
    args: () => ({ name: 'Maud', email: 'maud@spec.example' }),
    answer: always('MinorRefused NOT_A_MINOR'),
  },
  'Query.guardianRequest': { args: () => ({ token: 'x' }), answer: always('null') },
  'Mutation.answerAsGuardian': {
    args: () => ({ token: 'x', agrees: true }),
    answer: always('MinorRefused LINK_INVALID'),
  },
  'Mutation.correctBirthDate': {
    argsFor: ({ id }) => ({ id, birthDate: '2000-02-29' }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation) ? 'MinorRefused NOT_A_MEMBER' : 'BirthDateCorrected',
  },
};

export const MINORS_IDENTIFIERS: Record<string, Identifier> = {
  // Administrators correct every member of their network, and nobody of another one.
  'Mutation.correctBirthDate(id)': {
    kinds: ['member'],
    otherArgs: () => ({ birthDate: '2000-02-29' }),
    isPublic: true,
  },
};

export const MINORS_TEXTS: Record<string, string> = {
  'Mutation.giveBirthDate(birthDate)': 'a date',
  'Mutation.correctBirthDate(birthDate)': 'a date',
  'Mutation.askGuardian(name)': 'a new name',
  'Mutation.askGuardian(email)': 'an address to write to',
  'Query.guardianRequest(token)': 'a signed secret of a mail',
  'Mutation.answerAsGuardian(token)': 'a signed secret of a mail',
};
