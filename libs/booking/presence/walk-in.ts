import { Injectable } from '@nestjs/common';
import { gridFloor, quarterMinutes } from '#libs/agenda';
import { isStaffOf } from '#libs/directory';
import { isQuoteRefusal, purseOf, quoteUse } from '#libs/passes';
import { Clock, Database, type MemberViewer, SettingsReader, statement } from '#libs/platform';
import { BookSpace } from '../book-space.js';
import { type BookOutcome } from '../book-space.types.js';
import { bookingPlan } from '../booking-plan.js';
import { type NamedMember, viewerNamed } from '../for-member/named-member.js';
import { type CheckInWay } from './arrival.queries.js';

const WALK_IN_MINUTES = 60;

const readDesks = statement(
  'booking.walkInSpaces',
  `select s.id, s.name from space s
    where s.network_id = (select current_network()) and s.withdrawn_at is null and not s.needs_approval
      and case when $2::uuid is null then s.venue_id = $1 and s.kind = 'DESK_AREA' else s.id = $2 and s.venue_id = $1 end
    order by s.capacity desc, s.name, s.id limit 20`,
);
export interface FreeDesk {
  readonly spaceId: string;
  readonly spaceName: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly creditMinutes: number;
  readonly amountCents: number;
}

export interface WalkInRequest {
  readonly venueId: string;
  /** A certain space; null: any desk of the venue. */
  readonly spaceId: string | null;
  /** The most that it may cost. */
  readonly ceilingCents: number;
  readonly ceilingCreditMinutes: number;
  readonly idempotencyKey: string;
}

export type WalkInOutcome = BookOutcome | { readonly kind: 'NOTHING_FREE' | 'NOT_FOUND' | 'NO_SUCH_MEMBER' };

/** Books a place for somebody who has come without a booking: from the running quarter-hour on, for one hour. */
@Injectable()
export class WalkIn {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly booking: BookSpace,
  ) {}

  /** A place that is free now, with its price for the viewer; undefined when there is none. */
  async offer(viewer: MemberViewer, venueId: string, spaceId: string | null): Promise<FreeDesk | undefined> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const span = this.span(now);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      for (const { id, name } of await tx.rows<{ id: string; name: string }>(readDesks, [venueId, spaceId])) {
        const wanted = { ...span, spaceId: id, seats: 1, memberId: viewer.member.id };
        const plan = await bookingPlan(tx, viewer.network.id, wanted, now);
        if (!plan || plan.taken || plan.banned) continue;
        const purse = await purseOf(tx, viewer.member.id, span.start, viewer.network.zone, now, settings);
        const quote = purse && quoteUse(purse, { tariffClass: plan.tariffClass, seats: 1, ...span });
        if (!quote || isQuoteRefusal(quote)) continue;
        const { creditMinutes, amountInclVatCents: amountCents } = quote;
        return { spaceId: id, spaceName: name, ...span, creditMinutes, amountCents };
      }
      return undefined;
    });
  }

  /** For the viewer, who has scanned the printed code. */
  async book(
    viewer: MemberViewer,
    wanted: WalkInRequest,
    how: CheckInWay = 'DECLARED',
    byId = viewer.member.id,
  ): Promise<WalkInOutcome> {
    // prettier-ignore
    const span = this.span(this.clock.now());
    const spaces = await this.database.inTransaction(viewer.network.id, (tx) =>
      tx.rows<{ id: string }>(readDesks, [wanted.venueId, wanted.spaceId]),
    );
    const { ceilingCents, ceilingCreditMinutes, idempotencyKey } = wanted;
    let last: WalkInOutcome = { kind: 'NOTHING_FREE' };
    for (const { id: spaceId } of spaces) {
      last = await this.booking.book(viewer, {
        ...span,
        spaceId,
        seats: 1,
        ceilingCents,
        ceilingCreditMinutes,
        acceptOverCap: false,
        // Who is there asks that the service begin at once.
        expressRequest: true,
        note: '',
        idempotencyKey,
        request: `walk-in:${wanted.venueId}:${wanted.spaceId ?? ''}:${viewer.member.id}`,
        replayOnly: false,
        walkIn: { how, byId },
      });
      if (last.kind !== 'TAKEN') return last;
    }
    return last.kind === 'TAKEN' ? { kind: 'NOTHING_FREE' } : last;
  }

  /** By the staff of the venue, for a member named by mail address or by a booking at the venue. */
  async bookFor(viewer: MemberViewer, wanted: WalkInRequest, person: NamedMember): Promise<WalkInOutcome> {
    if (!isStaffOf(viewer, wanted.venueId)) return { kind: 'NOT_FOUND' };
    const guest = await this.database.inTransaction(viewer.network.id, (tx) =>
      viewerNamed(tx, viewer, person, wanted.venueId),
    );
    if (!guest) return { kind: 'NO_SUCH_MEMBER' };
    return this.book(guest, wanted, 'STAFF', viewer.member.id);
  }

  private span(now: Temporal.Instant) {
    const start = gridFloor(now, quarterMinutes);
    return { start, end: start.add({ minutes: WALK_IN_MINUTES }) };
  }
}
