import { Inject, Injectable } from '@nestjs/common';
import { firstFreeStretches, isBefore } from '#libs/agenda';
import { Clock, Database, ENV, type Env, type Viewer, make } from '#libs/platform';
import { arrivalKeys } from '../presence/check-in-booking.js';
import { printedToken, rotatingCode, rotatingCodeChanges } from '../rules/check-in-codes.js';
import { type KioskVenueRow, kioskSpaces, kioskVenue } from './kiosk.queries.js';
import { KioskScreen, KioskSpace } from './kiosk.types.js';

const HOURS_AHEAD = 24;

/** What the screen at the door of a venue shows: what is free, and how members check in. */
@Injectable()
export class ReadKioskScreen {
  private readonly keys: ReturnType<typeof arrivalKeys>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.keys = arrivalKeys(env);
  }

  /** Undefined when the venue was withdrawn. */
  async read({ network, kiosk }: Viewer & Required<Pick<Viewer, 'kiosk'>>): Promise<KioskScreen | undefined> {
    const now = this.clock.now();
    const read = await this.database.inTransaction(network.id, async (tx) => {
      const venue = await kioskVenue(tx, kiosk.venueId);
      if (!venue) return undefined;
      const spaces = await kioskSpaces(tx, venue.id);
      const resourceIds = spaces.map(({ resourceId }) => resourceId);
      const window = { start: now, end: now.add({ hours: HOURS_AHEAD }) };
      const free = await firstFreeStretches(tx, { networkId: network.id, resourceIds, ...window });
      return { venue, spaces, free };
    });
    if (!read) return undefined;
    const { venue, spaces, free } = read;
    const token = printedToken(venue.id, this.keys.printed);
    const checkInPath = `/${network.slug}/check-in/${token}`;
    return make(KioskScreen, {
      kioskName: kiosk.name,
      ...this.arrivals(venue, checkInPath, now),
      spaces: spaces.map(({ id, resourceId, name, kind, needsApproval }) => {
        const { start: freeFrom = null, end: freeUntil = null } = free.get(resourceId) ?? {};
        const isFree = freeFrom !== null && !isBefore(now, freeFrom);
        const takePath = isFree && !needsApproval ? `${checkInPath}?space=${id}` : null;
        return make(KioskSpace, { id, name, kind, isFree, freeFrom, freeUntil, takePath });
      }),
    });
  }

  private arrivals({ id, name, zone, arrivals }: KioskVenueRow, checkInPath: string, now: Temporal.Instant) {
    const code = rotatingCode(id, now, this.keys.rotating);
    return {
      venueName: name,
      zone,
      now,
      checksIn: arrivals === 'CHECK_IN',
      codeChangesAt: rotatingCodeChanges(now),
      checkInPath: `${checkInPath}?code=${code}`,
    };
  }
}
