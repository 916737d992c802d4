import { declareTables, erasedAs, notExported, personal } from '#libs/platform';

declareTables('publishing', {
  venue_claim: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Savoir qui répond d’un lieu, et pourquoi', en: 'To know who answers for a venue, and why' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'PSEUDONYMISE',
    exported: 'id venue_id member_id domain_matches state made_at decided_at',
    merge: [
      `update venue_claim c set member_id = :kept
        where network_id = (select current_network()) and member_id = :merged
          and (state <> 'WAITING' or not exists (
                select from venue_claim k where (k.network_id, k.venue_id, k.member_id) = (c.network_id, c.venue_id, :kept)
                   and k.state = 'WAITING'))`,
    ],
    personal: {
      proof: erasedAs(`'-'`),
      reason: erasedAs(`''`),
      decided_by: notExported('the member who decided'),
    },
    nonPersonal: 'network_id',
  }),
  staff_invitation: personal({
    scope: 'NETWORK',
    rows: `lower(email::text) = lower(:email)`,
    purpose: { fr: 'Vous inviter dans l’équipe d’un lieu', en: 'To invite you into the team of a venue' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'id venue_id email role locale invited_at expires_at state ended_at',
    personal: { invited_by: notExported('the member who invited') },
    nonPersonal: 'network_id',
  }),
});
