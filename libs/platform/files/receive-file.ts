import { rm } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database, Rollback } from '../database/database.js';
import { takeQuota } from '../database/quota.js';
import { oneLine } from '../formats/one-line.js';
import { type MemberViewer } from '../graphql/viewer.js';
import { enqueue } from '../jobs/outbox.js';
import { SettingsReader } from '../network-settings.js';
import { type BytesQuota, FILE_KINDS, type FilePurpose } from './file-purpose.js';
import { FileStore, StoreFullError } from './file-store.js';
import { processFile } from './files.jobs.js';
import { insertFile, noteBytes } from './files.queries.js';
import { MEDIA_TYPES, mediaTypeOf } from './media-type.js';
import { BrokenOffError, type ReceivedBytes, TooManyBytesError, receiveBytes } from './receive-bytes.js';

/** Why a file is not taken. */
export type UploadRefusal =
  'NOT_YOURS' | 'EMPTY' | 'TOO_LARGE' | 'WRONG_TYPE' | 'HEIC' | 'SVG' | 'QUOTA_REACHED' | 'DISK_FULL' | 'BROKEN_OFF';
export type UploadOutcome = { kind: 'RECEIVED'; id: string } | { kind: 'REFUSED'; reason: UploadRefusal };

export interface Upload {
  readonly purpose: FilePurpose;
  readonly subjectId: string;
  readonly name: string | undefined;
  readonly body: AsyncIterable<Buffer>;
}

/** Quotas of bytes have no period: everything that is kept counts. */
const ALWAYS = Temporal.Instant.from('1970-01-01T00:00:00Z');
const refused = (reason: UploadRefusal): UploadOutcome => ({ kind: 'REFUSED', reason });

/** Takes a file: receives and stores its bytes first, and notes it only when they are safe. */
@Injectable()
export class ReceiveFile {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async receive(viewer: MemberViewer, upload: Upload): Promise<UploadOutcome> {
    const { purpose, subjectId, body } = upload;
    const admitted = await this.database.inTransaction(viewer.network.id, (tx) =>
      purpose.admits(tx, viewer, subjectId),
    );
    if (!admitted) return refused('NOT_YOURS'); // before a byte of the body is read
    const { maxBytes } = FILE_KINDS[purpose.kind];
    try {
      const received = await receiveBytes(this.store.incomingFolder, body, maxBytes);
      try {
        return await this.keep(viewer, upload, received);
      } finally {
        await rm(received.path, { force: true });
      }
    } catch (error) {
      if (error instanceof TooManyBytesError) return refused('TOO_LARGE');
      if (error instanceof StoreFullError) return refused('DISK_FULL');
      if (error instanceof BrokenOffError) return refused('BROKEN_OFF');
      throw error;
    }
  }

  private async keep(viewer: MemberViewer, upload: Upload, received: ReceivedBytes): Promise<UploadOutcome> {
    const { purpose } = upload;
    const { sha256, bytes, head, path } = received;
    if (bytes === 0) return refused('EMPTY');
    const type = mediaTypeOf(head);
    if (type === 'HEIC' || type === 'SVG') return refused(type);
    const accepted: readonly string[] = FILE_KINDS[purpose.kind].types;
    if (type === 'OTHER' || !accepted.includes(type)) return refused('WRONG_TYPE');

    const { id: networkId } = viewer.network;
    const mediaType = MEDIA_TYPES[type];
    // Committed before the bytes are written: bytes that no row mentions are never deleted.
    await this.database.inTransaction(networkId, (tx) => noteBytes(tx, { sha256, bytes, mediaType }, this.clock.now()));
    await this.store.take(networkId, sha256, path);
    const settings = await this.settings.at(networkId, this.clock.now());
    return this.database.inTransaction<UploadOutcome>(networkId, async (tx) => {
      const now = this.clock.now();
      // Read again: a role may have ended while the bytes arrived.
      const quota: BytesQuota | undefined = await purpose.admits(tx, viewer, upload.subjectId);
      if (!quota) return refused('NOT_YOURS');
      const name = fileNameOf(upload.name, purpose);
      const file = { purpose: purpose.name, subjectId: upload.subjectId, quotaId: quota.id, name, mediaType, bytes };
      const attached = purpose.attachedAtOnce ?? false;
      const { id, isRepeated } = await insertFile(tx, { ...file, sha256, attached, uploadedBy: viewer.member.id }, now);
      if (isRepeated) return { kind: 'RECEIVED', id };
      const counted = { kind: 'files.bytes', subjectId: quota.id, periodStart: ALWAYS };
      if (!(await takeQuota(tx, counted, bytes, settings.get(quota.cap))))
        throw new Rollback<UploadOutcome>(refused('QUOTA_REACHED'));
      await enqueue(tx, {
        job: processFile,
        subjectId: id,
        payload: { fileId: id },
        runAt: now,
        key: `files.process ${id}`,
        requestId: viewer.requestId,
      });
      return { kind: 'RECEIVED', id };
    });
  }
}

/** A name for people to recognise the file by. It is never part of a path, and says nothing about the type. */
export function fileNameOf(sent: string | undefined, { kind }: Pick<FilePurpose, 'kind'>): string {
  const last = (sent ?? '').split(/[/\\]/).at(-1)!;
  const line = oneLine(last.replace(/\p{Cc}/gu, ' ').replace(/["<>:|?*]/g, ' '), 1_000);
  const stem = [...(line ?? '').replace(/\.[\p{L}\p{N}]{1,5}$/u, '').replace(/^[.\s]+/, '')].slice(0, 100).join('');
  const extension = kind === 'DOCUMENT' ? '.pdf' : '.webp';
  return `${stem.trim() || (kind === 'DOCUMENT' ? 'document' : 'photo')}${extension}`;
}
