import { Injectable } from '@nestjs/common';
import { horizonDays } from '#libs/booking';
import {
  type LockedVenue,
  type SpaceRefusal,
  type SpaceTexts,
  type SpaceToEdit,
  createSpace,
  editSpace,
  lockVenues,
  refreshSearchOf,
  spaceToEdit,
  spacesToEditOf,
  withdrawSpace,
} from '#libs/directory';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  SettingsReader,
  type Sql,
  type Transaction,
  claimKey,
  statement,
} from '#libs/platform';
import { worksFor } from '#libs/directory';
import { isSharedTraining } from '#libs/sessions';
import { Refusal, type RefusalCode } from './refusal.js';
import { type SpaceLine } from './rules/spaces-csv.js';

const tariffClasses = statement(
  'publishing.tariffClasses',
  `select w.tariff_class as name, w.weight from tariff t join tariff_weight w on (w.network_id, w.tariff_id) = (t.network_id, t.id)
    where t.network_id = (select current_network()) and t.valid @> $1::timestamptz order by 1`,
);

/** The classes of the tariff in force. */
export const tariffClassesAt = (tx: Sql, now: Temporal.Instant): Promise<{ name: string; weight: number }[]> =>
  tx.rows(tariffClasses, [now]);

const classNamesAt = async (tx: Sql, now: Temporal.Instant): Promise<string[]> =>
  (await tariffClassesAt(tx, now)).map(({ name }) => name);

const REFUSALS: Record<SpaceRefusal, RefusalCode> = {
  WAS_BOOKED: 'BOOKED',
  SEATS_TAKEN: 'SEATS_TAKEN',
  CYCLE: 'PART_OF_ITSELF',
  UNKNOWN_PART: 'UNKNOWN_PART',
};
/** Beyond the last bookable start: a booking has a length. */
const BEYOND_HORIZON_DAYS = 2;

/** Somebody changed the space since it was read. */
export class SpaceChanged {
  constructor(readonly current: SpaceToEdit) {}
}
export interface ImportedSpaces {
  readonly lines: readonly SpaceLine[];
  /** How many were created; none where a line has a fault. */
  readonly created: number;
}
export type SpaceOutcome = SpaceToEdit | Refusal;

