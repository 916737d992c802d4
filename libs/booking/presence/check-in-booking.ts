import { Inject, Injectable } from '@nestjs/common';
import { restateTime } from '#libs/agenda';
import {
  Clock,
  Database,
  ENV,
  type Env,
  type MemberViewer,
  Rollback,
  type Settings,
  SettingsReader,
  Signer,
  type Sql,
  enqueue,
  type Viewer,
  statement,
} from '#libs/platform';
import { isStaffOf } from '#libs/directory';
import { doorKey } from '../booking-mail-facts.js';
import { noShowDue } from '../declared-jobs.js';
import { isAccessCode } from '../rules/access-code.js';
import { checkInWindow, placeInWindow } from '../rules/check-in-window.js';
import { isRotatingCode, venueOfToken } from '../rules/check-in-codes.js';
import { type ArrivalRow, type CheckInWay, lockArrivals } from './arrival.queries.js';
import { arrivalTimes, presenceDeadlines } from './presence.settings.js';
import { type PresenceRefusalFacts, refusal } from './presence.texts.js';

/** How a member shows that they are there. Exactly one of them. */
export type CheckInProof =
  { readonly declaredToken: string } | { readonly rotatingCode: string } | { readonly accessCode: string };

export type CheckInOutcome = { readonly kind: 'DONE'; readonly arrival: ArrivalRow } | PresenceRefusalFacts;

const restate = statement(
  'booking.checkIn',
  `with restated as (
     update booking set state = 'IN_USE' where network_id = (select current_network()) and id = $1 and state = 'CONFIRMED'
     returning network_id, id as holder_id, 'CONFIRMED' as before, state),
   came as (
     insert into check_in (network_id, booking_id, at, how, by_id, entered_at)
     select network_id, holder_id, $2, $3, $4, $5 from restated returning booking_id),
   ${restateTime}
   select (select count(*) from came) as came, (select count(*) from places_restated) as places,
          (select count(*) from people_restated) as people from restated`,
);
const undo = statement(
  'booking.undoCheckIn',
  `with restated as (
     update booking set state = 'CONFIRMED' where network_id = (select current_network()) and id = $1 and state = 'IN_USE'
     returning network_id, id as holder_id, 'IN_USE' as before, state),
   gone as (
     delete from check_in c using restated r where (c.network_id, c.booking_id) = (r.network_id, r.holder_id) returning c.booking_id),
   ${restateTime}
   select (select count(*) from gone) as gone, (select count(*) from places_restated) as places,
          (select count(*) from people_restated) as people from restated`,
);

export interface CheckInToWrite {
  readonly at: Temporal.Instant;
  readonly how: CheckInWay;
  readonly byId: string;
  readonly now: Temporal.Instant;
}

/** Notes that somebody came. @returns false when the booking is not confirmed any more */
export const writeCheckIn = async (tx: Sql, id: string, { at, how, byId, now }: CheckInToWrite): Promise<boolean> =>
  (await tx.maybe(restate, [id, at, how, byId, now])) !== undefined;

/** Makes keys for the printed codes and the codes on screens of venues. */
export const arrivalKeys = ({ SECRET }: Env) => ({
  printed: new Signer(SECRET, 'check-in').mac('printed'),
  rotating: new Signer(SECRET, 'check-in').mac('rotating'),
});

