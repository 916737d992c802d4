import { type AuditAction, type AuditSubject, statement } from '#libs/platform';

export interface AuditRow {
  id: string;
  at: Temporal.Instant;
  action: AuditAction;
  actorName: string | null;
  subjectType: AuditSubject;
  subjectName: string | null;
}

const columns = `e.id, e.at, e.action, actor.name as "actorName", e.subject_type as "subjectType",
  case e.subject_type when 'ACCOUNT' then subject.name
    when 'VENUE' then (select v.name from venue v where (v.network_id, v.id) = (e.network_id, e.subject_id)) end as "subjectName"`;
const allNames = `left join account actor on actor.id = e.actor_id left join account subject on subject.id = e.subject_id`;
/**
 * A network sees the names of its current and former members and of operators who acted in it. It never sees the name of
 * another person, even when that person's address was typed into a sign-in or a search.
 */
const isOrWasMember = (account: string) =>
  `exists (select from member m where (m.network_id, m.account_id) = (e.network_id, ${account}.id))`;
const namesVisibleToNetwork = `left join account actor on actor.id = e.actor_id and (actor.platform_operator or ${isOrWasMember('actor')})
  left join account subject on subject.id = e.subject_id and ${isOrWasMember('subject')}`;
const pageAfterCursor = `($1::timestamptz is null or (e.at, e.id) < ($1, $2::uuid)) order by e.at desc, e.id desc limit $3`;
const filter = `e.at >= $4 and ($5::timestamptz is null or e.at < $5) and ($6::text[] is null or e.action = any($6)) and ($7::uuid is null or $7 in (e.actor_id, e.subject_id))`;
const renumbered = (condition: string) => condition.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) - 3}`);

/** The account of a mail address, if it is or was a member of the transaction's network. */
export const memberByEmail = statement(
  'accounts.memberByEmail',
  `select a.id from account a join member m on m.network_id = (select current_network()) and m.account_id = a.id where a.email = $1`,
);
/** The log of the transaction's network, newest first. */
export const networkAudit = statement(
  'accounts.networkAudit',
  `select ${columns} from audit_entry e ${namesVisibleToNetwork} where e.network_id = (select current_network()) and ${filter} and ${pageAfterCursor}`,
);
export const countNetworkAudit = statement(
  'accounts.countNetworkAudit',
  `select count(*)::int as n from audit_entry e where e.network_id = (select current_network()) and ${renumbered(filter)}`,
);
/** The log of the platform. Row-level security shows it only to transactions that ran `asOperator`. */
export const platformAudit = statement(
  'accounts.platformAudit',
  `select ${columns} from audit_entry e ${allNames} where e.network_id is null and ${filter} and ${pageAfterCursor}`,
);
export const countPlatformAudit = statement(
  'accounts.countPlatformAudit',
  `select count(*)::int as n from audit_entry e where e.network_id is null and ${renumbered(filter)}`,
);
/** Gives the rest of the transaction access to the platform's log. */
export const asOperator = statement('accounts.asOperator', `select set_config('app.operator', 'on', true)`);

/** What other people did to an account, and failed sign-ins to it. */
const aboutMe = `e.subject_id = $1 and e.actor_id is distinct from $1`;
export const auditAbout = statement(
  'accounts.auditAbout',
  `select ${columns} from audit_entry e ${namesVisibleToNetwork}
    where ${aboutMe} and ($2::timestamptz is null or (e.at, e.id) < ($2, $3::uuid)) order by e.at desc, e.id desc limit $4`,
);
export const countAuditAbout = statement(
  'accounts.countAuditAbout',
  `select count(*)::int as n from audit_entry e where ${aboutMe}`,
);
