import { Injectable } from '@nestjs/common';
import { Clock, Database, type MemberViewer, Rollback, type Sql, attachFile, deleteFile } from '#libs/platform';
import { spacePhoto, venuePhoto } from './file-purposes.js';
import * as queries from './photos.queries.js';
import { type AlternativeTexts, type FoundPhoto, type PhotoOwner, type PhotoRow } from './photos.queries.js';
import { type FileRefusal } from './photos.types.js';
import { worksFor } from '../venue-team.js';

export type Edited<Done> = { kind: 'DONE'; done: Done } | { kind: 'REFUSED'; reason: FileRefusal };
const done = <Done>(value: Done): Edited<Done> => ({ kind: 'DONE', done: value });
const refused = <Done>(reason: FileRefusal): Edited<Done> => ({ kind: 'REFUSED', reason });
const PURPOSES = { venue: venuePhoto, space: spacePhoto };

/** Photos of venues and spaces, changed by the people who work there. */
@Injectable()
export class EditPhotos {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Adding the same file again gives the photo that it became. */
  add(
    viewer: MemberViewer,
    of: PhotoOwner,
    { ownerId, fileId, texts }: { ownerId: string; fileId: string; texts: AlternativeTexts },
  ): Promise<Edited<PhotoRow>> {
    return this.database.inTransaction<Edited<PhotoRow>>(viewer.network.id, async (tx) => {
      const venueId = await queries.venueOf(tx, of, ownerId);
      if (!venueId || !worksFor(viewer, venueId)) return refused('NOT_FOUND');
      await queries.lockOwner(tx, of, ownerId);
      const before = await queries.photoById(tx, fileId);
      if (before) return before.ownerId === ownerId ? done(before) : refused('FILE_UNUSABLE');
      const file = { id: fileId, purpose: PURPOSES[of].name, subjectId: ownerId };
      if (!(await attachFile(tx, file, this.clock.now()))) return refused('FILE_UNUSABLE');
      if ((await queries.insertPhoto(tx, of, ownerId, fileId, texts)) === 0)
        throw new Rollback<Edited<PhotoRow>>(refused('TOO_MANY'));
      return done((await queries.photoById(tx, fileId))!);
    });
  }

  describe(viewer: MemberViewer, id: string, texts: AlternativeTexts): Promise<Edited<PhotoRow>> {
    return this.withPhoto(viewer, id, async (tx, photo) => {
      await queries.updateTexts(tx, photo.of, id, texts);
      return done({ ...photo, altFr: texts.fr, altEn: texts.en });
    });
  }

  /** @param ids all photos of one venue or space */
  reorder(viewer: MemberViewer, ids: readonly string[]): Promise<Edited<PhotoRow[]>> {
    return this.withPhoto<PhotoRow[]>(viewer, ids[0]!, async (tx, { of, ownerId }) => {
      if ((await queries.updateOrder(tx, of, ownerId, ids)) === 0) return refused('ORDER_CHANGED');
      return done(await queries.photosOf(tx, of, viewer.network.id, [ownerId]));
    });
  }

  remove(viewer: MemberViewer, id: string): Promise<Edited<string>> {
    return this.withPhoto(viewer, id, async (tx, { of }) => {
      await queries.deletePhoto(tx, of, id);
      await deleteFile(tx, id);
      return done(id);
    });
  }

  /** Runs `work` with a photo of a venue that the viewer works for, and with the lock of its venue or space. */
  private withPhoto<Done>(
    viewer: MemberViewer,
    id: string,
    work: (tx: Sql, photo: FoundPhoto) => Promise<Edited<Done>>,
  ): Promise<Edited<Done>> {
    return this.database.inTransaction<Edited<Done>>(viewer.network.id, async (tx) => {
      const found = await queries.photoById(tx, id);
      if (!found || !worksFor(viewer, found.venueId)) return refused('NOT_FOUND');
      await queries.lockOwner(tx, found.of, found.ownerId);
      const photo = await queries.photoById(tx, id); // it may have been removed while this waited
      return photo ? work(tx, photo) : refused('NOT_FOUND');
    });
  }
}
