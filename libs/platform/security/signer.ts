import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a secret, stored in the database instead of the secret. */
export const hashOf = (secret: string | Buffer): Buffer => hash('sha256', secret, 'buffer');

/** Signs and verifies short texts, with a separate key for each purpose, derived from SECRET. */
export class Signer {
  private readonly key: Buffer;

  constructor(secret: string, purpose: string) {
    this.key = createHmac('sha256', secret).update(`traboule/${purpose}`).digest();
  }

  mac(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest();
  }

  /** `payload.signature`, both base64url. */
  seal(payload: string): string {
    const body = Buffer.from(payload).toString('base64url');
    return `${body}.${this.mac(body).toString('base64url')}`;
  }

  /** The payload, or undefined when the signature is not valid. */
  unseal(sealed: string): string | undefined {
    const [body, signature, ...rest] = sealed.split('.');
    if (!body || !signature || rest.length > 0) return undefined;
    const actual = Buffer.from(signature, 'base64url');
    const expected = this.mac(body);
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
    if (actual.toString('base64url') !== signature) return undefined;
    return Buffer.from(body, 'base64url').toString();
  }
}
