import { Injectable } from '@nestjs/common';
import { Mailer, type SessionMail } from '#libs/messages';
import { type Locale, type Sql, statement } from '#libs/platform';

interface Facts {
  readonly subjectId: string;
  readonly sessionId: string;
  readonly sessionState: 'PLANNED' | 'CANCELLED' | 'HELD';
  readonly cancelledAt: Temporal.Instant | null;
  readonly placeState: string | null;
  readonly since: Temporal.Instant | null;
  readonly placeId: string | null;
  readonly expiresAt: Temporal.Instant | null;
  readonly offeredAt: Temporal.Instant | null;
  readonly title: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly sequence: number;
  readonly scheduledAt: Temporal.Instant;
  readonly spaceName: string | null;
  readonly venueName: string;
  readonly address: string;
  readonly lat: number;
  readonly lon: number;
  readonly zone: string;
  readonly networkSlug: string;
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

const columns = `s.id as "sessionId", s.state as "sessionState", s.cancelled_at as "cancelledAt", s.title, s.starts_at as start, s.ends_at as "end",
  s.sequence, s.scheduled_at as "scheduledAt", r.name as "spaceName", v.name as "venueName", v.lat, v.lon, v.zone,
  concat_ws(', ', nullif(v.street, ''), nullif(concat_ws(' ', v.postcode, v.city), '')) as address,
  (select slug from network n where n.id = s.network_id) as "networkSlug", a.id as "accountId", a.email::text, a.name, a.locale`;
const joins = (member: string) => `
  join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
  left join space r on (r.network_id, r.id) = (s.network_id, s.space_id)
  join member m on (m.network_id, m.id) = (s.network_id, ${member}) and m.left_at is null
  join account a on a.id = m.account_id and a.erased_at is null`;

const ofPlace = statement(
  'sessions.mailOfPlace',
  `select ${columns}, p.id as "subjectId", p.id as "placeId", p.state as "placeState", p.since, null::timestamptz as "expiresAt", null::timestamptz as "offeredAt"
     from session_place p join session s on (s.network_id, s.id) = (p.network_id, p.session_id) ${joins('p.member_id')}
    where p.network_id = (select current_network()) and p.id = any($1::uuid[]) order by s.starts_at, p.id`,
);
const ofOffer = statement(
  'sessions.mailOfOffer',
  `select ${columns}, o.id as "subjectId", o.hold_id as "placeId", o.state as "placeState", null::timestamptz as since, o.expires_at as "expiresAt", o.offered_at as "offeredAt"
     from waiting_offer o join waiting_list_entry w on (w.network_id, w.id) = (o.network_id, o.entry_id) and w.subject_kind = 'SESSION'
     join session s on (s.network_id, s.id) = (w.network_id, w.subject_id) ${joins('w.member_id')}
    where o.network_id = (select current_network()) and o.id = $1`,
);
const ofPerson = statement(
  'sessions.mailOfPerson',
  `select ${columns}, s.id as "subjectId", p.id as "placeId", p.state as "placeState", p.since, null::timestamptz as "expiresAt", null::timestamptz as "offeredAt"
     from session s ${joins('$2')}
     left join lateral (
       select id, state, since from session_place q
        where (q.network_id, q.session_id) = (s.network_id, s.id) and q.member_id = m.id order by (q.state = 'CANCELLED') desc, q.id desc limit 1) p on true
    where s.network_id = (select current_network()) and s.id = $1`,
);

/** What the mails about one person's place in a session contain, from its current state. */
export interface AddressedPlace {
  readonly facts: Facts;
  readonly recipient: { id: string; email: string; name: string; locale: Locale };
  readonly mail: SessionMail;
}

/** Reads what mails about sessions contain. Undefined: the person left, or it does not exist. */
@Injectable()
export class SessionMails {
  constructor(private readonly mailer: Mailer) {}

  ofPlace = async (tx: Sql, placeId: string) => (await this.ofPlaces(tx, [placeId]))[0];
  ofOffer = (tx: Sql, offerId: string) => this.read(tx, ofOffer, [offerId]);
  ofPerson = (tx: Sql, sessionId: string, memberId: string) => this.read(tx, ofPerson, [sessionId, memberId]);

  /** In the order in which the sessions start. */
  async ofPlaces(tx: Sql, placeIds: readonly string[]): Promise<AddressedPlace[]> {
    return (await tx.rows<Facts>(ofPlace, [placeIds])).map((facts) => this.addressed(facts));
  }

  private async read(tx: Sql, of: typeof ofPlace, values: string[]): Promise<AddressedPlace | undefined> {
    const facts = await tx.maybe<Facts>(of, values);
    return facts && this.addressed(facts);
  }

  private addressed(facts: Facts): AddressedPlace {
    return {
      facts,
      recipient: { id: facts.accountId, email: facts.email, name: facts.name, locale: facts.locale },
      mail: this.mailOf(facts),
    };
  }

  private mailOf(facts: Facts): SessionMail {
    const { title, start, end, zone, sequence, spaceName } = facts;
    return {
      title,
      start,
      end,
      zone,
      sequence,
      spaceName,
      memberName: facts.name,
      memberEmail: facts.email,
      venue: { name: facts.venueName, address: facts.address, lat: facts.lat, lon: facts.lon },
      url: this.mailer.link(`/${facts.networkSlug}/sessions/${facts.sessionId}`),
      uid: `${facts.placeId ?? facts.sessionId}@traboule`,
      stampedAt: facts.cancelledAt ?? facts.since ?? facts.scheduledAt,
      organizer: this.mailer.sender,
    };
  }
}
