import './platform.tables.js';
export { ENV, type Env, EnvironmentError, type EnvironmentSetting, environmentSettings, readEnv } from './env.js';
export { HOST_REFUSAL, HostRules, exposureWarnings } from './security/hosts.js';
export { Clock } from './clock.js';
export { foldText } from './formats/fold-text.js';
export { Random } from './security/random.js';
export { type Span } from './database/span.js';
export { inSignInLane } from './database/connection-lanes.js';
export { Database, type DatabaseRole, Rollback, dataSourceFor, PooledDataSource } from './database/database.js';
export {
  Sql,
  type Statement,
  declaredStatements,
  statement,
  type Transaction,
  declaredParts,
  statementPart,
} from './database/sql.js';
export { appendOnlyTables, knownMigrations, migrate, pendingMigrations } from './database/migrate.js';
export { declareGauge } from './telemetry/gauges.js';
export {
  dateColumn,
  findRow,
  insertRow,
  insertRowIfNone,
  instantColumn,
  lockRow,
  readOnly,
  updateRow,
} from './database/entities.js';
export {
  type DeclaredTable,
  type LocalizedText,
  type PersonKeys,
  type MergeKeys,
  type PersonStatement,
  type PersonalColumn,
  type PersonalTable,
  declareTables,
  declaredTables,
  eraseStatement,
  erasedAs,
  exportStatement,
  exportedAs,
  mergeStatements,
  nonPersonal,
  notExported,
  personal,
} from './database/table-declarations.js';
export { ALL_FAILPOINTS, FAILPOINTS, type Failpoint, failpoint } from './failpoint.js';
export { LogWriter, standardLog } from './telemetry/log-writer.js';
export { isTransientDatabaseError, asUnavailable } from './database/transient-errors.js';
export { Admission, shareUsedUp } from './admission/admission.js';
export { Costs } from './admission/admit-fields.js';
export { RequestWork, assignWork, workOf } from './admission/request-work.js';
export {
  ERROR_CODES,
  CodedError,
  type ErrorCode,
  RETRY_AFTER_SECONDS,
  RateLimitedError,
  badInput,
} from './graphql/errors.js';
export { Signer, hashOf } from './security/signer.js';
export { Cipher } from './security/cipher.js';
export { FETCH_FAULTS, FetchFault, type FetchFaultCode, fetchFaultText } from './security/fetch-fault.js';
export { type FetchLimits, SafeFetch } from './security/safe-fetch.js';
export {
  AUDIT_ACTIONS,
  AUDIT_SUBJECTS,
  type Actor,
  Audit,
  type AuditAction,
  type AuditSubject,
  actorOf,
  deleteOldAuditEntries,
  nameActor,
  showPlatformEntries,
} from './security/audit.js';
export {
  SETTING_UNITS,
  type Setting,
  type SettingChange,
  type SettingUnit,
  Settings,
  SettingsReader,
  type Touched,
  countTouchedBy,
  declaredSettings,
  setting,
  settingsAt,
  touchedBy,
} from './network-settings.js';
export {
  type SettingValueRow,
  changeSetting,
  lockSetting,
  settingHistory,
  withdrawPlannedSetting,
} from './setting-changes.js';
export {
  type JobRecord,
  dropJob,
  enqueue,
  deleteJobsBefore,
  jobRecord,
  jobsAbout,
  networkOfJob,
  retryFailedJob,
  voidJobs,
} from './jobs/outbox.js';
export {
  Handles,
  type Job,
  type JobContext,
  type JobHandler,
  type PayloadOf,
  collectHandlers,
  declaredJobs,
  job,
} from './jobs/jobs.js';
export { JOBS_AT_ONCE, type QueuedJob, openQueue, openWorker } from './jobs/bullmq.js';
export { RELAY_BATCH, relayDue } from './jobs/relay.js';
export { type JobReport, JobRows, runJob } from './jobs/run-job.js';
export { createNetworkBatcher } from './database/batcher.js';
export { inEachNetwork } from './database/across-networks.js';
export {
  type Claim,
  type KeyRecord,
  type KeyedRequest,
  claimKey,
  earlierResult,
  deleteKeysBefore,
  keyRecord,
} from './database/idempotency.js';
export { type Quota, giveBackQuota, takeQuota, windowStart } from './database/quota.js';
export { type AttemptLimit, countAttempt, resetAttempts, deleteAttemptsBefore } from './security/rate-limits.js';
export { RateLimit, type RateLimits, limitMutations, perClientNetwork } from './security/mutation-limits.js';
export { clientNetwork, widerNetworks } from './security/client-network.js';
export { type Page, PageArgs, PageInfo, connectionOf, encodeCursor, pageOf } from './graphql/paging.js';
export { collectGarbageAfterStart } from './telemetry/collect-garbage.js';
export { sortKeyOf } from './formats/sort-key.js';
export { type NetworkRow, Networks, createNetwork } from './networks.js';
export {
  AsMember,
  type Locale,
  Me,
  type MemberViewer,
  type KnownDevice,
  type NetworkRef,
  ROLES,
  Request,
  type RequestContext,
  type Role,
  type Viewer,
  asMember,
} from './graphql/viewer.js';
export { Allow, declaredPolicies, enforcePolicies, policy, policyOf } from './graphql/policy.js';
export { LocaleEnum } from './graphql/locale-enum.js';
export { Document, Picture } from './files/picture.types.js';
export { enumOf, make } from './graphql/make.js';
export { IsMailAddress, parseMailAddress } from './security/mail-address.js';
export {
  IsName,
  IsOneLine,
  MAX_NAME_LENGTH,
  nameFromEmail,
  nameOf,
  oneLine,
  personalNameOf,
} from './formats/one-line.js';
export { IsOneLineOrEmpty, IsSeveralLines, severalLines } from './formats/several-lines.js';
export { InstantScalar, KeepInstant, KeepInstants } from './graphql/scalars.js';
export { CompiledOperations } from './graphql/compiled-operations.js';
export { LIMITS, formatError, graphqlConfig } from './graphql/graphql.js';
export { costOf } from './graphql/query-cost.js';
export { type Calendar, type CalendarEvent, type CalendarPerson, calendarFile } from './formats/ics.js';
export { type CsvCell, csvFile } from './formats/csv.js';
export { type CsvRow, csvRows } from './formats/csv-rows.js';
export { Telemetry, version } from './telemetry/telemetry.js';
export {
  type WorkInProgress,
  isInstrumented,
  startInstrumentedWork,
  addInstrumentation,
  instrument,
} from './telemetry/instrument.js';
export {
  type BytesQuota,
  FILE_KINDS,
  type FileKind,
  type FilePurpose,
  type FileToRead,
  declaredPurposes,
  filePurpose,
} from './files/file-purpose.js';
export { FileStore, StoreFullError, type StoredBytes } from './files/file-store.js';
export { fileStoreFor } from './files/open-store.js';
export { attachFile, deleteFile, documentsOfMember } from './files/files.queries.js';
export { bytesPerMember, bytesPerVenue } from './files/files.settings.js';
export { ProcessFile } from './files/process-file.js';
export { RequestViewers } from './files/files.controller.js';
export { FileJobsModule, FilesModule } from './files/files.module.js';
export { collectFiles, collectParts } from './files/collect-files.js';
export { receiveBytes } from './files/receive-bytes.js';
export { PICTURE_SIZES, type PictureSize, pictureSizes } from './files/picture-sizes.js';
export { PlatformModule } from './platform.module.js';
export { inQuota, keyed, queued, addedToQuota, takenOffQuota, type QuotaRecord } from './database/statement-parts.js';
export { dayText, durationText, instantText, moneyText, spanText } from './formats/text.js';
export { localeOf } from './formats/locale.js';
export { namedStatement } from './database/sql.js';
export { MAX_ATTEMPTS } from './jobs/jobs.js';
