import DataLoader from 'dataloader';
import { latestBirthDateOfAge } from '#libs/minors';
import { eyesOf } from '#libs/people';
import { type Database, type RequestContext, type Sql, make } from '#libs/platform';
import { type ProjectRow, seenProjects, stageHistory } from './project.queries.js';
import { Project, ProjectPerson, StageChange } from './projects.types.js';
import { type TeamPerson } from './rules/team.js';
import { teamSeenBy } from './team.queries.js';

/** Changes of stage that are shown. */
const MOST_CHANGES = 50;

export const projectView = ({ sector, needs, ...row }: ProjectRow): Project =>
  make(Project, { ...row, sectorCode: sector, needCodes: needs });

function loader<Value>(
  { viewer, loaders }: RequestContext,
  database: Database,
  name: symbol,
  load: (tx: Sql, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Value[]>>,
): DataLoader<string, readonly Value[]> {
  const read = async (ids: readonly string[]) => {
    const found = await database.inTransaction(viewer.network.id, (tx) => load(tx, ids));
    return ids.map((id) => found.get(id) ?? []);
  };
  if (!loaders.has(name)) loaders.set(name, new DataLoader<string, readonly Value[]>(read, { cache: false }));
  return loaders.get(name) as DataLoader<string, readonly Value[]>;
}

const STATES = { INVITED: Symbol('people invited into projects'), ACCEPTED: Symbol('teams of projects') };
const HISTORY = Symbol('stages of projects');

/** The people of projects, or those invited into them, as far as the viewer sees them. */
export const peopleOfProject = (
  request: RequestContext,
  database: Database,
  state: TeamPerson['state'],
  now: Temporal.Instant,
) =>
  loader(request, database, STATES[state], async (tx, projectIds) => {
    const { viewer } = request;
    const bornUntil = latestBirthDateOfAge(now, viewer.network.zone);
    const rows = await teamSeenBy(tx, eyesOf(viewer), bornUntil, { projectIds, state });
    const views = rows.map(({ projectId, ...row }) => ({ projectId, view: make(ProjectPerson, row) }));
    return grouped(views);
  });

/** The latest stages that projects reached, the latest first. */
export const stagesOfProject = (request: RequestContext, database: Database) =>
  loader(request, database, HISTORY, async (tx, ids) => {
    const rows = await stageHistory(tx, ids, MOST_CHANGES);
    return grouped(rows.map(({ projectId, ...row }) => ({ projectId, view: make(StageChange, row) })));
  });

function grouped<Value>(rows: readonly { projectId: string; view: Value }[]): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Value[]>();
  for (const { projectId, view } of rows) found.set(projectId, [...(found.get(projectId) ?? []), view]);
  return found;
}

/** One project; null when the viewer does not see it. */
export async function seenProject(
  tx: Sql,
  { viewer }: Pick<RequestContext, 'viewer'>,
  id: string,
  now: Temporal.Instant,
): Promise<Project | null> {
  const bornUntil = latestBirthDateOfAge(now, viewer.network.zone);
  const [row] = await seenProjects(tx, eyesOf(viewer), bornUntil, [id]);
  return row ? projectView(row) : null;
}
