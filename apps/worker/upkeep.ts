import { Injectable } from '@nestjs/common';
import { keepCalendarsOpen, pruneFeed } from '#libs/agenda';
import { postCharges } from '#libs/billing';
import {
  completeEnded,
  endOverdueRequests,
  expireHolds,
  horizonDays,
  presenceDeadlines,
  queueNoShows,
  seriesHorizonDays,
  staffHorizonDays,
  tendLines,
} from '#libs/booking';
import { pruneNotices } from '#libs/live';
import {
  completeAppointments,
  endBusyTimes,
  endOverdueAsks,
  queueOverdueBusyReadings,
  tendMentorWaits,
} from '#libs/mentoring';
import { deleteNotificationsBefore, queueDigests, quietHours } from '#libs/messages';
import { deleteUnmetNeedsBefore } from '#libs/offers';
import { endOwnUses, queueOverdueReadings } from '#libs/openings';
import { grantAllowances } from '#libs/passes';
import { queueFreshness } from '#libs/publishing';
import { chargePeriods, queueUsageAlerts } from '#libs/subscriptions';
import { holdEndedSessions, lapseOverdueOffers } from '#libs/sessions';
import { deleteSecretsExpiredBefore } from '#libs/accounts';
import {
  Database,
  FileStore,
  Networks,
  Random,
  SettingsReader,
  type Sql,
  deleteJobsBefore,
  deleteKeysBefore,
  deleteOldAuditEntries,
  deleteAttemptsBefore,
  collectFiles,
  collectParts,
} from '#libs/platform';

const KEYS_KEPT_HOURS = 7 * 24;
const ATTEMPTS_KEPT_HOURS = 24;
const JOBS_KEPT_HOURS = 90 * 24;
const NOTIFICATIONS_KEPT_HOURS = 182 * 24;
/** The longest period of figures, and the day on which it begins. */
const UNMET_NEEDS_KEPT_DAYS = 366;
/** A process that was asked nothing for longer reads all free time again. */
const AVAILABILITY_CHANGES_KEPT_MINUTES = 60;
/** A stream that reconnects after half an hour is told to fetch everything. */
const NOTICES_KEPT_MINUTES = 60;
/** Calendars extend beyond the last bookable start, because a booking has a length and the upkeep may not run for some days. */
const BEYOND_HORIZON_DAYS = 15;

/**
 * Periodic work: queues no-shows, completes ended bookings and sessions, ends overdue offers of waiting lists and questions to mentors, grants allowances, charges
 * the periods of subscriptions, posts charges to the ledger, extends calendars, queues
 * digests and questions, and deletes expired data. Every step can safely
 * run twice or on two workers.
 */
@Injectable()
export class Upkeep {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly settings: SettingsReader,
    private readonly files: FileStore,
    private readonly random: Random,
  ) {}

  /** Runs every step for every network, also after failures. @throws AggregateError when some steps failed */
  async run(now: Temporal.Instant): Promise<void> {
    const failures: unknown[] = [];
    const step = (work: Promise<unknown>) => work.catch((fault: unknown) => failures.push(fault));
    const ago = (hours: number) => now.subtract({ hours });
    await step(deleteAttemptsBefore(this.database.open, ago(ATTEMPTS_KEPT_HOURS)));
    await step(deleteSecretsExpiredBefore(this.database.open, ago(KEYS_KEPT_HOURS)));
    await step(deleteOldAuditEntries(this.database.open));
    await step(pruneFeed(this.database.open, AVAILABILITY_CHANGES_KEPT_MINUTES));
    await step(pruneNotices(this.database.open, NOTICES_KEPT_MINUTES));
    await step(collectParts(this.files, now));
    for (const { id, zone } of await this.networks.all()) {
      const stepWithin = (work: (tx: Sql) => Promise<unknown>) => step(this.database.inTransaction(id, work));
      await stepWithin(async (tx) => {
        const settings = await this.settings.at(id, now);
        await queueNoShows(tx, now, settings);
        return completeEnded(tx, now, settings.get(presenceDeadlines).paperListHours);
      });
      await step(expireHolds(this.database, id, now));
      await stepWithin(async (tx) => endOverdueRequests(tx, { settings: await this.settings.at(id, now), now }));
      await step(this.tendMentoring(id, now));
      await stepWithin((tx) => completeAppointments(tx, now));
      await stepWithin((tx) => endOwnUses(tx, now));
      await stepWithin((tx) => endBusyTimes(tx, now));
      await stepWithin((tx) => queueOverdueReadings(tx, now));
      await stepWithin((tx) => queueOverdueBusyReadings(tx, now));
      await stepWithin(async (tx) => {
        const settings = await this.settings.at(id, now);
        return lapseOverdueOffers(tx, { settings, random: this.random, now });
      });
      await step(this.tendLines(id, now));
      await stepWithin((tx) => holdEndedSessions(tx, now));
      await stepWithin(async (tx) => {
        const days = await this.horizon(id, now);
        return grantAllowances(tx, zone, now, now.add({ hours: 24 * days }));
      });
      await step(chargePeriods(this.database, id, { zone, now }));
      await stepWithin((tx) => queueUsageAlerts(tx, now));
      await stepWithin(async (tx) => keepCalendarsOpen(tx, now, (await this.horizon(id, now)) + BEYOND_HORIZON_DAYS));
      await stepWithin(async (tx) => {
        const { quietUntil } = (await this.settings.at(id, now)).get(quietHours);
        return queueDigests(tx, now, zone, quietUntil);
      });
      await step(postCharges(this.database, id, now, now));
      await stepWithin((tx) => queueFreshness(tx, now));
      await stepWithin((tx) => deleteNotificationsBefore(tx, ago(NOTIFICATIONS_KEPT_HOURS)));
      const today = now.toZonedDateTimeISO(zone).toPlainDate();
      await stepWithin((tx) => deleteUnmetNeedsBefore(tx, today.subtract({ days: UNMET_NEEDS_KEPT_DAYS })));
      await stepWithin((tx) => deleteKeysBefore(tx, ago(KEYS_KEPT_HOURS)));
      await step(collectFiles(this.database, this.files, id, now));
      await stepWithin((tx) => deleteJobsBefore(tx, ago(JOBS_KEPT_HOURS)));
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} steps failed; the first: ${failures[0]}`);
  }

  private async tendMentoring(networkId: string, now: Temporal.Instant): Promise<void> {
    const context = { settings: await this.settings.at(networkId, now), now };
    await endOverdueAsks(this.database, networkId, context);
    await tendMentorWaits(this.database, networkId, context);
  }

  private async tendLines(networkId: string, now: Temporal.Instant): Promise<number> {
    const settings = await this.settings.at(networkId, now);
    return tendLines(this.database, networkId, { settings, random: this.random, now });
  }

  private async horizon(networkId: string, now: Temporal.Instant): Promise<number> {
    const settings = await this.settings.at(networkId, now);
    return Math.max(...[horizonDays, seriesHorizonDays, staffHorizonDays].map((days) => settings.get(days)));
  }
}
