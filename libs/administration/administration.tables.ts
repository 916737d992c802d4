import { declareTables, nonPersonal, notExported, personal } from '#libs/platform';

declareTables('administration', {
  member_invitation: personal({
    scope: 'NETWORK',
    rows: `email = :email`,
    purpose: { fr: 'Vous inviter dans le réseau', en: 'To invite you into the network' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'email name locale invited_at withdrawn_at',
    nonPersonal: 'network_id id',
  }),
  legal_page: nonPersonal('network_id kind version text_fr text_en binds_from published_at withdrawn_at'),
  legal_acceptance: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Savoir ce que vous avez accepté', en: 'To know what you accepted' },
    retention: {
      fr: 'Tant que le réseau peut devoir le prouver, sans votre nom après l’effacement du compte',
      en: 'As long as the network may have to prove it, without your name after the account is erased',
    },
    erasure: 'KEEP',
    exported: 'kind version accepted_at',
    personal: { member_id: notExported('the id of the membership, written elsewhere') },
    nonPersonal: 'network_id',
  }),
});
