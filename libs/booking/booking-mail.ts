import { Inject, Injectable } from '@nestjs/common';
import { type BookingMail, Mailer } from '#libs/messages';
import { ENV, type Env, type Locale, Signer, type Sql, statement } from '#libs/platform';
import { type BookingRow, bookingById } from './booking.queries.js';
import { opensAt } from './booking.view.js';
import { accessCode } from './rules/access-code.js';

const readFacts = statement(
  'booking.mailFacts',
  `select a.id as "accountId", a.email::text, m.name, a.locale, v.name as "venueName", concat_ws(', ', nullif(v.street, ''), nullif(concat_ws(' ', v.postcode, v.city), '')) as address,
          (select slug from network n where n.id = b.network_id) as "networkSlug", v.lat, v.lon, coalesce(v.step_free, false) as "stepFree",
          (select jsonb_agg(jsonb_build_object('spaceName', s.name, 'seats', i.seats)) from booking_item i
             join space s on (s.network_id, s.id) = (i.network_id, i.space_id) where (i.network_id, i.booking_id) = (b.network_id, b.id)) as items
     from booking b
     join member m on (m.network_id, m.id) = (b.network_id, b.member_id)
     join account a on a.id = m.account_id
     join venue v on (v.network_id, v.id) = (b.network_id, b.venue_id)
    where b.network_id = (select current_network()) and b.id = $1`,
);

interface Facts {
  accountId: string;
  email: string;
  name: string;
  locale: Locale;
  venueName: string;
  networkSlug: string;
  address: string;
  lat: number;
  lon: number;
  stepFree: boolean;
  items: { spaceName: string; seats: number }[];
}

export interface AddressedBooking {
  readonly booking: BookingRow;
  readonly recipient: { id: string; email: string; name: string; locale: Locale };
  readonly mail: BookingMail;
}

/** Puts together what a booking's mails and calendar file say, from the state it is in now. */
@Injectable()
export class BookingMails {
  private readonly doors: Uint8Array;

  constructor(
    private readonly mailer: Mailer,
    @Inject(ENV) env: Env,
  ) {
    this.doors = doorKey(env);
  }

  async of(tx: Sql, bookingId: string): Promise<AddressedBooking | undefined> {
    const booking = await bookingById(tx, bookingId);
    const facts = booking && (await tx.maybe<Facts>(readFacts, [bookingId]));
    if (!booking || !facts) return undefined;
    return {
      booking,
      recipient: { id: facts.accountId, email: facts.email, name: facts.name, locale: facts.locale },
      mail: {
        bookingCode: booking.code,
        memberName: facts.name,
        memberEmail: facts.email,
        items: facts.items,
        venue: {
          name: facts.venueName,
          address: facts.address,
          lat: facts.lat,
          lon: facts.lon,
          stepFree: facts.stepFree,
        },
        start: booking.start,
        end: booking.end,
        zone: booking.zone,
        accessCode: accessCode(booking.id, this.doors),
        opensAt: opensAt(booking.start),
        creditMinutesFromPass: booking.charge.creditMinutesFromPass,
        amountCents: booking.charge.amountInclVatCents,
        cancelFreeUntil: Temporal.Instant.compare(booking.freeUntil, booking.bookedAt) > 0 ? booking.freeUntil : null,
        url: this.mailer.link(`/${facts.networkSlug}/bookings?code=${booking.code}`),
        uid: `${booking.id}@traboule`,
        sequence: booking.sequence,
        stampedAt: booking.cancelledAt ?? booking.bookedAt,
        organizer: this.mailer.sender,
      },
    };
  }
}

/** The key that doors and members' pages compute access codes with. */
export const doorKey = (env: Env): Uint8Array => new Signer(env.SECRET, 'access-code').mac('door');
