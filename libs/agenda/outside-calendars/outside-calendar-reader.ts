import { Inject, Injectable } from '@nestjs/common';
import { Cipher, ENV, type Env, FetchFault, type FetchFaultCode, type FetchLimits, SafeFetch } from '#libs/platform';
import { type BusyTime, type CalendarFault } from './read-calendar.js';
import { readInThread } from './read-in-thread.js';

const LIMITS: FetchLimits = {
  maxBytes: 5_000_000,
  totalMs: 20_000,
  idleMs: 5_000,
  types: ['text/calendar', 'application/octet-stream', 'text/plain'],
};
const DAYS_AHEAD = 120;

/** Why a calendar could not be read. */
export type ImportFault = FetchFaultCode | CalendarFault | 'ADDRESS_LOST';

export interface CalendarAddress {
  /** The id of the calendar, without which its address cannot be decrypted. */
  readonly id: string;
  readonly sealedAddress: Buffer;
  readonly allDayBlocks: boolean;
  /** Of times that name none. */
  readonly zone: string;
}

/** Reads when calendars that people keep elsewhere are busy. Their addresses are secrets and are stored encrypted. */
@Injectable()
export class OutsideCalendarReader {
  private readonly cipher: Cipher;

  constructor(
    private readonly safeFetch: SafeFetch,
    @Inject(ENV) env: Env,
  ) {
    this.cipher = new Cipher(env.SECRET, 'outside-calendar');
  }

  /** @returns the address, checked, or why nothing may be fetched from it */
  check(address: string): URL | FetchFaultCode {
    try {
      return this.safeFetch.check(address);
    } catch (error) {
      if (error instanceof FetchFault) return error.code;
      throw error;
    }
  }

  seal(url: URL, calendarId: string): Buffer {
    return this.cipher.encrypt(Buffer.from(url.href), calendarId);
  }

  /** What is not over of today, and of the days to come. */
  async busyTimes(
    { id, sealedAddress, allDayBlocks, zone }: CalendarAddress,
    now: Temporal.Instant,
  ): Promise<BusyTime[] | ImportFault> {
    let address: string;
    try {
      address = this.cipher.decrypt(sealedAddress, id).toString();
    } catch {
      return 'ADDRESS_LOST';
    }
    try {
      const text = (await this.safeFetch.fetch(address, LIMITS)).toString('utf8').replace(/^\uFEFF/, '');
      // From the day's beginning, so that what is under way does not change at each reading.
      const from = now.toZonedDateTimeISO(zone).startOfDay();
      const until = from.add({ days: DAYS_AHEAD });
      const wanted = { text, zone, allDayBlocks, from: from.epochMilliseconds, until: until.epochMilliseconds };
      const answer = await readInThread(wanted);
      if ('fault' in answer) return answer.fault;
      return answer.busy.filter(({ end }) => end > now.epochMilliseconds);
    } catch (error) {
      if (error instanceof FetchFault) return error.code;
      throw error;
    }
  }
}
