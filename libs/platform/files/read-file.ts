import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { type Sql } from '../database/sql.js';
import { type Viewer } from '../graphql/viewer.js';
import { purposeCalled } from './file-purpose.js';
import { FileStore } from './file-store.js';
import { type FileRow, fileById, sizeOfPicture } from './files.queries.js';
import { type PictureSize } from './picture-sizes.js';

export interface ReadableFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: string;
  /** Whether anybody may read it, so that browsers and proxies may keep it: its content never changes. */
  readonly isPublic: boolean;
  /** Whether the browser may show it. Documents are only downloaded. */
  readonly isPicture: boolean;
  open(): Promise<Readable | undefined>;
}
export type FileState = Pick<FileRow, 'state' | 'reason'>;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Gives files to the people who may read them. Everybody else gets the answer of an unknown file. */
@Injectable()
export class ReadFile {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /** @param size of a picture; documents have none */
  async read(viewer: Viewer, id: string, size: PictureSize | undefined): Promise<ReadableFile | undefined> {
    if (!UUID.test(id)) return undefined;
    const { id: networkId } = viewer.network;
    return this.database.inTransaction(networkId, async (tx) => {
      const file = await fileById(tx, id);
      if (file?.state !== 'READY' || !(await this.mayRead(tx, viewer, file))) return undefined;
      const { kind, reads } = purposeCalled(file.purpose)!;
      const isPicture = kind === 'PICTURE';
      if (isPicture !== (size !== undefined)) return undefined;
      const { sha256, bytes } = isPicture ? ((await sizeOfPicture(tx, id, size!)) ?? { sha256: null, bytes: 0 }) : file;
      if (!sha256) return undefined;
      return {
        sha256,
        bytes,
        mediaType: isPicture ? 'image/webp' : file.mediaType,
        name: file.name,
        isPublic: reads === 'ANYONE' && file.isAttached,
        isPicture,
        open: () => this.store.read(networkId, sha256),
      };
    });
  }

  /** How far the worker is with a file, for the person who sent it. */
  async state(viewer: Viewer, id: string): Promise<FileState | undefined> {
    if (!UUID.test(id) || !viewer.member) return undefined;
    const file = await this.database.inTransaction(viewer.network.id, (tx) => fileById(tx, id));
    return file?.uploadedBy === viewer.member.id ? file : undefined;
  }

  private async mayRead(tx: Sql, viewer: Viewer, file: FileRow): Promise<boolean> {
    if (viewer.member && file.uploadedBy === viewer.member.id) return true;
    const reads = purposeCalled(file.purpose)?.reads;
    if (!reads || !file.isAttached) return false;
    return reads === 'ANYONE' || reads(tx, viewer, file, this.clock.now());
  }
}
