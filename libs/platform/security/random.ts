import { randomBytes, randomUUIDv7 } from 'node:crypto';

/** The only source of chance, so that a test can replay it. */
export class Random {
  bytes(count: number): Buffer {
    return randomBytes(count);
  }

  /** An unguessable secret of 256 bits, safe in a URL. */
  secret(): string {
    return this.bytes(32).toString('base64url');
  }

  /** An id: unique, and in the order of time. */
  uuid(): string {
    return randomUUIDv7();
  }
}
