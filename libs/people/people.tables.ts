import { declareTables, erasedAs, exportedAs, notExported, personal } from '#libs/platform';

/** What pages show in the place of a name after its account was erased. */
const ERASED_NAME = `'Compte supprimé'`;
const WITH_THE_ACCOUNT = { fr: 'Tant que le compte existe', en: 'As long as the account exists' };

declareTables('people', {
  account: personal({
    scope: 'ACCOUNT',
    rows: `id = :account`,
    purpose: { fr: 'Vous reconnaître et vous écrire', en: 'To recognise you and to write to you' },
    retention: WITH_THE_ACCOUNT,
    // Members, and through them bookings and charges, refer to the row; it names nobody afterwards.
    erasure: 'PSEUDONYMISE',
    exported: 'id platform_operator created_at',
    personal: {
      email: erasedAs(`'erased-' || id || '@erased.invalid'`),
      name: erasedAs(ERASED_NAME),
      locale: erasedAs(`'fr'`),
      disabled_at: erasedAs(`coalesce(disabled_at, :now)`),
      erased_at: erasedAs(`:now`),
    },
    nonPersonal: 'version',
  }),
  member: personal({
    scope: 'NETWORK',
    rows: `id = :member`,
    purpose: { fr: 'Votre adhésion au réseau', en: 'Your membership of the network' },
    retention: WITH_THE_ACCOUNT,
    erasure: 'PSEUDONYMISE',
    exported: 'id account_id joined_at',
    personal: {
      name: erasedAs(ERASED_NAME),
      home_venue_id: {
        inExport: {
          sql: `(select v.name from venue v where (v.network_id, v.id) = (member.network_id, member.home_venue_id))`,
        },
        erasedAs: 'null',
      },
      left_at: erasedAs(`coalesce(left_at, :now)`),
      suspended_at: erasedAs('null'),
      suspended_reason: erasedAs('null'),
      adult_declared_at: erasedAs('null'),
    },
    nonPersonal: 'network_id version',
  }),
  role_grant: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Savoir ce que vous pouvez faire', en: 'To know what you may do' },
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'id member_id role granted_at revoked_at',
    personal: {
      venue_id: exportedAs(
        `(select v.name from venue v where (v.network_id, v.id) = (role_grant.network_id, role_grant.venue_id))`,
      ),
    },
    nonPersonal: 'network_id version',
  }),
  venue_ban: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: {
      fr: 'Savoir quels lieux ne vous accueillent plus, et pourquoi',
      en: 'To know which venues no longer accept you, and why',
    },
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'id member_id reason banned_at lifted_at',
    personal: {
      venue_id: exportedAs(
        `(select v.name from venue v where (v.network_id, v.id) = (venue_ban.network_id, venue_ban.venue_id))`,
      ),
      banned_by_id: notExported('the person of the venue who decided'),
      lifted_by_id: notExported('the person who lifted it'),
    },
    nonPersonal: 'network_id',
  }),
});
