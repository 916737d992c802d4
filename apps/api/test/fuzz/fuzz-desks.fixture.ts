import { type Base } from './base.types.js';

/** Valid values for the pages about venues, sessions and certificates. */
export const deskBases: Record<string, Base> = {
  'Query.networkVenues(text)': () => 'lieu',
  'Query.networkVenues(inState)': () => 'PUBLISHED',
  'Query.sessionsOver(venueId)': (town) => town.sessions.venueId,
  'Mutation.giveCertificateByEmail(email)': (town, caller) => town.holder(caller).email,
  'Mutation.giveCertificateByEmail(trainingId)': (town) => town.sessions.trainingId,
  'Mutation.giveCertificateByEmail(venueId)': (town) => town.sessions.venueId,
  'Mutation.giveCertificateByEmail(idempotencyKey)': (town) => town.fresh(),
  'Mutation.importCertificates(venueId)': (town) => town.sessions.venueId,
  'Mutation.importCertificates(csv)': (town, caller) => `mail,training\n${town.holder(caller).email},scie`,
  'Mutation.importCertificates(dryRun)': () => false,
  'Mutation.importCertificates(idempotencyKey)': (town) => town.fresh(),
};
export const deskResults: Record<string, string> = {
  'Mutation.giveCertificateByEmail': 'CertificateRequested',
  'Mutation.importCertificates': 'CertificatesImport',
};
