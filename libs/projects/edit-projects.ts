import { Injectable } from '@nestjs/common';
import { skills } from '#libs/directory';
import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  Rollback,
  type Sql,
  type Transaction,
  claimKey,
} from '#libs/platform';
import * as queries from './project.queries.js';
import { type ProjectFields } from './project.queries.js';
import { type ProjectRefusal } from './projects.texts.js';
import { isSector } from './sectors.data.js';
import { type ProjectStage } from '#libs/directory';
import { MOST_PROJECTS, isFounder } from './rules/team.js';
import { wholeTeam } from './team.queries.js';

const knownSkills = new Set(skills.map(({ code }) => code));
const areKnown = ({ sector, needs }: ProjectFields): boolean =>
  isSector(sector) && needs.every((code) => knownSkills.has(code));

/** A project before a change, locked, with its team. */
export type LockedProject = { version: number; stage: ProjectStage; team: Awaited<ReturnType<typeof wholeTeam>> };

/** Runs `work` with a current project that the member founded, locked until the transaction ends. */
export async function asFounder<Done>(
  tx: Sql,
  { member }: MemberViewer,
  id: string,
  work: (project: LockedProject) => Promise<Done | ProjectRefusal>,
): Promise<Done | ProjectRefusal> {
  const project = await queries.lockProject(tx, id);
  const team = await wholeTeam(tx, id);
  const mine = team.find(({ memberId }) => memberId === member.id);
  if (!project || mine?.state !== 'ACCEPTED') return 'NOT_FOUND';
  if (!isFounder(team, member.id)) return 'FOUNDERS_ONLY';
  return project.isArchived ? 'ARCHIVED' : work({ ...project, team });
}

/** Projects are created, edited, moved to another stage and archived by their founders. */
@Injectable()
export class EditProjects {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @returns the id */
  create(
    viewer: MemberViewer,
    fields: ProjectFields,
    { stage, idempotencyKey }: { stage: ProjectStage; idempotencyKey: string },
  ): Promise<{ id: string } | ProjectRefusal> {
    if (!areKnown(fields)) return Promise.resolve('UNKNOWN_CODE');
    const now = this.clock.now();
    const founderId = viewer.member.id;
    const request = JSON.stringify({ ...fields, stage });
    const key = { actorId: founderId, operation: 'createProject', key: idempotencyKey, request };
    return this.database.inTransaction<{ id: string } | ProjectRefusal>(viewer.network.id, async (tx) => {
      const id = this.random.uuid();
      const claim = await claimKey(tx, key, id, now);
      if (claim.kind === 'KEY_REUSED') return 'KEY_REUSED';
      if (claim.kind === 'REPLAY') return { id: claim.resultId };
      if ((await queries.countFoundedProjects(tx, founderId)) >= MOST_PROJECTS)
        throw new Rollback<ProjectRefusal>('TOO_MANY_PROJECTS');
      await queries.insertProject(tx, { networkId: viewer.network.id, id }, fields, { stage, founderId, now });
      return { id };
    });
  }

  edit(viewer: MemberViewer, id: string, version: number, fields: ProjectFields): Promise<true | ProjectRefusal> {
    if (!areKnown(fields)) return Promise.resolve('UNKNOWN_CODE');
    const key = { networkId: viewer.network.id, id, version };
    return this.change(viewer, id, async (tx) =>
      (await queries.updateProject(tx, key, fields)) === 'UPDATED' ? true : 'CHANGED_MEANWHILE',
    );
  }

  /** The same stage again changes nothing, and adds nothing to the history. */
  changeStage(viewer: MemberViewer, id: string, stage: ProjectStage): Promise<true | ProjectRefusal> {
    return this.change(viewer, id, async (tx) => {
      await queries.updateStage(tx, id, stage, this.clock.now());
      return true;
    });
  }

  archive(viewer: MemberViewer, id: string): Promise<true | ProjectRefusal> {
    return this.change(viewer, id, async (tx) => {
      await queries.setArchived(tx, id, this.clock.now());
      return true;
    });
  }

  private change(
    viewer: MemberViewer,
    id: string,
    work: (tx: Transaction) => Promise<true | ProjectRefusal>,
  ): Promise<true | ProjectRefusal> {
    return this.database.inTransaction(viewer.network.id, (tx) => asFounder<true>(tx, viewer, id, () => work(tx)));
  }
}
