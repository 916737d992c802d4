import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Passkeys and identities of external providers. They belong to accounts, so they have no network. */
export class PasskeysAndIdentities1795100003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table passkey (
        id uuid primary key default uuidv7(),
        account_id uuid not null references account on delete cascade,
        credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
        public_key bytea not null,
        counter bigint not null check (counter >= 0),
        transports text[] not null default '{}',
        backed_up boolean not null,                      -- synchronised between the person's devices
        name text not null check (length(name) between 1 and 60),
        created_at timestamptz not null,
        last_used_at timestamptz
      );
      create index passkey_account on passkey (account_id);

      create table external_identity (
        issuer text not null check (length(issuer) <= 500),
        subject text not null check (length(subject) between 1 and 255),
        account_id uuid not null references account on delete cascade,
        created_at timestamptz not null,
        primary key (issuer, subject),
        unique (account_id, issuer)                      -- one identity per provider and account
      );

      create table sign_in_challenge (
        id uuid primary key default uuidv7(),
        kind text not null check (kind in ('PASSKEY_NEW','PASSKEY_SIGN_IN','PROVIDER')),
        secret_hash bytea not null unique,               -- hash of the challenge or the state that the response contains
        browser_hash bytea not null,                     -- hash of the cookie of the browser that started the sign-in
        account_id uuid references account on delete cascade,
        payload jsonb not null default '{}',
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index sign_in_challenge_age on sign_in_challenge (expires_at);

      create table provider_session (
        session_id uuid primary key references session on delete cascade,
        id_token bytea not null                          -- encrypted; sent to the provider at sign-out
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
