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
    nonPersonal: 'network_id turn',
  }),
  certificate: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Savoir quelles machines vous pouvez utiliser', en: 'To know which machines you may use' },
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'id member_id given_at expires_at last_used_at withdrawn_at withdrawal_reason',
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
