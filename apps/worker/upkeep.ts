import { Injectable } from '@nestjs/common';
import { keepCalendarsOpen } from '#libs/agenda';
import { completeEnded, horizonDays } from '#libs/booking';
import { openAllowances } from '#libs/passes';
import { forgetSecretsBefore } from '#libs/people';
import {
  Database,
  Networks,
  SettingsReader,
  forgetJobsBefore,
  forgetKeysBefore,
  forgetTriesBefore,
} from '#libs/platform';

const KEYS_KEPT_HOURS = 7 * 24;
const TRIES_KEPT_HOURS = 24;
const JOBS_KEPT_HOURS = 90 * 24;

/** What time alone brings about: bookings end, periods open, calendars reach further. Each step may run twice or on two workers. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly settings: SettingsReader,
  ) {}

  async run(now: Temporal.Instant): Promise<void> {
    await forgetTriesBefore(this.database.open, now.subtract({ hours: TRIES_KEPT_HOURS }));
    await forgetSecretsBefore(this.database.open, now.subtract({ hours: KEYS_KEPT_HOURS }));
    for (const { id, zone } of await this.networks.all()) {
      const horizon = now.add({ hours: 24 * (await this.settings.at(id, now)).get(horizonDays) });
      await this.database.inTransaction(id, (tx) => completeEnded(tx, now));
      await this.database.inTransaction(id, (tx) => openAllowances(tx, zone, now, horizon));
      await this.database.inTransaction(id, (tx) => keepCalendarsOpen(tx, now));
      await this.database.inTransaction(id, (tx) => forgetKeysBefore(tx, now.subtract({ hours: KEYS_KEPT_HOURS })));
      await this.database.inTransaction(id, (tx) => forgetJobsBefore(tx, now.subtract({ hours: JOBS_KEPT_HOURS })));
    }
  }
}
