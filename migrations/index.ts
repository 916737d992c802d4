import { Platform1795000000000 } from './1795000000000-platform.js';
import { Agenda1795000001000 } from './1795000001000-agenda.js';
import { Directory1795000002000 } from './1795000002000-directory.js';
import { People1795000003000 } from './1795000003000-people.js';
import { Messages1795000004000 } from './1795000004000-messages.js';
import { Passes1795000005000 } from './1795000005000-passes.js';
import { Booking1795000006000 } from './1795000006000-booking.js';
import { Search1795000007000 } from './1795000007000-search.js';
import { SearchIndexes1795000008000 } from './1795000008000-search-indexes.js';
import { Walls1795000008500 } from './1795000008500-row-level-security.js';
import { UpkeepIndexes1795000009000 } from './1795000009000-upkeep-indexes.js';
import { Credentials1795100000000 } from './1795100000000-credentials.js';
import { Audit1795100001000 } from './1795100001000-audit.js';
import { DirectoryVersion1795100002000 } from './1795100002000-directory-version.js';
import { SearchPieces1795100002100 } from './1795100002100-search-pieces.js';
import { PasskeysAndIdentities1795100003000 } from './1795100003000-passkeys-and-identities.js';
import { JobTraces1795100019000 } from './1795100019000-job-traces.js';
import { BothFactors1795100020000 } from './1795100020000-both-factors.js';
import { OpeningsVersion1795100030000 } from './1795100030000-openings-version.js';
import { LimitsPerAccount1795100040000 } from './1795100040000-limits-per-account.js';
import { Places1796200000000 } from './1796200000000-places.js';
import { AvailabilityChanges1796300000000 } from './1796300000000-availability-changes.js';
import { RowVersions1796400000000 } from './1796400000000-row-versions.js';
import { PersonTime1796500000000 } from './1796500000000-person-time.js';
import { ChargeKinds1797000000000 } from './1797000000000-charge-kinds.js';
import { Hours1797000100000 } from './1797000100000-hours.js';
import { Files1797001000000 } from './1797001000000-files.js';
import { Photos1797001100000 } from './1797001100000-photos.js';
import { SignInSessions1797001900000 } from './1797001900000-sign-in-sessions.js';
import { Sessions1797002000000 } from './1797002000000-sessions.js';
import { Certificates1797002100000 } from './1797002100000-certificates.js';
import { Notifications1797003000000 } from './1797003000000-notifications.js';
import { Publishing1797004000000 } from './1797004000000-publishing.js';
import { PassOpenings1797005000000 } from './1797005000000-pass-openings.js';
import { OutsideCalendars1797005100000 } from './1797005100000-outside-calendars.js';
import { PassQuotas1797005200000 } from './1797005200000-pass-quotas.js';
import { SettingsAndLegalPages1797006000000 } from './1797006000000-settings-and-legal-pages.js';
import { VenueBans1798000000000 } from './1798000000000-venue-bans.js';
import { EmbeddedPages1798000100000 } from './1798000100000-embedded-pages.js';
import { BookingSeries1798021000000 } from './1798021000000-booking-series.js';
import { Holds1798022000000 } from './1798022000000-holds.js';
import { Requests1798010000000 } from './1798010000000-requests.js';
import { Cancelling1798020000000 } from './1798020000000-cancelling.js';
import { Presence1798200000000 } from './1798200000000-presence.js';
import { WaitingForTimes1798300000000 } from './1798300000000-waiting-for-times.js';
import { MergedMembers1798400000000 } from './1798400000000-merged-members.js';
import { SpaceTexts1798500000000 } from './1798500000000-space-texts.js';
import { CertificateReasons1798500100000 } from './1798500100000-certificate-reasons.js';
import { Minors1798505000000 } from './1798505000000-minors.js';
import { SeveralItems1798506000000 } from './1798506000000-several-items.js';
import { CalendarFeeds1798507000000 } from './1798507000000-calendar-feeds.js';
import { Blocks1798600000000 } from './1798600000000-blocks.js';
import { Projects1798601000000 } from './1798601000000-projects.js';
import { Profiles1798602000000 } from './1798602000000-profiles.js';
import { ProfileWords1798603000000 } from './1798603000000-profile-words.js';
import { Mentoring1798650000000 } from './1798650000000-mentoring.js';
import { LiveNotices1798700000000 } from './1798700000000-live-notices.js';
import { Kiosks1798701000000 } from './1798701000000-kiosks.js';
import { AppointmentMoves1798800000000 } from './1798800000000-appointment-moves.js';
import { MentorWaits1798800100000 } from './1798800100000-mentor-waits.js';
import { MentorCalendars1798810000000 } from './1798810000000-mentor-calendars.js';
import { ThanksToMentors1798810100000 } from './1798810100000-thanks-to-mentors.js';
import { UnmetNeeds1798820000000 } from './1798820000000-unmet-needs.js';
import { ReceiptsOfPerson1798821000000 } from './1798821000000-receipts-of-person.js';
import { MentorVersions1798850000000 } from './1798850000000-mentor-versions.js';
import { VenueMoves1798851000000 } from './1798851000000-venue-moves.js';
import { MentorWaitLooks1798852000000 } from './1798852000000-mentor-wait-looks.js';
import { Subscriptions1798860000000 } from './1798860000000-subscriptions.js';
import { MoneyLedger1798870000000 } from './1798870000000-money-ledger.js';
import { Invoices1798870001000 } from './1798870001000-invoices.js';
import { Collection1798870002000 } from './1798870002000-collection.js';
import { MonthClose1798870003000 } from './1798870003000-month-close.js';

