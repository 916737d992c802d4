import { declareTables, notExported, personal } from '#libs/platform';

declareTables('messages', {
  message: personal({
    scope: 'NETWORK',
    rows: `recipient_id = :account or error ~* :mail_pattern`,
    purpose: { fr: 'Prouver quels messages vous ont été envoyés', en: 'To prove which messages were sent to you' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'id kind subject_id due_at message_id state claimed_at sent_at error',
    personal: {
      recipient_id: notExported('the id of the account, written elsewhere'),
      content_hash: notExported('a hash that proves what was sent'),
    },
    nonPersonal: 'network_id',
  }),
  notification: personal({
    scope: 'NETWORK',
    rows: `account_id = :account`,
    purpose: { fr: 'Vous dire ce qui vous concerne', en: 'To tell you what concerns you' },
    retention: { fr: 'Six mois', en: 'Six months' },
    erasure: 'DELETE',
    exported: 'id kind subject_id due_at data in_bell digest created_at read_at digested_at',
    personal: { account_id: notExported('the id of the account, written elsewhere') },
    nonPersonal: 'network_id',
  }),
  notification_preference: personal({
    scope: 'NETWORK',
    rows: `account_id = :account`,
    purpose: { fr: 'Vous prévenir comme vous l’avez choisi', en: 'To notify you as you chose' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'topic channel delivery changed_at',
    personal: { account_id: notExported('the id of the account, written elsewhere') },
    nonPersonal: 'network_id',
  }),
  local_mail: personal({
    scope: 'ACCOUNT',
    rows: `lower(recipient) = lower(:email)`,
    purpose: {
      fr: 'Lire les messages sur une machine d’essai sans serveur de mail',
      en: 'To read mail on a trial machine without a mail server',
    },
    retention: { fr: 'Celle de la machine d’essai', en: 'That of the trial machine' },
    erasure: 'DELETE',
    exported: 'id message_id recipient subject received_at',
    personal: { raw: notExported('the mail itself, which the person received') },
  }),
});
