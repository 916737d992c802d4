import { Injectable } from '@nestjs/common';
import { OutsideCalendarReader } from '#libs/agenda';
import { isStaffOf } from '#libs/directory';
import {
  Clock,
  Database,
  type FetchFaultCode,
  type MemberViewer,
  Random,
  Rollback,
  claimKey,
  hashOf,
  voidJobs,
} from '#libs/platform';
import { readOutsideCalendar } from '../declared-jobs.js';
import { type OpeningRefusal } from '../openings.types.js';
import { removeOwnUses, spaceToUse } from '../own-uses/own-use.queries.js';
import { type CalendarRow, calendarById, importedUses, insertCalendar, removeCalendarRow } from './calendar.queries.js';
import { queueReading } from './import-calendar.js';

export interface CalendarRequest {
  readonly spaceId: string;
  readonly address: string;
  readonly allDayBlocks: boolean;
  readonly idempotencyKey: string;
}

export type AddCalendarOutcome =
  | { kind: 'ADDED'; calendar: CalendarRow }
  | { kind: 'BAD_ADDRESS'; fault: FetchFaultCode }
  | { kind: 'REFUSED'; code: OpeningRefusal };

/** Adds and removes calendars that venues keep elsewhere. A job reads them. */
@Injectable()
export class AddCalendar {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly reader: OutsideCalendarReader,
  ) {}

  async add(viewer: MemberViewer, wanted: CalendarRequest): Promise<AddCalendarOutcome> {
    const { spaceId, address, allDayBlocks, idempotencyKey } = wanted;
    const url = this.reader.check(address);
    if (typeof url === 'string') return { kind: 'BAD_ADDRESS', fault: url };
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<AddCalendarOutcome> => {
      const refuse = (code: OpeningRefusal): never => {
        throw new Rollback<AddCalendarOutcome>({ kind: 'REFUSED', code });
      };
      const space = await spaceToUse(tx, spaceId);
      if (!space || !isStaffOf(viewer, space.venueId)) return refuse('NOT_FOUND');
      const id = this.random.uuid();
      const request = JSON.stringify([spaceId, hashOf(url.href).toString('hex'), allDayBlocks]);
      const key = { actorId: viewer.member.id, operation: 'addOutsideCalendar', key: idempotencyKey, request };
      const claim = await claimKey(tx, key, id, now);
      if (claim.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      if (claim.kind === 'REPLAY') return { kind: 'ADDED', calendar: (await calendarById(tx, claim.resultId))! };
      const sealedAddress = this.reader.seal(url, id);
      const row = { id, spaceId, sealedAddress, host: url.host, allDayBlocks, addedById: viewer.member.id, now };
      if (!(await insertCalendar(tx, row))) return refuse('TOO_MANY_CALENDARS');
      await queueReading(tx, id, 0, now);
      return { kind: 'ADDED', calendar: (await calendarById(tx, id))! };
    });
  }

  /** Removes what was read from it, too. What is removed already stays so. */
  remove(viewer: MemberViewer, id: string): Promise<OpeningRefusal | undefined> {
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const calendar = await calendarById(tx, id);
      if (!calendar || !isStaffOf(viewer, calendar.venueId)) return 'NOT_FOUND';
      await removeCalendarRow(tx, id); // waits for a reading that is taking time
      const uses = await importedUses(tx, id);
      await removeOwnUses(
        tx,
        uses.map((use) => use.id),
      );
      await voidJobs(tx, readOutsideCalendar, id, now);
      return undefined;
    });
  }
}
