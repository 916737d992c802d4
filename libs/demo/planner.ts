import { type Chance } from './chance.js';
import { type Member } from './members.js';
import { instantOf, Occupancy, type Quarter, quarterOf } from './occupancy.js';
import { arrivals, boothLengths, cancelledShare, lengths, noShowShare, parties } from './booking-patterns.data.js';
import { type Tale } from './tale.js';
import { type SpaceKind, type Town } from './town.js';
import { type Space, type Venue } from './venues.js';

export interface Booking {
  readonly id: string;
  readonly itemId: string;
  readonly member: Member;
  readonly space: Space;
  readonly from: Quarter;
  readonly to: Quarter;
  readonly seats: number;
  readonly bookedAt: Temporal.Instant;
  /** Whether chance wants it cancelled; the cancellation policy decides later whether that is possible. */
  readonly outcome: 'KEPT' | 'CANCELLED' | 'MISSED';
  /** Of a booking that belongs to the story. */
  readonly tale?: Tale;
}

/** A booking that the story asks for. */
export interface WantedBooking {
  readonly member: Member;
  readonly space: Space;
  readonly date: Temporal.PlainDate;
  readonly hour: number;
  readonly minutes: number;
  readonly bookedAt: Temporal.Instant | ((start: Temporal.Instant) => Temporal.Instant);
  /** Undefined when it cannot start then. */
  readonly taleOf: (start: Temporal.Instant) => Tale | undefined;
}

/** Finds times for bookings so that nothing overlaps. */
export class Planner {
  readonly bookings: Booking[] = [];
  readonly chance: Chance;
  private readonly occupancy = new Occupancy();
  private readonly byKind = new Map<SpaceKind, (readonly [Space, number])[]>();
  private readonly clocks = new Map<string, Quarter>();

  constructor(
    private readonly town: Town,
    venues: readonly Venue[],
  ) {
    this.chance = town.chance.fork('bookings');
    for (const venue of venues) {
      for (const space of venue.spaces) {
        const spaces = this.byKind.get(space.draft.kind) ?? [];
        this.byKind.set(space.draft.kind, spaces);
        spaces.push([space, venue.popularity]);
      }
    }
    // cumulative weights, so that picking is a binary search
    for (const spaces of this.byKind.values()) {
      let sum = 0;
      spaces.forEach(([space, share], i) => (spaces[i] = [space, (sum += share)]));
    }
  }

  /** @returns undefined when the space is closed, taken or too close, or the member is elsewhere */
  place({ member, space, date, hour, minutes, bookedAt: when, taleOf }: WantedBooking): Booking | undefined {
    const { occupancy } = this;
    const from = this.clock(date, hour);
    const to = from + minutes / 15;
    if (!occupancy.isOpen(space, from, to) || !occupancy.isFree(space, from, to, 1)) return undefined;
    if (!occupancy.isPersonFree(member.id, from, to)) return undefined;
    const start = instantOf(from);
    const bookedAt = typeof when === 'function' ? when(start) : when;
    const latest = start.subtract({ minutes: space.leadMinutes + 1 });
    const tale = Temporal.Instant.compare(bookedAt, latest) > 0 ? undefined : taleOf(start);
    if (!tale) return undefined;
    occupancy.take(space, member.id, from, to, 1);
    return this.add({ member, space, from, to, bookedAt, tale });
  }

  /** The booking of somebody who takes the time of one that was cancelled. */
  placeInstead(member: Member, { space, from, to, tale }: Booking): void {
    if (!this.occupancy.isPersonFree(member.id, from, to)) return;
    this.occupancy.take(space, member.id, from, to, 1);
    this.add({ member, space, from, to, bookedAt: tale!.cancelled!.at.add({ minutes: 10 }), tale: {} });
  }

  /** Keeps a time of a space from everybody. @returns undefined when it is closed or taken */
  keepFree(
    space: Space,
    date: Temporal.PlainDate,
    hour: number,
    minutes: number,
  ): { from: Quarter; to: Quarter } | undefined {
    const from = this.clock(date, hour);
    const to = from + minutes / 15;
    if (!this.occupancy.isOpen(space, from, to) || !this.occupancy.isFree(space, from, to, 1)) return undefined;
    this.occupancy.take(space, 'nobody', from, to, 1);
    return { from, to };
  }

  private add(made: Pick<Booking, 'member' | 'space' | 'from' | 'to' | 'bookedAt'> & { readonly tale: Tale }): Booking {
    const [id, itemId] = [this.chance.id(made.bookedAt), this.chance.id(made.bookedAt)];
    const booking = { ...made, id, itemId, seats: 1, outcome: 'KEPT' as const };
    this.bookings.push(booking);
    return booking;
  }

