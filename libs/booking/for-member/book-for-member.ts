import { Injectable } from '@nestjs/common';
import { isStaffOf } from '#libs/directory';
import { Database, type MemberViewer, type Span, statement } from '#libs/platform';
import { BookSpace } from '../book-space.js';
import { type BookOutcome } from '../book-space.types.js';
import { type NamedMember, viewerNamed } from './named-member.js';

const isOfVenue = statement(
  'booking.isSpaceOfVenue',
  `select 1 as found from space
    where network_id = (select current_network()) and id = $1 and venue_id = $2 and withdrawn_at is null`,
);

export interface BookingForMember extends Span {
  readonly venueId: string;
  readonly spaceId: string;
  readonly seats: number;
  readonly named: NamedMember;
  readonly idempotencyKey: string;
}

export type ForMemberOutcome =
  BookOutcome | { readonly kind: 'REFUSED'; readonly code: 'NOT_STAFF' | 'NO_SUCH_MEMBER' | 'SPACE_WITHDRAWN' };

/**
 * The staff of a venue book one of its spaces for a member, who pays as if they had booked it themselves: the same checks, price
 * and terms. The member has not asked that the service begin at once, nor agreed to exceed their monthly limit.
 */
@Injectable()
export class BookForMember {
  constructor(
    private readonly database: Database,
    private readonly bookSpace: BookSpace,
  ) {}

  async book(staff: MemberViewer, wanted: BookingForMember): Promise<ForMemberOutcome> {
    const { venueId, spaceId, seats, start, end, named, idempotencyKey } = wanted;
    if (!isStaffOf(staff, venueId)) return { kind: 'REFUSED', code: 'NOT_STAFF' };
    const found = await this.database.inTransaction(staff.network.id, async (tx) => ({
      member: await viewerNamed(tx, staff, named, venueId),
      space: await tx.maybe(isOfVenue, [spaceId, venueId]),
    }));
    if (!found.member) return { kind: 'REFUSED', code: 'NO_SUCH_MEMBER' };
    if (!found.space) return { kind: 'REFUSED', code: 'SPACE_WITHDRAWN' };
    return this.bookSpace.book(found.member, {
      start,
      end,
      spaceId,
      seats,
      // The staff tell the price; it is that of the tariff.
      ceilingCents: Number.MAX_SAFE_INTEGER,
      ceilingCreditMinutes: Number.MAX_SAFE_INTEGER,
      acceptOverCap: false,
      expressRequest: false,
      note: '',
      idempotencyKey,
      request: JSON.stringify(['for', found.member.member.id, spaceId, seats, start, end]),
      replayOnly: false,
      bookedById: staff.member.id,
    });
  }
}
