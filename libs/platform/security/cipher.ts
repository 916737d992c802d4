import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts small secrets that must be read again (AES-256-GCM), with a separate key for each purpose, derived from SECRET. */
export class Cipher {
  private readonly key: Buffer;

  constructor(secret: string, purpose: string) {
    this.key = createHmac('sha256', secret).update(`traboule/${purpose}`).digest();
  }

  /** @param context names the owner of the secret; decryption with another context fails */
  encrypt(plain: Uint8Array, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(context));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws when it was encrypted with another key or context, for example after a change of SECRET */
  decrypt(sealed: Buffer, context: string): Buffer {
    const [nonce, body, tag] = [
      sealed.subarray(0, NONCE_BYTES),
      sealed.subarray(NONCE_BYTES, -TAG_BYTES),
      sealed.subarray(-TAG_BYTES),
    ];
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }
}
