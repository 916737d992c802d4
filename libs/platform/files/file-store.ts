import { type Readable } from 'node:stream';

/** What the store holds under one hash. */
export interface StoredBytes {
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly writtenAt: Temporal.Instant;
}

/** The store has no space left, or refuses more. Nothing was stored. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError';
}

/** The bytes of files, each under its hash and the network it belongs to. Also the injection token. */
export abstract class FileStore {
  /** Where bytes are received before their hash is known. */
  abstract readonly incomingFolder: string;
  /**
   * Moves a complete temporary file into the store, at once or not at all; afterwards the temporary file is gone.
   * @throws StoreFullError
   */
  abstract take(networkId: string, sha256: string, temporaryFile: string): Promise<void>;
  abstract has(networkId: string, sha256: string): Promise<boolean>;
  /** Undefined when the store has no such bytes. */
  abstract read(networkId: string, sha256: string): Promise<Readable | undefined>;
  abstract remove(networkId: string, sha256: string): Promise<void>;
  /** Everything of a network, in no order. */
  abstract list(networkId: string): AsyncIterable<StoredBytes>;
}

const HASH = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The path of bytes below the root of a store. No name that a person chose is part of it. @throws TypeError */
export function storePath(networkId: string, sha256: string): string[] {
  if (!UUID.test(networkId) || !HASH.test(sha256)) throw new TypeError('A stored file has a network and a hash');
  return [networkId, sha256.slice(0, 2), sha256];
}

export const isHash = (text: string): boolean => HASH.test(text);

/** Turns the errors of a disk without space into StoreFullError. */
export function asStoreFull(error: unknown): unknown {
  const { code, message } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return code !== undefined && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)
    ? new StoreFullError(message, { cause: error })
    : error;
}
