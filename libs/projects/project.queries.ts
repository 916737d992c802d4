import { isOfAgeSql } from '#libs/minors';
import { type Eyes, type EyesSql, type Visibility, blockedBetween, isActiveSql, isVisibleSql, onlookerSql } from '#libs/people'; // prettier-ignore
import { type Sql, type Transaction, insertRow, statement, updateRow } from '#libs/platform';
import { type ProjectStage } from '#libs/directory';
import { ProjectEntity } from './project.entity.js';
import { type TeamRole } from './rules/team.js';

export interface ProjectFields {
  readonly title: string;
  readonly pitch: string;
  readonly sector: string;
  /** Codes of skills. */
  readonly needs: readonly string[];
  readonly visibility: Visibility;
}
export interface ProjectRow extends ProjectFields {
  readonly id: string;
  readonly stage: ProjectStage;
  readonly createdAt: Temporal.Instant;
  readonly archivedAt: Temporal.Instant | null;
  readonly version: number;
  /** What the onlooker is in the team; null for others, and while they are only invited. */
  readonly myRole: TeamRole | null;
}

const inTeam = (p: string, member: string, states: string) =>
  `exists (select from project_member mine where (mine.network_id, mine.project_id, mine.member_id) = (${p}.network_id, ${p}.id, ${member})
     and mine.state in (${states}))`;

/**
 * SQL: whether the onlooker sees a project. Its team does, and who is invited; others as the founders decided, while it is not archived,
 * one founder of age is an active member, and no founder blocked them or is blocked by them.
 * @param bornUntil SQL for the date of `latestBirthDateOfAge`
 */
export function isProjectSeenSql(p: string, eyes: EyesSql, bornUntil: string): string {
  const founders = `from project_member f join member fm on (fm.network_id, fm.id) = (f.network_id, f.member_id)
    where (f.network_id, f.project_id, f.role, f.state) = (${p}.network_id, ${p}.id, 'FOUNDER', 'ACCEPTED')`;
  return `(${inTeam(p, `${eyes.me}::uuid`, `'ACCEPTED'`)}
    or (${p}.archived_at is null
      and not exists (select ${founders} and ${blockedBetween(`${eyes.me}::uuid`, 'fm.id')})
      and (${inTeam(p, `${eyes.me}::uuid`, `'INVITED'`)}
        or exists (select ${founders} and ${isActiveSql('fm')} and ${isOfAgeSql('fm', bornUntil)}
                      and ${isVisibleSql(`${p}.visibility`, `(${onlookerSql('fm', eyes)})`)}))))`;
}

const columns = `p.id, p.title, p.pitch, p.stage, p.sector, p.needs, p.visibility, p.created_at as "createdAt", p.archived_at as "archivedAt", p.version,
  (select t.role from project_member t where (t.network_id, t.project_id, t.member_id, t.state) = (p.network_id, p.id, $1, 'ACCEPTED')) as "myRole"`;
const seen = isProjectSeenSql('p', { me: '$1', venues: '$2' }, '$3');
const seenById = statement(
  'projects.seen',
  `select ${columns} from project p where p.network_id = (select current_network()) and p.id = any($4::uuid[]) and ${seen}`,
);
const own = `from project p join project_member mine on (mine.network_id, mine.project_id) = (p.network_id, p.id)
  where p.network_id = (select current_network()) and (mine.member_id, mine.state) = ($1, 'ACCEPTED')`;
const ownProjects = statement(
  'projects.mine',
  `select ${columns} ${own} and ($2::timestamptz is null or (p.created_at, p.id) < ($2, $3::uuid))
    order by p.created_at desc, p.id desc limit $4`,
);
const countOwn = statement('projects.countMine', `select count(*)::int as n ${own}`);
const seenOfMember = statement(
  'projects.seenOfMember',
  `select ${columns} from project p join project_member theirs on (theirs.network_id, theirs.project_id) = (p.network_id, p.id)
    where p.network_id = (select current_network()) and (theirs.member_id, theirs.state) = ($4, 'ACCEPTED') and p.archived_at is null and ${seen}
    order by p.created_at desc, p.id desc limit $5`,
);
const lock = statement(
  'projects.lock',
  `select archived_at is not null as "isArchived", version, stage from project
    where network_id = (select current_network()) and id = $1 for update`,
);
// Those who create at once wait for each other, so that nobody has more than the most.
const lockMember = statement(
  'projects.lockMember',
  `select id from member where network_id = (select current_network()) and id = $1 for no key update`,
);
const countFounded = statement(
  'projects.countFounded',
  `select count(*)::int as n from project_member t join project p on (p.network_id, p.id) = (t.network_id, t.project_id)
    where t.network_id = (select current_network()) and (t.member_id, t.state, t.role) = ($1, 'ACCEPTED', 'FOUNDER') and p.archived_at is null`,
);
const found = statement(
  'projects.found',
  `with founded as (
     insert into project_member (network_id, project_id, member_id, role, state, invited_at, answered_at)
     values ((select current_network()), $1, $2, 'FOUNDER', 'ACCEPTED', $4, $4))
   insert into project_stage_change (network_id, project_id, stage, changed_at) values ((select current_network()), $1, $3, $4)`,
);
const changeStage = statement(
  'projects.changeStage',
  `with changed as (
     update project set stage = $2 where network_id = (select current_network()) and id = $1 and stage <> $2 returning network_id, id)
   insert into project_stage_change (network_id, project_id, stage, changed_at) select network_id, id, $2, $3 from changed`,
);
const archive = statement(
  'projects.archive',
  `update project set archived_at = $2 where network_id = (select current_network()) and id = $1 and archived_at is null`,
);
const history = statement(
  'projects.history',
  `select wanted.id as "projectId", c.stage, c.changed_at as "changedAt" from unnest($1::uuid[]) wanted (id)
    cross join lateral (select stage, changed_at, id as change_id from project_stage_change
      where network_id = (select current_network()) and project_id = wanted.id order by changed_at desc, id desc limit $2) c
    order by wanted.id, c.changed_at desc, c.change_id desc`,
);

