import { Injectable } from '@nestjs/common';
import { Clock, Database, type MemberViewer, Rollback, attachFile, deleteFile } from '#libs/platform';
import { type Edited } from './edit-photos.js';
import { spaceDocument } from './file-purposes.js';
import * as queries from './photos.queries.js';
import { type DocumentRow } from './photos.queries.js';
import { worksFor } from '../venue-team.js';

/** Documents of spaces, changed by the people who work there. */
@Injectable()
export class EditDocuments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Adding the same file again gives the document that it became. */
  add(viewer: MemberViewer, spaceId: string, fileId: string, name: string): Promise<Edited<DocumentRow>> {
    return this.database.inTransaction<Edited<DocumentRow>>(viewer.network.id, async (tx) => {
      const venueId = await queries.venueOf(tx, 'space', spaceId);
      if (!venueId || !worksFor(viewer, venueId)) return { kind: 'REFUSED', reason: 'NOT_FOUND' };
      await queries.lockOwner(tx, 'space', spaceId);
      const before = await queries.documentById(tx, fileId);
      if (before?.ownerId === spaceId) return { kind: 'DONE', done: before };
      const file = { id: fileId, purpose: spaceDocument.name, subjectId: spaceId };
      const attached = before ? undefined : await attachFile(tx, file, this.clock.now());
      if (!attached) return { kind: 'REFUSED', reason: 'FILE_UNUSABLE' };
      const document = { id: fileId, name, bytes: attached.bytes };
      if ((await queries.insertDocument(tx, spaceId, document)) === 0)
        throw new Rollback<Edited<DocumentRow>>({ kind: 'REFUSED', reason: 'TOO_MANY' });
      return { kind: 'DONE', done: document };
    });
  }

  remove(viewer: MemberViewer, id: string): Promise<Edited<string>> {
    return this.database.inTransaction<Edited<string>>(viewer.network.id, async (tx) => {
      const found = await queries.documentById(tx, id);
      if (!found || !worksFor(viewer, found.venueId)) return { kind: 'REFUSED', reason: 'NOT_FOUND' };
      await queries.lockOwner(tx, 'space', found.ownerId);
      if (!(await queries.documentById(tx, id))) return { kind: 'REFUSED', reason: 'NOT_FOUND' };
      await queries.deleteDocument(tx, id);
      await deleteFile(tx, id);
      return { kind: 'DONE', done: id };
    });
  }
}