/** Spaces are created, edited, imported and withdrawn by the team of their venue. */
@Injectable()
export class EditSpaces {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: SettingsReader,
  ) {}

  create(viewer: MemberViewer, venueId: string, texts: SpaceTexts, idempotencyKey: string): Promise<SpaceOutcome> {
    return this.inVenue<SpaceOutcome>(viewer, venueId, async (tx, venue, now) => {
      const wrong = await this.faultOf(tx, venueId, null, texts, now);
      const created = wrong ? undefined : await createSpace(tx, { ...venue, networkId: viewer.network.id }, texts);
      if (created && 'refusal' in created) throw new Rollback(new Refusal(REFUSALS[created.refusal]));
      const request = JSON.stringify([venueId, texts]);
      const key = { actorId: viewer.member.id, operation: 'createSpace', key: idempotencyKey, request };
      const claim = await claimKey(tx, key, created?.id ?? venueId, now);
      if (claim.kind === 'KEY_REUSED') throw new Rollback(new Refusal('KEY_REUSED'));
      if (claim.kind === 'REPLAY') throw new Rollback((await spaceToEdit(tx, claim.resultId))!);
      if (wrong) throw new Rollback(wrong);
      await refreshSearchOf(tx, venueId);
      return (await spaceToEdit(tx, created!.id))!;
    });
  }

  async edit(
    viewer: MemberViewer,
    { id, version }: { id: string; version: number },
    texts: SpaceTexts,
  ): Promise<SpaceOutcome | SpaceChanged> {
    const networkId = viewer.network.id;
    const days = (await this.settings.at(networkId, this.clock.now())).get(horizonDays) + BEYOND_HORIZON_DAYS;
    const outcome = await this.inVenueOf<SpaceOutcome | SpaceChanged | SpaceRefusal>(
      viewer,
      id,
      async (tx, space, now) => {
        const wrong = await this.faultOf(tx, space.venueId, id, texts, now);
        if (wrong) return wrong;
        const edited = await editSpace(tx, { networkId, id, version }, texts, now, now.add({ hours: 24 * days }));
        const current = (await spaceToEdit(tx, id))!;
        return edited === 'CONFLICT' ? new SpaceChanged(current) : edited === 'UPDATED' ? current : edited;
      },
    );
    return typeof outcome === 'string' ? new Refusal(REFUSALS[outcome]) : outcome;
  }

  withdraw(viewer: MemberViewer, id: string): Promise<SpaceOutcome> {
    return this.inVenueOf<SpaceOutcome>(viewer, id, async (tx, space, now) => {
      await withdrawSpace(tx, space, now);
      return (await spaceToEdit(tx, id))!;
    });
  }

  /** Reads a file of spaces and creates them; none where a line has a fault, and none in a dry run. */
  import(
    viewer: MemberViewer,
    venueId: string,
    file: { csv: string; dryRun: boolean; idempotencyKey: string },
  ): Promise<ImportedSpaces | Refusal> {
    return this.inVenue<ImportedSpaces | Refusal>(viewer, venueId, async (tx, venue, now) => {
      const { readSpaces } = await import('./rules/spaces-csv.js'); // loaded here, so that servers do not load the parser
      const names = await liveNames(tx, venueId, null);
      const known = { tariffClasses: await classNamesAt(tx, now), names };
      const lines = readSpaces(file.csv, known, viewer.locale);
      if (file.dryRun) return { lines, created: 0 };
      const key = { actorId: viewer.member.id, operation: 'importSpaces', key: file.idempotencyKey, request: venueId + file.csv }; // prettier-ignore
      const claim = await claimKey(tx, key, venueId, now);
      if (claim.kind === 'KEY_REUSED') return new Refusal('KEY_REUSED');
      if (claim.kind === 'REPLAY') {
        const again = readSpaces(file.csv, { ...known, names: [] }, viewer.locale);
        return { lines: again, created: again.length };
      }
      if (lines.some(({ space }) => !space)) throw new Rollback<ImportedSpaces>({ lines, created: 0 });
      for (const { space } of lines) {
        const made = await createSpace(tx, { ...venue, networkId: viewer.network.id }, space!);
        if ('refusal' in made) throw new Rollback(new Refusal(REFUSALS[made.refusal]));
      }
      await refreshSearchOf(tx, venueId);
      return { lines, created: lines.length };
    });
  }

  private async faultOf(
    tx: Sql,
    venueId: string,
    spaceId: string | null,
    { tariffClass, trainingId, name }: SpaceTexts,
    now: Temporal.Instant,
  ): Promise<Refusal | undefined> {
    if (!(await classNamesAt(tx, now)).includes(tariffClass)) return new Refusal('UNKNOWN_CLASS');
    if (trainingId !== null && !(await isSharedTraining(tx, venueId, trainingId)))
      return new Refusal('UNKNOWN_TRAINING');
    const names = await liveNames(tx, venueId, spaceId);
    return names.some((taken) => taken.toLowerCase() === name.toLowerCase()) ? new Refusal('NAME_TAKEN') : undefined;
  }

  /** The venue stays where it is until the end: it is neither archived nor merged meanwhile. */
  private inVenue<Outcome>(
    viewer: MemberViewer,
    venueId: string,
    work: (tx: Transaction, venue: LockedVenue, now: Temporal.Instant) => Promise<Outcome>,
  ): Promise<Outcome | Refusal> {
    return this.database.inTransaction<Outcome | Refusal>(viewer.network.id, async (tx) => {
      const [venue] = await lockVenues(tx, [venueId]);
      if (!venue) return new Refusal('NOT_FOUND');
      if (!worksFor(viewer, venueId)) return new Refusal('NOT_YOURS');
      return venue.archived ? new Refusal('ARCHIVED') : work(tx, venue, this.clock.now());
    });
  }

  private inVenueOf<Outcome>(
    viewer: MemberViewer,
    spaceId: string,
    work: (tx: Transaction, space: SpaceToEdit, now: Temporal.Instant) => Promise<Outcome>,
  ): Promise<Outcome | Refusal> {
    return this.database.inTransaction<Outcome | Refusal>(viewer.network.id, async (tx) => {
      const found = await spaceToEdit(tx, spaceId);
      const [venue] = found ? await lockVenues(tx, [found.venueId]) : [];
      // Read again under the lock: a merge may have moved it.
      const space = venue && (await spaceToEdit(tx, spaceId));
      if (!space) return new Refusal('NOT_FOUND');
      if (!worksFor(viewer, space.venueId)) return new Refusal('NOT_YOURS');
      return venue.archived ? new Refusal('ARCHIVED') : work(tx, space, this.clock.now());
    });
  }
}

const liveNames = async (tx: Sql, venueId: string, except: string | null): Promise<string[]> =>
  (await spacesToEditOf(tx, venueId))
    .filter(({ id, withdrawnAt }) => withdrawnAt === null && id !== except)
    .map(({ name }) => name);