const eyesOrder = ({ memberId, venueIds }: Eyes, bornUntil: Temporal.PlainDate) => [
  memberId,
  venueIds,
  bornUntil.toString(),
];

/** Those of the projects that the onlooker sees, in no order. */
export const seenProjects = (tx: Sql, eyes: Eyes, bornUntil: Temporal.PlainDate, ids: readonly string[]) =>
  tx.rows<ProjectRow>(seenById, [...eyesOrder(eyes, bornUntil), ids]);
/** The current projects of a member that the onlooker sees, the latest first. */
export const seenProjectsOf = (
  tx: Sql,
  eyes: Eyes,
  bornUntil: Temporal.PlainDate,
  memberId: string,
  most: number,
): Promise<ProjectRow[]> => tx.rows<ProjectRow>(seenOfMember, [...eyesOrder(eyes, bornUntil), memberId, most]);
/** The projects in whose team a member is, archived ones as well, the latest first. */
export const projectsOf = (
  tx: Sql,
  memberId: string,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ProjectRow[]> => tx.rows<ProjectRow>(ownProjects, [memberId, after?.[0] ?? null, after?.[1] ?? null, limit]);
export const countProjectsOf = async (tx: Sql, memberId: string): Promise<number> =>
  (await tx.one<{ n: number }>(countOwn, [memberId])).n;

/** Locks a project until the transaction ends: its team and its stage change one after the other. */
export const lockProject = (tx: Sql, id: string) =>
  tx.maybe<{ isArchived: boolean; version: number; stage: ProjectStage }>(lock, [id]);

/** @returns how many current projects a member founded, locked against others that they create at once */
export async function countFoundedProjects(tx: Sql, memberId: string): Promise<number> {
  await tx.run(lockMember, [memberId]);
  return (await tx.one<{ n: number }>(countFounded, [memberId])).n;
}
const columnsOf = ({ title, pitch, sector, needs, visibility }: ProjectFields): ProjectFields => ({
  title,
  pitch,
  sector,
  needs,
  visibility,
});
export async function insertProject(
  tx: Transaction,
  { networkId, id }: { networkId: string; id: string },
  fields: ProjectFields,
  { stage, founderId, now }: { stage: ProjectStage; founderId: string; now: Temporal.Instant },
): Promise<void> {
  await insertRow(tx, ProjectEntity, { ...columnsOf(fields), networkId, id, stage, createdAt: now });
  await tx.run(found, [id, founderId, stage, now]);
}
/** @returns CONFLICT when somebody changed it since that version */
export const updateProject = (
  tx: Transaction,
  key: { networkId: string; id: string; version: number },
  fields: ProjectFields,
): Promise<'UPDATED' | 'CONFLICT'> => updateRow<ProjectEntity>(tx, ProjectEntity, key, columnsOf(fields));
export const updateStage = (tx: Sql, id: string, stage: ProjectStage, now: Temporal.Instant) =>
  tx.run(changeStage, [id, stage, now]);
export const setArchived = (tx: Sql, id: string, now: Temporal.Instant) => tx.run(archive, [id, now]);

export interface StageChangeRow {
  readonly projectId: string;
  readonly stage: ProjectStage;
  readonly changedAt: Temporal.Instant;
}
/** The latest first, so many of each project. */
export const stageHistory = (tx: Sql, ids: readonly string[], most: number) =>
  tx.rows<StageChangeRow>(history, [ids, most]);
