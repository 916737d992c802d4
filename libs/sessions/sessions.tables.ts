import { declareTables, exportedAs, nonPersonal, notExported, personal } from '#libs/platform';

const PURPOSE = { fr: 'Vos places dans des séances', en: 'Your places in sessions' };
const WAITING = { fr: 'Vous proposer une place qui se libère', en: 'To offer you a place that becomes free' };
const WITH_THE_ACCOUNT = { fr: 'Tant que le compte existe', en: 'As long as the account exists' };
const WITHOUT_NAME = {
  fr: 'Tant que le réseau existe, sans votre nom après effacement',
  en: 'As long as the network exists, without your name after erasure',
};
const venueName = (table: string): string =>
  `(select v.name from venue v where (v.network_id, v.id) = (${table}.network_id, ${table}.venue_id))`;
const ownEntry = `exists (select from waiting_list_entry w where (w.network_id, w.id) = (waiting_offer.network_id, waiting_offer.entry_id)
  and w.member_id = :member)`;

declareTables('sessions', {
  training: nonPersonal('network_id id reference title_fr title_en valid_months unused_months'),
  venue_training: nonPersonal('network_id venue_id training_id'),

  // The page of a past session still says that somebody held it: "Compte supprimé" after erasure.
  session: personal({
    scope: 'NETWORK',
    rows: `host_member_id = :member`,
    purpose: { fr: 'Les séances que vous animez', en: 'The sessions that you lead' },
    retention: WITHOUT_NAME,
    erasure: 'KEEP',
    exported: 'id kind title description host_member_id starts_at ends_at state scheduled_at cancelled_at',
    merge: [
      `update session set host_member_id = :kept where network_id = (select current_network()) and host_member_id = :merged`,
    ],
    personal: { venue_id: exportedAs(venueName('session')), during: notExported('starts_at and ends_at say the same') },
    nonPersonal: 'network_id space_id training_id places taken sequence version',
  }),
  session_place: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: PURPOSE,
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'id member_id state since attendance',
    merge: [
      `update session_place p set member_id = :kept
        where network_id = (select current_network()) and member_id = :merged
          and (state not in ('OFFERED','TAKEN') or not exists (
                select from session_place k where (k.network_id, k.session_id, k.member_id) = (p.network_id, p.session_id, :kept)
                   and k.state in ('OFFERED','TAKEN')))`,
    ],
    personal: {
      session_id: exportedAs(
        `(select s.title from session s where (s.network_id, s.id) = (session_place.network_id, session_place.session_id))`,
      ),
    },
    nonPersonal: 'network_id',
  }),
  // Before the list: its rows say whose offer it was.
  waiting_offer: personal({
    scope: 'NETWORK',
    rows: ownEntry,
    purpose: WAITING,
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'id entry_id offered_at expires_at state',
    nonPersonal: 'network_id hold_id',
  }),
  waiting_list_entry: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: WAITING,
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'id member_id subject_kind subject_id joined_at state',
    // After the places: nobody waits for a session in which they have one, and nobody waits twice.
    merge: [
      `update waiting_list_entry w set state = 'CLOSED'
        where network_id = (select current_network()) and member_id in (:kept, :merged) and state = 'WAITING'
          and (exists (select from session_place p where (p.network_id, p.session_id, p.member_id) = (w.network_id, w.subject_id, :kept)
                          and p.state in ('OFFERED','TAKEN'))
            or member_id = :merged and exists (
                 select from waiting_list_entry k
                  where (k.network_id, k.subject_id, k.subject_kind, k.member_id) = (w.network_id, w.subject_id, w.subject_kind, :kept)
                    and k.state in ('WAITING','OFFERED')))`,
      `update waiting_list_entry w set member_id = :kept
        where network_id = (select current_network()) and member_id = :merged
          and (state not in ('WAITING','OFFERED') or not exists (
                select from waiting_list_entry k
                 where (k.network_id, k.subject_id, k.subject_kind, k.member_id) = (w.network_id, w.subject_id, w.subject_kind, :kept)
                   and k.state in ('WAITING','OFFERED')))`,
    ],
    nonPersonal: 'network_id turn',
  }),
  certificate: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Savoir quelles machines vous pouvez utiliser', en: 'To know which machines you may use' },
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'id member_id given_at expires_at last_used_at withdrawn_at withdrawal_reason given_reason',
    // Of two for one training and venue the kept member's counts, as long as the longer of both.
    merge: [
      `update certificate k set expires_at = greatest(k.expires_at, c.expires_at), last_used_at = greatest(k.last_used_at, c.last_used_at)
         from certificate c
        where k.network_id = (select current_network()) and k.member_id = :kept and k.withdrawn_at is null
          and (c.network_id, c.training_id, c.venue_id) = (k.network_id, k.training_id, k.venue_id)
          and c.member_id = :merged and c.withdrawn_at is null`,
      `update certificate c set member_id = :kept
        where network_id = (select current_network()) and member_id = :merged
          and (withdrawn_at is not null or not exists (
                select from certificate k
                 where (k.network_id, k.member_id, k.training_id, k.venue_id) = (c.network_id, :kept, c.training_id, c.venue_id)
                   and k.withdrawn_at is null))`,
    ],
    personal: {
      training_id: exportedAs(
        `(select t.title_fr from training t where (t.network_id, t.id) = (certificate.network_id, certificate.training_id))`,
      ),
      venue_id: exportedAs(venueName('certificate')),
      given_by_id: notExported('another person, who gave it for the venue'),
      withdrawn_by_id: notExported('another person, who withdrew it for the venue'),
    },
    nonPersonal: 'network_id session_id',
  }),
});
