import { Inject, Injectable } from '@nestjs/common';
import { type BookingMail, Mailer } from '#libs/messages';
import { ENV, type Env, type Locale, Signer, type Sql, statement } from '#libs/platform';
import { type BookingRow, bookingColumns } from './booking.queries.js';
import { opensAt } from './booking.view.js';
import { accessCode } from './rules/access-code.js';

const readFacts = statement(
  'booking.mailFacts',
  `select ${bookingColumns}, a.id as "accountId", a.email::text, a.name, a.locale, v.name as "venueName",
          concat_ws(', ', nullif(v.street, ''), nullif(concat_ws(' ', v.postcode, v.city), '')) as address,
          (select slug from network n where n.id = b.network_id) as "networkSlug", v.lat, v.lon, coalesce(v.step_free, false) as "stepFree",
          case a.locale when 'fr' then coalesce(nullif(v.access_fr, ''), v.access_en) else coalesce(nullif(v.access_en, ''), v.access_fr) end as "accessText",
          (select jsonb_agg(jsonb_build_object('spaceName', s.name, 'seats', i.seats, 'kind', s.kind) order by i.position, i.id) from booking_item i
             join space s on (s.network_id, s.id) = (i.network_id, i.space_id) where (i.network_id, i.booking_id) = (b.network_id, b.id)) as "namedItems"
     from booking b
     join member m on (m.network_id, m.id) = (b.network_id, b.member_id)
     join account a on a.id = m.account_id and a.erased_at is null
     join venue booked on (booked.network_id, booked.id) = (b.network_id, b.venue_id)
     join venue v on (v.network_id, v.id) = (b.network_id, coalesce(booked.merged_into_id, booked.id))
    where b.network_id = (select current_network()) and b.id = any($1::uuid[])`,
);

interface Facts extends BookingRow {
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
  accessText: string;
  namedItems: { spaceName: string; seats: number; kind: string }[];
}

export interface AddressedBooking {
  readonly booking: BookingRow;
  readonly recipient: { id: string; email: string; name: string; locale: Locale };
  readonly mail: BookingMail;
  /** Leads to offers for the same need at the same time. */
  readonly searchUrl: string;
}

/** Reads what a booking's mails and calendar file contain, from the booking's current state. */
@Injectable()
export class BookingMails {
  private readonly accessKey: Uint8Array;

  constructor(
    private readonly mailer: Mailer,
    @Inject(ENV) env: Env,
  ) {
    this.accessKey = doorKey(env);
  }

  /** In the order of the given ids; undefined for a booking that does not exist. */
  async of(tx: Sql, bookingIds: readonly string[]): Promise<(AddressedBooking | undefined)[]> {
    const factsById = new Map((await tx.rows<Facts>(readFacts, [bookingIds])).map((facts) => [facts.id, facts]));
    return bookingIds.map((id) => {
      const facts = factsById.get(id);
      return facts && this.addressed(facts);
    });
  }

  private addressed(facts: Facts): AddressedBooking {
    return {
      booking: facts,
      recipient: { id: facts.accountId, email: facts.email, name: facts.name, locale: facts.locale },
      searchUrl: this.mailer.link(`/${facts.networkSlug}?${sameNeed(facts)}`),
      mail: {
        bookingCode: facts.code,
        memberName: facts.name,
        bookedBy: facts.bookedBy,
        memberEmail: facts.email,
        items: facts.namedItems,
        venue: {
          name: facts.venueName,
          address: facts.address,
          lat: facts.lat,
          lon: facts.lon,
          stepFree: facts.stepFree,
          access: facts.accessText,
        },
        start: facts.start,
        end: facts.end,
        zone: facts.zone,
        accessCode: accessCode(facts.id, this.accessKey),
        opensAt: opensAt(facts.start),
        creditMinutesFromPass: facts.charge.creditMinutesFromPass,
        amountCents: facts.charge.amountInclVatCents,
        fee: facts.fee,
        cancelFreeUntil: Temporal.Instant.compare(facts.freeUntil, facts.bookedAt) > 0 ? facts.freeUntil : null,
        url: this.mailer.link(`/${facts.networkSlug}/bookings?code=${facts.code}`),
        uid: `${facts.id}@traboule`,
        sequence: facts.sequence,
        stampedAt: facts.cancelledAt ?? facts.bookedAt,
        organizer: this.mailer.sender,
      },
    };
  }
}

/** The address of a search for the kind, the time, the seats and the place of a booking. */
function sameNeed({ namedItems, start, end, lat, lon, venueName }: Facts): string {
  const [item] = namedItems;
  const minutes = Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
  return new URLSearchParams({
    ...(item && { kind: item.kind, party: String(item.seats) }),
    start: start.toString(),
    min: String(minutes),
    lat: lat.toFixed(5),
    lon: lon.toFixed(5),
    place: venueName.slice(0, 120),
  }).toString();
}

/** The key from which door systems and members' pages compute access codes. */
export const doorKey = (env: Env): Uint8Array => new Signer(env.SECRET, 'access-code').mac('door');
