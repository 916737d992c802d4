import { Injectable } from '@nestjs/common';
import { Availability, firstFreeStarts } from '#libs/agenda';
import { Clock, Database, SettingsReader } from '#libs/platform';
import { gridMinutes, horizonDays } from './booking.settings.js';
import { PassQuotas } from './pass-openings/pass-quotas.js';

export interface AskedSpace {
  readonly spaceId: string;
  readonly resourceId: string;
  readonly minutes: number;
}

/** Of a space that is open to the pass at some times only; a week has 672 quarters of an hour. */
const MOST_TRIES = 1_400;
/** Without free time in memory, each try is a statement. */
const MOST_STATEMENTS = 20;

/** When spaces could be booked next. */
@Injectable()
export class NextFree {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** The next start of each, in the order given; all from one state of free time. */
  async starts(networkId: string, asked: readonly AskedSpace[]): Promise<(Temporal.Instant | null)[]> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    const grid = settings.get(gridMinutes);
    const latest = now.add({ hours: 24 * settings.get(horizonDays) });
    const time = await Availability.of(this.database).at(networkId, now);
    const quotas = await PassQuotas.read(this.database.open, networkId, now);
    const found = new Map<number, Map<string, Temporal.Instant>>();
    for (const [minutes, same] of Map.groupBy(asked, (one) => one.minutes)) {
      if (minutes % grid !== 0) continue;
      const resourceIds = same.map(({ resourceId }) => resourceId);
      const wish = { networkId, resourceIds, minutes, seats: 1, now, latest, gridMinutes: grid };
      const starts = await firstFreeStarts(this.database.open, wish, time);
      for (const { spaceId, resourceId } of same) {
        // What is open to the pass is known here only: free times are tried one by one.
        const most = time ? MOST_TRIES : MOST_STATEMENTS;
        for (let tries = 0; tries < most && quotas.counts(spaceId); tries++) {
          const start = starts.get(resourceId);
          if (!start || quotas.allows(spaceId, { start, end: start.add({ minutes }) }, 1)) break;
          const later = { ...wish, resourceIds: [resourceId], now: start.add({ minutes: grid }) };
          const next = (await firstFreeStarts(this.database.open, later, time)).get(resourceId);
          if (next && tries < most - 1) starts.set(resourceId, next);
          else starts.delete(resourceId);
        }
      }
      found.set(minutes, starts);
    }
    return asked.map(({ resourceId, minutes }) => found.get(minutes)?.get(resourceId) ?? null);
  }
}
