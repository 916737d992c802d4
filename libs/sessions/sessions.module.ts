import { Module } from '@nestjs/common';
import {
  CertificateResolver,
  SessionTrainingResolver,
  SpaceTrainingResolver,
  VenueTrainingsResolver,
} from './certificates/certificate.resolver.js';
import { Certify } from './certificates/certify.js';
import { ImportCertificates } from './certificates/import-certificates.js';
import { ImportCertificatesResolver } from './certificates/import-certificates.resolver.js';
import { ChangeSession } from './change-session.js';
import { LeaveSession } from './leave-session.js';
import { RecordAttendance } from './record-attendance.js';
import { ScheduleSession } from './schedule-session.js';
import { SessionMails } from './session-mail.js';
import { SessionMutationsResolver } from './session-mutations.resolver.js';
import { SessionJobs } from './session.jobs.js';
import { SessionPlaceResolver, SessionResolver, VenueSessionsResolver } from './session.resolver.js';
import { TakePlace } from './take-place.js';

/** Sessions, waiting lists and certificates. The mailer comes from MessagesModule, which is global. */
@Module({
  providers: [
    SessionResolver,
    SessionPlaceResolver,
    VenueSessionsResolver,
    SessionMutationsResolver,
    CertificateResolver,
    SessionTrainingResolver,
    SpaceTrainingResolver,
    VenueTrainingsResolver,
    ScheduleSession,
    ChangeSession,
    TakePlace,
    LeaveSession,
    RecordAttendance,
    Certify,
    ImportCertificates,
    ImportCertificatesResolver,
    SessionMails,
    SessionJobs,
  ],
  exports: [SessionMails],
})
export class SessionsModule {}