/** Notes who came: the member by a code, or the staff of the venue. */
@Injectable()
export class CheckInBooking {
  private readonly keys: ReturnType<typeof arrivalKeys>;
  private readonly doorKey: Uint8Array;

  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.keys = arrivalKeys(env);
    this.doorKey = doorKey(env);
  }

  /** The member’s own booking. Repeating it changes nothing. */
  async byMember(viewer: MemberViewer, code: string, proof: CheckInProof): Promise<CheckInOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.decide(viewer, async (tx) => {
      const [arrival] = await lockArrivals(tx, [code], viewer.member.id);
      if (!arrival) return refusal('NOT_FOUND');
      const way = this.wayOf(proof, arrival, now);
      if (typeof way !== 'string') return way;
      if (arrival.checkIn) return { kind: 'DONE', arrival };
      if (arrival.arrivals !== 'CHECK_IN') return refusal('NO_CHECK_IN_HERE');
      const fault = faultOf(arrival, now, settings);
      if (fault) return fault;
      return this.write(tx, arrival, { at: now, how: way, byId: viewer.member.id, now });
    });
  }

  /** By the staff of the venue, who may enter an arrival afterwards. */
  async byStaff(
    viewer: MemberViewer,
    venueId: string,
    code: string,
    arrivedAt: Temporal.Instant | null,
  ): Promise<CheckInOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.decide(viewer, async (tx) => {
      const arrival = await this.ofVenue(tx, viewer, venueId, code);
      if (!arrival) return refusal('NOT_FOUND');
      if (arrival.checkIn) return { kind: 'DONE', arrival };
      if (arrival.arrivals === 'NONE') return refusal('NO_CHECK_IN_HERE');
      const at = arrivedAt && Temporal.Instant.compare(arrivedAt, now) < 0 ? arrivedAt : now;
      const fault = faultOf(arrival, at, settings);
      if (fault) return fault;
      return this.write(tx, arrival, { at, how: 'STAFF', byId: viewer.member.id, now });
    });
  }

  /** At the door of a venue: who knows the code of a booking is there for it. Bookings of other venues are not found. */
  async atDoor(viewer: Viewer, venueId: string, code: string): Promise<CheckInOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.decide(viewer, async (tx) => {
      const [arrival] = await lockArrivals(tx, [code], null);
      if (arrival?.venueId !== venueId) return refusal('NOT_FOUND');
      if (arrival.checkIn) return { kind: 'DONE', arrival };
      if (arrival.arrivals !== 'CHECK_IN') return refusal('NO_CHECK_IN_HERE');
      const fault = faultOf(arrival, now, settings);
      if (fault) return fault;
      return this.write(tx, arrival, { at: now, how: 'CODE', byId: arrival.memberId, now });
    });
  }

  /** Takes an arrival back that was noted by mistake. */
  async undo(viewer: MemberViewer, venueId: string, code: string): Promise<CheckInOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.decide(viewer, async (tx) => {
      const arrival = await this.ofVenue(tx, viewer, venueId, code);
      if (!arrival) return refusal('NOT_FOUND');
      const { checkIn, zone } = arrival;
      if (!checkIn) return { kind: 'DONE', arrival };
      const until = checkIn.enteredAt.add({ hours: settings.get(presenceDeadlines).correctionHours });
      if (Temporal.Instant.compare(now, until) >= 0) return refusal('TOO_LATE', { at: until, zone });
      if (!(await tx.maybe(undo, [arrival.id]))) return refusal('NOT_LIVE');
      // The job of the window may have run and found the person there.
      const window = checkInWindow(arrival, settings.get(arrivalTimes));
      if (arrival.arrivals === 'CHECK_IN' && placeInWindow(window, now) === 'AFTER')
        await enqueue(tx, {
          job: noShowDue,
          subjectId: arrival.id,
          payload: { bookingId: arrival.id },
          runAt: now,
          key: `booking.noShow:${arrival.id}:${now.toString()}`,
          requestId: viewer.requestId,
        });
      return { kind: 'DONE', arrival: { ...arrival, state: 'CONFIRMED', checkIn: null } };
    });
  }

  private wayOf(proof: CheckInProof, arrival: ArrivalRow, now: Temporal.Instant): CheckInWay | PresenceRefusalFacts {
    const { id, venueId, venueName } = arrival;
    if ('declaredToken' in proof) {
      const venue = venueOfToken(proof.declaredToken, this.keys.printed);
      if (!venue) return refusal('WRONG_CODE');
      return venue === venueId ? 'DECLARED' : refusal('OTHER_VENUE', { venue: venueName });
    }
    if ('rotatingCode' in proof)
      return isRotatingCode(proof.rotatingCode, venueId, now, this.keys.rotating)
        ? 'ROTATING_CODE'
        : refusal('WRONG_CODE');
    return isAccessCode(proof.accessCode, id, this.doorKey) ? 'CODE' : refusal('WRONG_CODE');
  }

  private async ofVenue(tx: Sql, viewer: MemberViewer, venueId: string, code: string): Promise<ArrivalRow | undefined> {
    if (!isStaffOf(viewer, venueId)) return undefined;
    const [arrival] = await lockArrivals(tx, [code], null);
    return arrival?.venueId === venueId ? arrival : undefined;
  }

  private async write(tx: Sql, arrival: ArrivalRow, checkIn: CheckInToWrite): Promise<CheckInOutcome> {
    if (!(await writeCheckIn(tx, arrival.id, checkIn))) return refusal('NOT_LIVE');
    const { at, how, now } = checkIn;
    return { kind: 'DONE', arrival: { ...arrival, state: 'IN_USE', checkIn: { at, how, enteredAt: now } } };
  }

  private decide(viewer: Viewer, act: (tx: Sql) => Promise<CheckInOutcome>): Promise<CheckInOutcome> {
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const outcome = await act(tx);
      if (outcome.kind === 'REFUSED') throw new Rollback(outcome);
      return outcome;
    });
  }
}

/** Why nobody checks in for a booking at an instant; undefined when it is possible. */
function faultOf(arrival: ArrivalRow, at: Temporal.Instant, settings: Settings): PresenceRefusalFacts | undefined {
  const { state, zone } = arrival;
  const window = checkInWindow(arrival, settings.get(arrivalTimes));
  if (state === 'NO_SHOW') return refusal('TOO_LATE', { at: window.end, zone });
  if (state !== 'CONFIRMED') return refusal('NOT_LIVE');
  const place = placeInWindow(window, at);
  if (place === 'BEFORE') return refusal('TOO_EARLY', { at: window.start, zone });
  return place === 'AFTER' ? refusal('TOO_LATE', { at: window.end, zone }) : undefined;
}
