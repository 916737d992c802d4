export { ENV, type Env, EnvironmentFault, type EnvironmentSetting, environmentSettings, readEnv } from './env.js';
export { Clock } from './clock.js';
export { Random } from './random.js';
export { type Span } from './span.js';
export { Database, type DatabaseRole, Rollback, dataSourceFor } from './database.js';
export { Sql, type Statement, declaredStatements, statement } from './sql.js';
export { APPEND_ONLY, knownMigrations, migrate, pendingMigrations } from './migrate.js';
export { ALL_FAILPOINTS, FAILPOINTS, type Failpoint, failpoint } from './failpoint.js';
export { isAway, orUnavailable } from './away.js';
export { ERROR_CODES, CodedError, type ErrorCode, badInput } from './errors.js';
export { Signer, hashOf } from './signer.js';
export { Cipher } from './cipher.js';
export {
  AUDIT_ACTIONS,
  AUDIT_SUBJECTS,
  type Actor,
  Audit,
  type AuditAction,
  type AuditSubject,
  actorOf,
  forgetOldAudit,
} from './audit.js';
export { type Setting, Settings, SettingsReader, declaredSettings, setting, settingsAt } from './settings.js';
export { enqueue, forgetJobsBefore, jobRecord, voidJobs } from './outbox.js';
export {
  Handles,
  type JobContext,
  type JobHandler,
  type JobName,
  type JobPayload,
  collectHandlers,
  jobCatalogue,
} from './jobs.js';
export { JOBS_AT_ONCE, type QueuedJob, openQueue, openWorker } from './queue.js';
export { type JobReport, JobRows, MAX_ATTEMPTS, RELAY_BATCH, relayDue, runJob } from './relay.js';
export { togetherInNetwork } from './together.js';
export { type Claim, type KeyedRequest, claimKey, earlierResult, forgetKeysBefore, keyRecord } from './idempotency.js';
export {
  type Quota,
  allowTry,
  forgetTriesBefore,
  forgiveTries,
  giveBackQuota,
  takeQuota,
  windowStart,
} from './quota.js';
export { type Page, PageArgs, PageInfo, connectionOf, encodeCursor, pageOf } from './paging.js';
export { settle } from './settle.js';
export { sortKeyOf } from './sort-key.js';
export { type NetworkRow, Networks, createNetwork } from './networks.js';
export {
  AsMember,
  type Locale,
  Me,
  type MemberViewer,
  type NetworkRef,
  ROLES,
  Request,
  type RequestContext,
  type Role,
  type Viewer,
  asMember,
} from './viewer.js';
export { Allow, type PolicyName, enforcePolicies, policies, policyOf } from './policy.js';
export { enumOf, make } from './make.js';
export { InstantScalar, KeepInstant } from './scalars.js';
export { CompiledOperations } from './compiled-operations.js';
export { LIMITS, formatError, graphqlConfig } from './graphql.js';
export { costOf } from './query-cost.js';
export { type Calendar, type CalendarEvent, type CalendarPerson, calendarFile } from './ics.js';
export { type CsvCell, csvFile } from './csv.js';
export { Telemetry, version } from './telemetry.js';
export { type Watch, isWatched, startWatch, watchWith, watched } from './watch.js';
export { PlatformModule } from './platform.module.js';
export { inQuota, keyed, queued } from './statement-parts.js';
