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
    exported: 'id platform_operator merged_into_id created_at',
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
    exported: 'id account_id merged_into_id joined_at',
    personal: {
      name: erasedAs(ERASED_NAME),
      name_words: notExported('computed from the name'),
      name_visibility: erasedAs(`'NOBODY'`),
      home_venue_id: {
        inExport: {
          sql: `(select v.name from venue v where (v.network_id, v.id) = (member.network_id, member.home_venue_id))`,
        },
        erasedAs: 'null',
      },
      left_at: erasedAs(`coalesce(left_at, :now)`),
      merged_reason: erasedAs('null'),
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
    // A manager is staff, too: who has both roles at one venue keeps the higher one.
    merge: [
      `update role_grant lower set revoked_at = :now
        where network_id = (select current_network()) and member_id = :kept and role = 'VENUE_STAFF' and revoked_at is null
          and exists (select from role_grant g where (g.network_id, g.member_id, g.venue_id) = (lower.network_id, :merged, lower.venue_id)
                         and g.role = 'VENUE_MANAGER' and g.revoked_at is null)`,
      `insert into role_grant (network_id, member_id, role, venue_id, granted_at)
       select g.network_id, :kept, g.role, g.venue_id, :now from role_grant g
        where g.network_id = (select current_network()) and g.member_id = :merged and g.revoked_at is null
          and not (g.role = 'VENUE_STAFF' and exists (
                select from role_grant k where (k.network_id, k.member_id, k.venue_id) = (g.network_id, :kept, g.venue_id)
                   and k.role = 'VENUE_MANAGER' and k.revoked_at is null))
       on conflict do nothing`,
      `update role_grant set revoked_at = :now
        where network_id = (select current_network()) and member_id = :merged and revoked_at is null`,
    ],
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
    merge: [
      `update venue_ban b set member_id = :kept
        where network_id = (select current_network()) and member_id = :merged
          and (lifted_at is not null or not exists (
                select from venue_ban k where (k.network_id, k.member_id, k.venue_id) = (b.network_id, :kept, b.venue_id)
                   and k.lifted_at is null))`,
    ],
    personal: {
      venue_id: exportedAs(
        `(select v.name from venue v where (v.network_id, v.id) = (venue_ban.network_id, venue_ban.venue_id))`,
      ),
      banned_by_id: notExported('the person of the venue who decided'),
      lifted_by_id: notExported('the person who lifted it'),
    },
    nonPersonal: 'network_id',
  }),
  member_block: personal({
    scope: 'NETWORK',
    // Nobody learns from an export who blocked them.
    rows: `blocker_id = :member`,
    purpose: {
      fr: 'Vous tenir à distance des personnes que vous bloquez',
      en: 'To keep those you block away from you',
    },
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'blocker_id blocked_at',
    merge: [
      `delete from member_block where network_id = (select current_network())
          and (blocker_id, blocked_id) in ((:merged, :kept), (:kept, :merged))`,
      `insert into member_block (network_id, blocker_id, blocked_id, blocked_at)
       select network_id, case when blocker_id = :merged then :kept else blocker_id end,
              case when blocked_id = :merged then :kept else blocked_id end, blocked_at
         from member_block where network_id = (select current_network()) and :merged in (blocker_id, blocked_id)
       on conflict do nothing`,
      `delete from member_block where network_id = (select current_network()) and :merged in (blocker_id, blocked_id)`,
    ],
    personal: {
      blocked_id: exportedAs(
        `(select m.name from member m where (m.network_id, m.id) = (member_block.network_id, member_block.blocked_id))`,
      ),
    },
    nonPersonal: 'network_id',
  }),
});