  /** Camille books now and then; the next days and every early afternoon stay free for people who try the page. */
  planForDemoMember(member: Member, date: Temporal.PlainDate, days: number): void {
    if ([-12, -9, -5, -2].includes(days)) this.plan(member, date, 'DESK_AREA');
    if ([-6, 9].includes(days)) this.plan(member, date, 'MEETING_ROOM');
    if (days === 6) this.plan(member, date, 'MACHINE');
  }

  plan(member: Member, date: Temporal.PlainDate, kind: SpaceKind): void {
    const { chance, occupancy } = this;
    for (let attempt = 0; attempt < 5; attempt++) {
      const space = this.spaceFor(member, kind);
      if (!space) return;
      const minutes = chance.weighted(space.draft.tariffClass === 'BOOTH' ? boothLengths : lengths[kind]);
      const from = this.clock(date, chance.weighted(arrivals[kind]));
      const to = from + Math.min(minutes, space.maxMinutes) / 15;
      const seats = kind === 'DESK_AREA' ? chance.weighted(parties) : 1;
      if ((space.draft.reservedForTour || member.key) && this.isTourTime(date, from, to + 1)) continue;
      if (!occupancy.isOpen(space, from, to) || !occupancy.isFree(space, from, to, seats)) continue;
      if (!occupancy.isPersonFree(member.id, from, to)) continue;
      const bookedAt = this.bookedAt(member, space, from);
      if (!bookedAt) return;
      occupancy.take(space, member.id, from, to, seats);
      const outcome = member.key
        ? 'KEPT'
        : chance.weighted([
            ['CANCELLED', cancelledShare],
            ['MISSED', noShowShare],
            ['KEPT', 1],
          ] as const);
      const [id, itemId] = [chance.id(bookedAt), chance.id(bookedAt)];
      this.bookings.push({ id, itemId, member, space, from, to, seats, bookedAt, outcome });
      return;
    }
  }

  /** Members mostly book at their home venue, elsewhere by the popularity of the venue. */
  private spaceFor(member: Member, kind: SpaceKind): Space | undefined {
    const { chance } = this;
    const atHome = member.home?.spaces.filter(({ draft }) => draft.kind === kind) ?? [];
    if (atHome.length > 0 && chance.yes(0.6)) return chance.pick(atHome);
    const spaces = this.byKind.get(kind);
    if (!spaces) return undefined;
    const wanted = chance.next() * spaces.at(-1)![1];
    let low = 0;
    let high = spaces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spaces[middle]![1] > wanted) high = middle;
      else low = middle + 1;
    }
    return spaces[low]![0];
  }

  /** A moment some days before, during waking hours, that respects the lead time; undefined when there is none. */
  private bookedAt(member: Member, space: Space, from: Quarter): Temporal.Instant | undefined {
    const { chance, town } = this;
    const start = instantOf(from);
    const latest = [
      start.subtract({ minutes: space.leadMinutes + 1 }),
      town.now.subtract({ seconds: chance.whole(60, 36_000) }),
    ];
    const last = latest.reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? a : b));
    const daysBefore = Math.min(30, -Math.log(1 - chance.next()) * (space.draft.kind === 'DESK_AREA' ? 2.5 : 6));
    const wished = start.subtract({ seconds: Math.round(daysBefore * 86_400) });
    let at = Temporal.Instant.compare(wished, last) < 0 ? wished : last;
    const { hour } = at.toZonedDateTimeISO(town.data.zone);
    if (hour < 7) at = at.subtract({ hours: 8 });
    return Temporal.Instant.compare(at, member.joinedAt.add({ hours: 1 })) > 0 ? at : undefined;
  }

  /** From 13:00 to 17:00 the tour may book a machine for two hours from 14:00. */
  private isTourTime(date: Temporal.PlainDate, from: Quarter, to: Quarter): boolean {
    return from < this.clock(date, 17) && this.clock(date, 13) < to;
  }

  /** A local hour such as 9.25 as a quarter-hour; an hour that daylight saving skips counts from the next one. */
  private clock(date: Temporal.PlainDate, hours: number): Quarter {
    const key = `${date}/${hours}`;
    let quarter = this.clocks.get(key);
    if (quarter === undefined) {
      const plainTime = Temporal.PlainTime.from({ hour: Math.floor(hours), minute: (hours % 1) * 60 });
      quarter = quarterOf(date.toZonedDateTime({ timeZone: this.town.data.zone, plainTime }).toInstant());
      this.clocks.set(key, quarter);
    }
    return quarter;
  }
}
