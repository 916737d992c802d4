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
  case when e.subject_type = 'ACCOUNT' then subject.name end as "subjectName"`;
const people = `left join account actor on actor.id = e.actor_id left join account subject on subject.id = e.subject_id`;
/** A network learns the names of those who belong or belonged to it, and of operators who acted in it: of nobody else, whatever
 *  address was typed into a sign-in or a search. */
const belongs = (account: string) =>
  `exists (select from member m where (m.network_id, m.account_id) = (e.network_id, ${account}.id))`;
const ownPeople = `left join account actor on actor.id = e.actor_id and (actor.platform_operator or ${belongs('actor')})
  left join account subject on subject.id = e.subject_id and ${belongs('subject')}`;
const next = `($1::timestamptz is null or (e.at, e.id) < ($1, $2::uuid)) order by e.at desc, e.id desc limit $3`;
const wanted = `e.at >= $4 and ($5::timestamptz is null or e.at < $5) and ($6::text[] is null or e.action = any($6)) and ($7::uuid is null or $7 in (e.actor_id, e.subject_id))`;
const count = (condition: string) => condition.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) - 3}`);

/** Whose log is asked for, among those who belong or belonged to the transaction's network. */
export const memberByEmail = statement(
  'people.memberByEmail',
  `select a.id from account a join member m on m.network_id = (select current_network()) and m.account_id = a.id where a.email = $1`,
);
/** The log of the transaction's network, newest first. */
export const networkAudit = statement(
  'people.networkAudit',
  `select ${columns} from audit_entry e ${ownPeople} where e.network_id = (select current_network()) and ${wanted} and ${next}`,
);
export const countNetworkAudit = statement(
  'people.countNetworkAudit',
  `select count(*)::int as n from audit_entry e where e.network_id = (select current_network()) and ${count(wanted)}`,
);
/** The log of the platform as a whole; the wall shows it to operators' transactions only. */
export const platformAudit = statement(
  'people.platformAudit',
  `select ${columns} from audit_entry e ${people} where e.network_id is null and ${wanted} and ${next}`,
);
export const countPlatformAudit = statement(
  'people.countPlatformAudit',
  `select count(*)::int as n from audit_entry e where e.network_id is null and ${count(wanted)}`,
);
/** Opens the platform's log to the rest of the transaction. */
export const asOperator = statement('people.asOperator', `select set_config('app.operator', 'on', true)`);

/** What others did about a person, and who failed to be them. */
const aboutMe = `e.subject_id = $1 and e.actor_id is distinct from $1`;
export const auditAbout = statement(
  'people.auditAbout',
  `select ${columns} from audit_entry e ${ownPeople}
    where ${aboutMe} and ($2::timestamptz is null or (e.at, e.id) < ($2, $3::uuid)) order by e.at desc, e.id desc limit $4`,
);
export const countAuditAbout = statement(
  'people.countAuditAbout',
  `select count(*)::int as n from audit_entry e where ${aboutMe}`,
);
