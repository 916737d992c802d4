import { declareTables, personal } from '#libs/platform';

declareTables('administration', {
  member_invitation: personal({
    scope: 'NETWORK',
    rows: `email = :email`,
    purpose: { fr: 'Vous inviter dans le réseau', en: 'To invite you into the network' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'email name locale invited_at withdrawn_at',
    impersonal: 'network_id id',
  }),
});
