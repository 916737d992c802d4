import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable } from 'node:stream';
import { FileStore, type StoredBytes, asStoreFull, isHash, storePath } from './file-store.js';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Flushes a folder, so that a new name in it survives a power cut. Not possible on Windows. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Files in a folder of this machine: `NETWORK/ab/abcdef…`. A name appears when its bytes are complete and on the disk. */
export class FolderStore extends FileStore {
  readonly incomingFolder: string;

  constructor(private readonly root: string) {
    super();
    this.incomingFolder = join(root, 'incoming'); // on the same disk, because a rename does not cross disks
  }

  override async take(networkId: string, sha256: string, temporaryFile: string): Promise<void> {
    const path = this.pathOf(networkId, sha256);
    try {
      if (await this.has(networkId, sha256)) return await rm(temporaryFile, { force: true });
      const folder = dirname(path);
      const created = await mkdir(folder, { recursive: true, mode: 0o700 });
      const handle = await open(temporaryFile, 'r+');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporaryFile, path);
      await flushFolder(folder);
      if (created) await flushFolder(dirname(folder));
    } catch (error) {
      await rm(temporaryFile, { force: true });
      throw asStoreFull(error);
    }
  }

  override async has(networkId: string, sha256: string): Promise<boolean> {
    const found = await stat(this.pathOf(networkId, sha256)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    return found?.isFile() ?? false;
  }

  override async read(networkId: string, sha256: string): Promise<Readable | undefined> {
    // Opened here, so that a missing file is an answer rather than an error of the stream.
    const handle = await open(this.pathOf(networkId, sha256), 'r').catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    return handle?.createReadStream();
  }

  override async remove(networkId: string, sha256: string): Promise<void> {
    await rm(this.pathOf(networkId, sha256), { force: true });
  }

  override async *list(networkId: string): AsyncGenerator<StoredBytes> {
    const top = dirname(dirname(this.pathOf(networkId, '0'.repeat(64))));
    for (const folder of await namesIn(top))
      for (const name of await namesIn(join(top, folder))) {
        const found = isHash(name) && (await stat(join(top, folder, name)).catch(() => undefined));
        if (found && found.isFile()) {
          const writtenAt = Temporal.Instant.fromEpochMilliseconds(Math.floor(found.mtimeMs));
          yield { sha256: name, bytes: found.size, writtenAt };
        }
      }
  }

  private pathOf(networkId: string, sha256: string): string {
    return join(this.root, ...storePath(networkId, sha256));
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  const entries = await opendir(folder).catch((error: unknown) => {
    if (!isMissing(error) && (error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error;
  });
  if (entries) for await (const { name } of entries) names.push(name);
  return names.sort();
}
