import { LEGAL_KINDS, type LegalKind, joinTerms } from '#libs/accounts';
import { type Sql, statement } from '#libs/platform';

/** What members are asked to accept; the accessibility statement only informs. */
const ACCEPTED_KINDS: readonly LegalKind[] = ['TERMS', 'PRIVACY'];

export interface LegalRow {
  readonly kind: LegalKind;
  readonly version: number;
  readonly textFr: string;
  readonly textEn: string;
  readonly bindsFrom: Temporal.Instant;
  readonly publishedAt: Temporal.Instant;
  readonly withdrawnAt: Temporal.Instant | null;
}

const columns = `p.kind, p.version, p.text_fr as "textFr", p.text_en as "textEn", p.binds_from as "bindsFrom",
  p.published_at as "publishedAt", p.withdrawn_at as "withdrawnAt"`;
const live = `p.network_id = $1 and p.withdrawn_at is null`;
// The pages are public: they are read without a network of the transaction.
const binding = statement(
  'administration.bindingLegalPage',
  `select ${columns} from legal_page p where ${live} and p.kind = $2 and p.binds_from <= $3
    order by p.binds_from desc, p.version desc limit 1`,
);
const version = statement(
  'administration.legalPageVersion',
  `select ${columns} from legal_page p where ${live} and p.kind = $2 and p.version = $3`,
);
const published = statement(
  'administration.legalKinds',
  `select distinct p.kind from legal_page p where ${live} and p.binds_from <= $2`,
);
const versions = statement(
  'administration.legalPageVersions',
  `select ${columns}, (select count(*)::int from legal_acceptance a
      where (a.network_id, a.kind, a.version) = (p.network_id, p.kind, p.version)) as "acceptedBy"
     from legal_page p where p.network_id = (select current_network()) and p.kind = $1 and ($2::int is null or p.version < $2)
    order by p.version desc limit $3`,
);
const countVersions = statement(
  'administration.countLegalVersions',
  `select count(*)::int as n from legal_page where network_id = (select current_network()) and kind = $1`,
);
// Two administrators who publish at once take the same number, and the second one is refused.
const insert = statement(
  'administration.publishLegalPage',
  `insert into legal_page (network_id, kind, version, text_fr, text_en, binds_from, published_at)
   select (select current_network()), $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5 from legal_page
    where network_id = (select current_network()) and kind = $1
   on conflict do nothing returning version`,
);
const withdraw = statement(
  'administration.withdrawLegalPage',
  `update legal_page set withdrawn_at = $3
    where network_id = (select current_network()) and kind = $1 and version = $2 and withdrawn_at is null and binds_from > $3`,
);
const toAccept = statement(
  'administration.legalPagesToAccept',
  `select ${columns} from (
     select distinct on (p.kind) p.* from legal_page p
      where p.network_id = (select current_network()) and p.withdrawn_at is null and p.kind = any($2) and p.binds_from <= $3
      order by p.kind, p.binds_from desc, p.version desc) p
    where not exists (select from legal_acceptance a
            where (a.network_id, a.member_id, a.kind, a.version) = (p.network_id, $1, p.kind, p.version))
    order by p.kind desc`,
);
const accept = statement(
  'administration.acceptLegalPage',
  `insert into legal_acceptance (network_id, member_id, kind, version, accepted_at)
   select network_id, $1, kind, version, $4 from legal_page
    where network_id = (select current_network()) and kind = $2 and version = $3 and withdrawn_at is null and binds_from <= $4
   on conflict (network_id, member_id, kind, version) do update set accepted_at = legal_acceptance.accepted_at
   returning accepted_at as "acceptedAt"`,
);

/** The version that binds at an instant. */
export const bindingLegalPage = (sql: Sql, networkId: string, kind: LegalKind, at: Temporal.Instant) =>
  sql.maybe<LegalRow>(binding, [networkId, kind, at]);
export const legalPageVersion = (sql: Sql, networkId: string, kind: LegalKind, number: number) =>
  sql.maybe<LegalRow>(version, [networkId, kind, number]);
/** The kinds of page that the network has. */
export const publishedKinds = async (sql: Sql, networkId: string, at: Temporal.Instant): Promise<LegalKind[]> => {
  const rows = await sql.rows<{ kind: LegalKind }>(published, [networkId, at]);
  return LEGAL_KINDS.filter((kind) => rows.some((row) => row.kind === kind));
};
/** All versions, the latest first. */
export const legalVersions = (tx: Sql, kind: LegalKind, before: number | null, limit: number) =>
  tx.rows<LegalRow & { acceptedBy: number }>(versions, [kind, before, limit]);
export const countLegalVersions = async (tx: Sql, kind: LegalKind): Promise<number> =>
  (await tx.one<{ n: number }>(countVersions, [kind])).n;

/** @returns the number of the version; undefined when another one was published at the same moment */
export const publishLegalPage = async (
  tx: Sql,
  page: { kind: LegalKind; textFr: string; textEn: string; bindsFrom: Temporal.Instant },
  now: Temporal.Instant,
): Promise<number | undefined> =>
  (await tx.maybe<{ version: number }>(insert, [page.kind, page.textFr, page.textEn, page.bindsFrom, now]))?.version;

/** @returns false when it binds already, or there is none */
export const withdrawLegalPage = async (
  tx: Sql,
  kind: LegalKind,
  number: number,
  now: Temporal.Instant,
): Promise<boolean> => (await tx.run(withdraw, [kind, number, now])) === 1;

/** The pages that bind now and that the member has not accepted. */
export const legalPagesToAccept = (tx: Sql, memberId: string, now: Temporal.Instant) =>
  tx.rows<LegalRow>(toAccept, [memberId, ACCEPTED_KINDS, now]);

/** @returns when the member accepted it, now or before; undefined when no such page binds */
export const acceptLegalPage = async (
  tx: Sql,
  { memberId, kind, number }: { memberId: string; kind: LegalKind; number: number },
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> =>
  (await tx.maybe<{ acceptedAt: Temporal.Instant }>(accept, [memberId, kind, number, now]))?.acceptedAt;

/** Newcomers accept what binds when they join, in the transaction that makes them members. */
const bindingForAll = statement(
  'administration.legalPagesToJoin',
  `select distinct on (p.kind) p.kind, p.version from legal_page p
    where p.network_id = (select current_network()) and p.withdrawn_at is null and p.kind = any($1) and p.binds_from <= $2
    order by p.kind desc, p.binds_from desc, p.version desc`,
);
joinTerms({
  binding: (tx, now) => tx.rows<{ kind: LegalKind; version: number }>(bindingForAll, [ACCEPTED_KINDS, now]),
  accept: (tx, memberId, { kind, version: number }, now) => acceptLegalPage(tx, { memberId, kind, number }, now),
});
