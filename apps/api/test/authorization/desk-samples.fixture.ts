import { always, staffOnly } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

/** What the pages about venues, sessions and certificates ask. */
export const DESK_SAMPLES: Record<string, Sample> = {
  'Query.networkVenues': { answer: always('NetworkVenueConnection') },
  'Query.territoryCoverage': { answer: always('list') },
  'Query.sessionsOver': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: staffOnly('SessionConnection', 'null'),
  },
  'Mutation.giveCertificateByEmail': {
    argsFor: ({ email, trainingId, desks }, { freshKey }) => ({
      email,
      trainingId,
      venueId: desks.venueId,
      idempotencyKey: freshKey(),
    }),
    answer: staffOnly('CertificateRequested', 'CertificateRefused NOT_STAFF'),
  },
  'Mutation.importCertificates': {
    argsFor: ({ email, desks }, { freshKey }) => ({
      venueId: desks.venueId,
      csv: `mail,training\n${email},laser-at-${desks.venueSlug}`,
      dryRun: true,
      idempotencyKey: freshKey(),
    }),
    answer: staffOnly('CertificatesImport', 'CertificateRefused NOT_STAFF'),
  },
};

/** Text arguments of these operations that lead to nothing secret, and why. */
export const DESK_TEXTS: Record<string, string> = {
  'Query.networkVenues(text)': 'part of a name',
  'Query.networkVenues(after)': 'a cursor of a list for administrators',
  'Mutation.giveCertificateByEmail(email)': 'answers the same whether somebody has it or not (certificates.spec)',
  'Mutation.giveCertificateByEmail(trainingId)': 'a training of the venue beside it',
  'Mutation.giveCertificateByEmail(venueId)': 'a venue of the directory; refused unless the viewer is its staff',
  'Mutation.importCertificates(venueId)': 'a venue of the directory; refused unless the viewer is its staff',
  'Mutation.importCertificates(csv)':
    'says the same of every mail address; a reference only staff know (import-certificates.spec)',
  'Mutation.importCertificates(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.giveCertificateByEmail(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
};
