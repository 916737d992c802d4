import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { HashQueue } from './hash-queue.js';

/** OWASP's floor for argon2id. Raised here, hashes are renewed one by one as people sign in. */
const COST = { m: 19_456, t: 2, p: 1 };
const HASH_BYTES = 32;

const queue = new HashQueue();

const derive = (
  password: string,
  nonce: Buffer,
  { m, t, p }: typeof COST,
  tagLength: number,
  share: string,
): Promise<Buffer> =>
  queue.run(
    share,
    () =>
      new Promise((resolve, reject) => {
        const parameters: Argon2Parameters = { message: password, nonce, memory: m, passes: t, parallelism: p, tagLength }; // prettier-ignore
        argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash)));
      }),
  );

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/**
 * A password's hash as a PHC string, which says how it was made. Off the event loop.
 * @param share whose share of the hashing the work takes: an account, a known device or a client network
 */
export async function hashPassword(password: string, share = '', cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost, HASH_BYTES, share);
  return `$argon2id$v=19$m=${cost.m},t=${cost.t},p=${cost.p}$${text(salt)}$${text(hash)}`;
}

/** Whether a password is the one of a PHC string, and whether that was made at another cost than today's. */
export async function verifyPassword(
  phc: string,
  password: string,
  share = '',
): Promise<{ right: boolean; outdated: boolean }> {
  const [, m, t, p, salt, hash] = PHC.exec(phc) ?? [];
  if (!m || !t || !p || !salt || !hash) throw new Error('Not an argon2id PHC string');
  const cost = { m: Number(m), t: Number(t), p: Number(p) };
  const wanted = Buffer.from(hash, 'base64');
  const derived = await derive(password, Buffer.from(salt, 'base64'), cost, wanted.length, share);
  const right = timingSafeEqual(derived, wanted);
  return { right, outdated: cost.m !== COST.m || cost.t !== COST.t || cost.p !== COST.p };
}

/** A hash nobody has the password of: it is tried for people without one, so that they take as long as the others. */
export const NOBODYS_HASH = `$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$${text(randomBytes(16))}$${text(randomBytes(HASH_BYTES))}`;
