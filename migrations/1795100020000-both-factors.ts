import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Administrators with a second factor must prove both factors before they change a sign-in method, so access to their mailbox is not enough. */
export class BothFactors1795100020000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Roles count in every network, because the URL of a request must not decide which ones count.
      create function must_prove_both(who uuid) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
          select (exists (select from account a where a.id = who and a.platform_operator)
               or exists (select from member m join role_grant g on (g.network_id, g.member_id) = (m.network_id, m.id)
                           where m.account_id = who and m.left_at is null and g.revoked_at is null and g.role = 'NETWORK_ADMIN'))
             and (exists (select from passkey p where p.account_id = who)
               or exists (select from account_totp t where t.account_id = who and t.confirmed_at is not null)) $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
