import { type KeyObject, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const FLAGS = { present: 0x01, verified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 };

interface Lie {
  origin?: string;
  rpId?: string;
  type?: string;
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  challenge?: string;
  crossOrigin?: boolean;
  topOrigin?: string;
  /** Signs with this key instead of the passkey's own. */
  key?: KeyObject;
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();
const b64 = (data: Uint8Array | string) => Buffer.from(data).toString('base64url');

/** An authenticator in software. Tests can make any part of its answer false. */
export class SoftPasskey {
  readonly id = randomBytes(32);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  userHandle = '';
  counter = 0;

  constructor(private readonly origin: string) {}

  /** Answers the options of a registration. */
  register(options: string, lie: Lie = {}): string {
    const { challenge, rp, user } = JSON.parse(options) as {
      challenge: string;
      rp: { id: string };
      user: { id: string };
    };
    this.userHandle = user.id;
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const cose = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
      ]) as never,
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, cose]);
    const authData = Buffer.concat([this.data(rp.id, FLAGS.attested, lie), attested]);
    const attestationObject = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]) as never,
    );
    return this.answer({
      clientDataJSON: this.clientData('webauthn.create', challenge, lie),
      attestationObject: b64(attestationObject),
      transports: ['internal'],
    });
  }

  /** Answers the options of a sign-in. */
  signIn(options: string, lie: Lie = {}): string {
    const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string };
    const clientDataJSON = this.clientData('webauthn.get', challenge, lie);
    const authenticatorData = this.data(rpId, 0, lie);
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return this.answer({
      clientDataJSON,
      authenticatorData: b64(authenticatorData),
      signature: b64(sign('sha256', signed, lie.key ?? this.keys.privateKey)),
      userHandle: lie.userHandle ?? this.userHandle,
    });
  }

  private data(rpId: string, flags: number, { rpId: other, verified = true, counter = this.counter }: Lie): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const set = flags | FLAGS.present | FLAGS.backupEligible | FLAGS.backedUp | (verified ? FLAGS.verified : 0);
    return Buffer.concat([sha256(other ?? rpId), Buffer.from([set]), count]);
  }

  private clientData(type: string, challenge: string, lie: Lie): string {
    return b64(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? challenge,
        origin: lie.origin ?? this.origin,
        crossOrigin: lie.crossOrigin ?? false,
        ...(lie.topOrigin && { topOrigin: lie.topOrigin }),
      }),
    );
  }

  private answer(response: object): string {
    const id = b64(this.id);
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}
