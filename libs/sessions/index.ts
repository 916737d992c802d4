import './sessions.tables.js';
import './session.previews.js';
export { SessionsModule } from './sessions.module.js';
export {
  type Proofs,
  proofsOf,
  reliesOnCertificate,
  trainingRows,
  useCertificates,
} from './certificates/certificate.queries.js';
export { Training } from './certificates/certificate.types.js';
export { trainingView } from './certificates/certificate.view.js';
export { hasSessionsToCome, nextTrainingSessions, type SessionRow } from './session.queries.js';
export { Session } from './session.types.js';
export { sessionView } from './session.view.js';
export { offerDeadline } from './rules/offer-deadline.js';
export { waitingOfferLength } from './sessions.settings.js';
export {
  type HoldForOffer,
  type WaitingContext,
  type WaitingSubject,
  closeEntryOf,
  declareWaitingSubject,
  dissolveLine,
  lapseOverdue,
  leaveLine,
  offerWhatIsFree,
} from './waiting-list/waiting-list.js';
export { insertEntry, liveOffers } from './waiting-list/waiting-list.queries.js';
export { leaveLinesOfVenue } from './waiting-list/leave-lines-of-venue.js';
export { mergeSessions } from './merge-sessions.js';
export { isSharedTraining } from './certificates/certificate.queries.js';
export { holdEndedSessions, lapseOverdueOffers } from './upkeep.js';
export { SessionMails } from './session-mail.js';
