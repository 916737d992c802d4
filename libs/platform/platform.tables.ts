import { declareTables, erasedAs, nonPersonal, notExported, personal } from './database/table-declarations.js';

const TECHNICAL = 'an internal mark of the request';

declareTables('platform', {
  migrations: nonPersonal('id timestamp name'),
  sql_function: nonPersonal('name checksum'),
  network: nonPersonal('id slug name zone alsace_moselle centre_lat centre_lon created_at version'),
  network_setting: nonPersonal('id network_id key value valid changed_at'),
  // `bucket` is a hash of what is limited, and its rows live for a day.
  throttle: nonPersonal('bucket window_start used'),

  // Payloads and keys carry ids only; the text of an error may quote the mail address that a server refused.
  outbox: personal({
    scope: 'NETWORK',
    rows: `network_id = (select current_network()) and last_error ~* :mail_pattern`,
    purpose: { fr: 'Exécuter les envois et rappels demandés', en: 'To carry out the mails and reminders asked for' },
    retention: { fr: '90 jours après la fin de la tâche', en: '90 days after the job ended' },
    erasure: 'PSEUDONYMISE',
    exported: 'topic run_at',
    personal: { last_error: { inExport: 'VALUE', erasedAs: 'null' } },
    nonPersonal:
      'id network_id subject_id key payload request_id created_at published_at attempts done_at voided_at traceparent',
  }),
  quota: personal({
    scope: 'NETWORK',
    rows: `subject_id in (:member, :account)`,
    purpose: { fr: 'Appliquer les plafonds du réseau', en: 'To apply the limits of the network' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'kind subject_id period_start used cap',
    nonPersonal: 'network_id',
  }),
  idempotency: personal({
    scope: 'NETWORK',
    rows: `actor_id in (:member, :account)`,
    purpose: {
      fr: 'Ne pas faire deux fois ce qui est demandé deux fois',
      en: 'Not to do twice what is asked for twice',
    },
    retention: { fr: '7 jours', en: '7 days' },
    erasure: 'DELETE',
    exported: 'operation key result_id created_at',
    personal: {
      actor_id: notExported('the id of the membership, written elsewhere'),
      request_hash: notExported(TECHNICAL),
    },
    nonPersonal: 'network_id',
  }),
  audit_entry: personal({
    scope: 'NETWORK',
    rows: `:account in (actor_id, subject_id)`,
    purpose: {
      fr: 'Savoir qui a consulté ou changé quoi, pour la sécurité des comptes',
      en: 'To know who read or changed what, for the security of accounts',
    },
    retention: { fr: '12 mois, même après effacement du compte', en: '12 months, even after the account is erased' },
    erasure: 'KEEP',
    exported: 'action subject_type at',
    personal: {
      actor_id: {
        inExport: { sql: `case when actor_id = :account then 'SELF' when actor_id is not null then 'OTHER' end` },
      },
      subject_id: {
        inExport: { sql: `case when subject_id = :account then 'SELF' when subject_id is not null then 'OTHER' end` },
      },
      request_id: notExported(TECHNICAL),
      address_hash: notExported('a keyed hash from which no address can be read'),
    },
    nonPersonal: 'id network_id',
  }),

  stored_file: nonPersonal('network_id sha256 bytes media_type created_at used_at'),
  // Of a picture of a person; those of places have other subjects, and stay.
  picture_size: personal({
    scope: 'NETWORK',
    rows: `exists (select from file f where (f.network_id, f.id) = (picture_size.network_id, picture_size.file_id) and f.subject_id = :member)`,
    purpose: { fr: 'Montrer votre photo en plusieurs tailles', en: 'To show your photo in several sizes' },
    retention: { fr: 'Tant que vous gardez la photo', en: 'As long as you keep the photo' },
    erasure: 'DELETE',
    exported: 'file_id size width height',
    personal: { sha256: notExported('the photo itself is in the folder of files') },
    nonPersonal: 'network_id',
  }),
  // A document of a person loses its bytes at once; a photo of a place stays, without who sent it.
  file: personal({
    scope: 'NETWORK',
    rows: `:member in (uploaded_by, subject_id)`,
    purpose: { fr: 'Conserver les fichiers que vous envoyez', en: 'To keep the files that you send' },
    retention: { fr: 'Tant que vous ou le lieu les gardez', en: 'As long as you or the place keep them' },
    erasure: 'PSEUDONYMISE',
    exported: 'id purpose media_type bytes created_at attached_at',
    // Their bytes stay counted where they were.
    merge: [
      `update file set subject_id = :kept where network_id = (select current_network()) and subject_id = :merged`,
    ],
    personal: {
      uploaded_by: { ...notExported('you'), erasedAs: 'null' },
      subject_id: notExported('an id: the place, or you'),
      quota_id: notExported('an id: the place, or you'),
      name: erasedAs(`'-'`),
      state: erasedAs(`case when subject_id = :member then 'REFUSED' else state end`),
      reason: erasedAs(`case when subject_id = :member then 'ERASED' else reason end`),
      sha256: {
        ...notExported('the file itself is in the folder of files'),
        erasedAs: `case when subject_id <> :member then sha256 end`,
      },
    },
    nonPersonal: 'network_id',
  }),
});
