import { waitingSource } from '#libs/messages';
import { statement } from '#libs/platform';
import { offerText } from './session.notifications.js';

interface Offered {
  sessionId: string;
  title: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
  zone: string;
  offeredAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
}

const readOffers = statement(
  'sessions.offersWaiting',
  `select s.id as "sessionId", s.title, s.starts_at as start, s.ends_at as "end", v.zone, o.offered_at as "offeredAt", o.expires_at as "expiresAt"
     from member m
     join waiting_list_entry w on (w.network_id, w.member_id) = (m.network_id, m.id) and w.subject_kind = 'SESSION' and w.state = 'OFFERED'
     join waiting_offer o on (o.network_id, o.entry_id) = (w.network_id, w.id) and o.state = 'LIVE' and o.expires_at > $2
     join session s on (s.network_id, s.id) = (w.network_id, w.subject_id)
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where m.network_id = (select current_network()) and m.account_id = $1
    order by o.expires_at limit 20`,
);

/** A place that is held for somebody waits for a yes until the offer expires. */
waitingSource('sessions.offers', async (tx, { account, locale }, now) =>
  (await tx.rows<Offered>(readOffers, [account.id, now])).map(({ offeredAt, expiresAt, ...session }) => ({
    kind: 'sessions.offer',
    ...offerText(
      { ...session, start: session.start.toString(), end: session.end.toString(), expiresAt: expiresAt.toString() },
      locale,
    ),
    since: offeredAt,
    until: expiresAt,
  })),
);