/** All migrations, oldest first. There are no down migrations. */
export const migrations = [
  Platform1795000000000,
  Agenda1795000001000,
  Directory1795000002000,
  People1795000003000,
  Messages1795000004000,
  Passes1795000005000,
  Booking1795000006000,
  Search1795000007000,
  SearchIndexes1795000008000,
  Walls1795000008500,
  UpkeepIndexes1795000009000,
  Credentials1795100000000,
  Audit1795100001000,
  DirectoryVersion1795100002000,
  SearchPieces1795100002100,
  PasskeysAndIdentities1795100003000,
  JobTraces1795100019000,
  BothFactors1795100020000,
  OpeningsVersion1795100030000,
  LimitsPerAccount1795100040000,
  Places1796200000000,
  AvailabilityChanges1796300000000,
  RowVersions1796400000000,
  PersonTime1796500000000,
  ChargeKinds1797000000000,
  Hours1797000100000,
  Files1797001000000,
  Photos1797001100000,
  SignInSessions1797001900000,
  Sessions1797002000000,
  Certificates1797002100000,
  Notifications1797003000000,
  Publishing1797004000000,
  PassOpenings1797005000000,
  OutsideCalendars1797005100000,
  PassQuotas1797005200000,
  SettingsAndLegalPages1797006000000,
  VenueBans1798000000000,
  EmbeddedPages1798000100000,
  Requests1798010000000,
  Cancelling1798020000000,
  BookingSeries1798021000000,
  Holds1798022000000,
  Presence1798200000000,
  WaitingForTimes1798300000000,
  MergedMembers1798400000000,
  SpaceTexts1798500000000,
  CertificateReasons1798500100000,
  Minors1798505000000,
  SeveralItems1798506000000,
  CalendarFeeds1798507000000,
  Blocks1798600000000,
  Projects1798601000000,
  Profiles1798602000000,
  ProfileWords1798603000000,
  Mentoring1798650000000,
  LiveNotices1798700000000,
  Kiosks1798701000000,
  AppointmentMoves1798800000000,
  MentorWaits1798800100000,
  MentorCalendars1798810000000,
  ThanksToMentors1798810100000,
  UnmetNeeds1798820000000,
  ReceiptsOfPerson1798821000000,
  MentorVersions1798850000000,
  VenueMoves1798851000000,
  MentorWaitLooks1798852000000,
  Subscriptions1798860000000,
  MoneyLedger1798870000000,
  Invoices1798870001000,
  Collection1798870002000,
  MonthClose1798870003000,
];

export { functions, type SqlFunction } from './functions.js';
