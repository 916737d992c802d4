import { type KeyObject, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** The origin for which the passkeys of the specs are valid. */
const HOST = 'localhost';
const ORIGIN = 'http://localhost:3000';
/** Flags: user present, user verified, key backed up. */
const FLAGS = 0x1d;
const HAS_KEY = 0x40;

const b64 = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url');
const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** An honest authenticator, whose answers hostile ones are derived from. */
export class HonestPasskey {
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });

  /** Its public key in COSE form: EC2, ES256, P-256, then both coordinates. */
  get publicKey(): Buffer {
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const coordinates = [x!, y!].map((text) => Buffer.from(text, 'base64url'));
    return Buffer.concat([hex('a5010203262001215820'), coordinates[0]!, hex('225820'), coordinates[1]!]);
  }

  /** A registration of a new key without attestation. */
  register(challenge: string): string {
    const id = randomBytes(16);
    const data = Buffer.concat([this.data(FLAGS | HAS_KEY), Buffer.alloc(16), hex('0010'), id, this.publicKey]);
    const head = Buffer.concat([hex('a3'), text('fmt'), text('none'), text('attStmt'), hex('a0'), text('authData')]);
    const attestation = Buffer.concat([head, hex('58'), Buffer.from([data.length]), data]);
    return this.answer(id, 'webauthn.create', challenge, {
      attestationObject: b64(attestation),
      transports: ['internal'],
    });
  }

  /** A sign-in of the account with the key called `id`. */
  signIn(challenge: string, id: Buffer, accountId: string): string {
    const data = this.data(FLAGS);
    const signed = Buffer.concat([data, sha256(clientData('webauthn.get', challenge))]);
    return this.answer(id, 'webauthn.get', challenge, {
      authenticatorData: b64(data),
      signature: b64(sign('sha256', signed, this.keys.privateKey)),
      userHandle: b64(hex(accountId.replaceAll('-', ''))),
    });
  }

  private data(flags: number): Buffer {
    return Buffer.concat([sha256(HOST), Buffer.from([flags]), Buffer.alloc(4)]);
  }

  private answer(id: Buffer, type: string, challenge: string, response: object): string {
    const clientDataJSON = b64(clientData(type, challenge));
    const whole = { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {} };
    return JSON.stringify({ ...whole, response: { clientDataJSON, ...response } });
  }
}

const clientData = (type: string, challenge: string): string =>
  JSON.stringify({ type, challenge, origin: ORIGIN, crossOrigin: false });
/** A short text in CBOR. */
const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
