import { declareTables, nonPersonal, notExported, personal } from '#libs/platform';

const SECRET = 'a secret, or the hash of one';
const PURPOSE_OF_SIGN_IN = { fr: 'Vous connecter', en: 'To sign you in' };
const WITH_THE_ACCOUNT = { fr: 'Tant que le compte existe', en: 'As long as the account exists' };
const AFTER_EXPIRY = { fr: '7 jours après expiration', en: '7 days after expiry' };

/** Of the account, deleted with it. */
const signInMethod = (columns: Pick<Parameters<typeof personal>[0], 'exported' | 'personal' | 'nonPersonal'>) =>
  personal({
    scope: 'ACCOUNT',
    rows: `account_id = :account`,
    purpose: PURPOSE_OF_SIGN_IN,
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    ...columns,
  });

declareTables('accounts', {
  sign_in_session: personal({
    scope: 'ACCOUNT',
    rows: `account_id = :account`,
    purpose: { fr: 'Vous garder connecté', en: 'To keep you signed in' },
    retention: AFTER_EXPIRY,
    erasure: 'DELETE',
    exported: 'id account_id user_agent created_at last_seen_at expires_at ends_at revoked_at second_factor_at',
    personal: { token_hash: notExported(SECRET) },
    nonPersonal: 'renew replaced_at',
  }),
  provider_session: personal({
    scope: 'ACCOUNT',
    rows: `session_id in (select s.id from sign_in_session s where s.account_id = :account)`,
    purpose: PURPOSE_OF_SIGN_IN,
    retention: AFTER_EXPIRY,
    erasure: 'DELETE',
    exported: 'session_id',
    personal: { id_token: notExported(SECRET) },
  }),
  sign_in_token: personal({
    scope: 'ACCOUNT',
    rows: `email = :email::citext`,
    purpose: { fr: 'Vous envoyer un lien de connexion', en: 'To mail you a sign-in link' },
    retention: AFTER_EXPIRY,
    erasure: 'DELETE',
    exported: 'id email name locale created_at expires_at used_at',
    personal: { token_hash: notExported(SECRET) },
    nonPersonal: 'network_id',
  }),
  sign_in_challenge: personal({
    scope: 'ACCOUNT',
    rows: `account_id = :account`,
    purpose: PURPOSE_OF_SIGN_IN,
    retention: AFTER_EXPIRY,
    erasure: 'DELETE',
    exported: 'id account_id kind expires_at used_at',
    personal: { secret_hash: notExported(SECRET), browser_hash: notExported(SECRET), payload: notExported(SECRET) },
  }),
  account_password: signInMethod({ exported: 'account_id changed_at', personal: { hash: notExported(SECRET) } }),
  account_totp: signInMethod({
    exported: 'account_id created_at confirmed_at',
    personal: { secret: notExported(SECRET), last_step: notExported(SECRET) },
  }),
  recovery_code: signInMethod({ exported: 'account_id used_at', personal: { code_hash: notExported(SECRET) } }),
  passkey: signInMethod({
    exported: 'id account_id name transports backed_up created_at last_used_at',
    personal: {
      credential_id: notExported(SECRET),
      public_key: notExported(SECRET),
      counter: notExported(SECRET),
      made_for_id: notExported('an id that the authenticator knows'),
    },
  }),
  external_identity: signInMethod({ exported: 'issuer subject account_id created_at' }),
  // A device, and nobody who uses it; the audit log keeps who added it.
  kiosk: nonPersonal('network_id id venue_id name token_hash added_at last_seen_at revoked_at'),
});
