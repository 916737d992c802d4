import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a secret: what the database keeps instead of it. */
export const hashOf = (secret: string | Buffer): Buffer => hash('sha256', secret, 'buffer');

/** Signs and checks small texts with a key of its own for each purpose, derived from the server's secret. */
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

  /** The payload, or undefined when the text was not sealed by this key. */
  unseal(sealed: string): string | undefined {
    const [body, signature, ...rest] = sealed.split('.');
    if (!body || !signature || rest.length > 0) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const wanted = this.mac(body);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
    if (given.toString('base64url') !== signature) return undefined;
    return Buffer.from(body, 'base64url').toString();
  }
}
