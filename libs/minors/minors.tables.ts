import { declareTables, erasedAs, personal } from '#libs/platform';

const WITH_THE_ACCOUNT = { fr: 'Tant que le compte existe', en: 'As long as the account exists' };

declareTables('minors', {
  member_birth_date: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Savoir si vous êtes majeur', en: 'To know whether you are of age' },
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'member_id birth_date recorded_at',
    // The date of the kept membership stays; one that only the other has comes over.
    merge: [
      `update member_birth_date d set member_id = :kept
        where network_id = (select current_network()) and member_id = :merged
          and not exists (select from member_birth_date k where (k.network_id, k.member_id) = (d.network_id, :kept))`,
      `delete from member_birth_date where network_id = (select current_network()) and member_id = :merged`,
    ],
    personal: {},
    nonPersonal: 'network_id',
  }),
  guardian: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Demander l’accord de votre responsable légal', en: 'To ask your guardian to agree' },
    retention: {
      fr: 'Tant que le réseau peut devoir prouver l’accord, sans nom ni adresse après l’effacement du compte',
      en: 'As long as the network may have to prove the agreement, without name or address after the account is erased',
    },
    erasure: 'PSEUDONYMISE',
    exported: 'id member_id locale asked_at agreed_at ended_at',
    merge: [
      `update guardian g set ended_at = greatest(:now, g.asked_at)
        where network_id = (select current_network()) and member_id = :merged and ended_at is null
          and exists (select from guardian k where (k.network_id, k.member_id) = (g.network_id, :kept) and k.ended_at is null)`,
      `update guardian set member_id = :kept where network_id = (select current_network()) and member_id = :merged`,
    ],
    personal: {
      name: erasedAs(`'—'`),
      email: erasedAs(`'erased-' || id || '@erased.invalid'`),
    },
    nonPersonal: 'network_id',
  }),
});
