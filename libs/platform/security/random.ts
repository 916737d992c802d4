import { randomBytes, randomUUIDv7 } from 'node:crypto';

/** The only source of randomness, so that tests can replace it. */
export class Random {
  bytes(count: number): Buffer {
    return randomBytes(count);
  }

  /** An unguessable secret of 256 bits, safe in a URL. */
  secret(): string {
    return this.bytes(32).toString('base64url');
  }

  /** A unique id; later ids sort after earlier ones (UUIDv7). */
  uuid(): string {
    return randomUUIDv7();
  }
}
