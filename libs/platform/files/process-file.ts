import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Handles, type JobContext, type PayloadOf } from '../jobs/jobs.js';
import { FILE_KINDS, purposeCalled } from './file-purpose.js';
import { FileStore } from './file-store.js';
import { processFile } from './files.jobs.js';
import { fileById, insertSize, markReady, markRefused, noteBytes } from './files.queries.js';
import { mediaTypeOf } from './media-type.js';
import { pdfFault } from './pdf-faults.js';
import { type MadeSize, pictureSizes } from './picture-sizes.js';
import { receiveBytes } from './receive-bytes.js';

/** Reads received files in full, in the worker. A file that is not whole is refused; of a picture only clean sizes are kept. */
@Injectable()
export class ProcessFile {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  @Handles(processFile)
  async process({ fileId }: PayloadOf<typeof processFile>, { networkId }: JobContext): Promise<void> {
    const file = await this.database.inTransaction(networkId, (tx) => fileById(tx, fileId));
    if (file?.state !== 'RECEIVED') return; // done before, or deleted
    const { kind } = purposeCalled(file.purpose) ?? {};
    if (!kind) throw new Error(`No lib declares the purpose ${file.purpose}`);
    const bytes = await this.bytesOf(networkId, file.sha256!, FILE_KINDS[kind].maxBytes);
    const refuse = (reason: string) => this.database.inTransaction(networkId, (tx) => markRefused(tx, fileId, reason));

    if (kind === 'DOCUMENT') {
      const fault = pdfFault(bytes);
      if (fault) await refuse(fault);
      else await this.database.inTransaction(networkId, (tx) => markReady(tx, fileId, true));
      return;
    }
    const type = mediaTypeOf(bytes);
    const made = type === 'JPEG' || type === 'PNG' || type === 'WEBP' ? await pictureSizes(bytes, type) : 'UNREADABLE';
    if (typeof made === 'string') await refuse(made);
    else await this.keepSizes(networkId, fileId, made);
  }

  private async keepSizes(networkId: string, fileId: string, made: readonly MadeSize[]): Promise<void> {
    const sizes = made.map((one) => ({ ...one, sha256: createHash('sha256').update(one.bytes).digest('hex') }));
    await this.database.inTransaction(networkId, async (tx) => {
      for (const { sha256, bytes } of sizes.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)))
        await noteBytes(tx, { sha256, bytes: bytes.length, mediaType: 'image/webp' }, this.clock.now());
    });
    for (const { bytes, sha256 } of sizes) {
      const { path } = await receiveBytes(this.store.incomingFolder, only(bytes), bytes.length);
      await this.store.take(networkId, sha256, path);
    }
    await this.database.inTransaction(networkId, async (tx) => {
      if ((await markReady(tx, fileId, false)) === 0) return; // deleted meanwhile, or done by another worker
      for (const { size, sha256, width, height } of sizes)
        await insertSize(tx, { fileId, size, sha256, width, height });
    });
  }

  private async bytesOf(networkId: string, sha256: string, maxBytes: number): Promise<Buffer> {
    const stream = await this.store.read(networkId, sha256);
    if (!stream) throw new Error(`The store has no bytes ${sha256}`);
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of stream as AsyncIterable<Buffer>) {
      parts.push(part);
      if ((length += part.length) > maxBytes)
        throw new Error(`The store has more bytes under ${sha256} than were kept`);
    }
    const bytes = Buffer.concat(parts);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`The store has other bytes under ${sha256}`);
    return bytes;
  }
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
