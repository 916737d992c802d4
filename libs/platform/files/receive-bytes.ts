import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HEAD_BYTES } from './media-type.js';
import { asStoreFull } from './file-store.js';

export interface ReceivedBytes {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** The first bytes, which tell the type. */
  readonly head: Buffer;
}

/** More bytes were sent than a file may have. */
export class TooManyBytesError extends Error {
  override readonly name = 'TooManyBytesError';
}

/** The sender broke off before the end. */
export class BrokenOffError extends Error {
  override readonly name = 'BrokenOffError';
}

const PART = /^[0-9a-f-]{36}\.part$/;

/**
 * Writes a stream into a temporary file, while it is hashed and counted. The file is deleted when anything fails.
 * @throws TooManyBytesError, BrokenOffError, StoreFullError
 */
export async function receiveBytes(
  folder: string,
  source: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<ReceivedBytes> {
  const path = join(folder, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  let [bytes, head] = [0, Buffer.alloc(0)];
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    try {
      for await (const part of source) {
        bytes += part.length;
        if (bytes > maxBytes) throw new TooManyBytesError(`more than ${maxBytes} bytes`);
        if (head.length < HEAD_BYTES) head = Buffer.concat([head, part.subarray(0, HEAD_BYTES - head.length)]);
        hash.update(part);
        await handle.writeFile(part);
      }
    } finally {
      await handle.close();
    }
    return { path, sha256: hash.digest('hex'), bytes, head };
  } catch (error) {
    await rm(path, { force: true });
    if (/^(ECONNRESET|ERR_STREAM_PREMATURE_CLOSE)$/.test((error as NodeJS.ErrnoException).code ?? ''))
      throw new BrokenOffError('the sender broke off', { cause: error });
    throw asStoreFull(error);
  }
}

/** Deletes what uploads left behind that a stopped process never ended. Only files that `receiveBytes` named are deleted. */
export async function deleteAbandonedParts(folder: string, before: Temporal.Instant): Promise<number> {
  const entries = await opendir(folder).catch(() => undefined);
  let deleted = 0;
  if (entries)
    for await (const entry of entries) {
      if (!entry.isFile() || !PART.test(entry.name)) continue;
      const path = join(folder, entry.name);
      const found = await stat(path).catch(() => undefined);
      if (!found || found.mtimeMs >= before.epochMilliseconds) continue;
      await rm(path, { force: true });
      deleted++;
    }
  return deleted;
}
