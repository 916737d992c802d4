import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { HashQueue } from './hash-queue.js';

/** OWASP's minimum for argon2id. When this is raised, each hash is renewed at the person's next sign-in. */
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

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/**
 * Hashes a password into a PHC string, which contains the parameters. Runs off the event loop. @param share the group that the
 * work is queued under: an account, a known device or a client network
 */
export async function hashPassword(password: string, share = '', cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost, HASH_BYTES, share);
  return `$argon2id$v=19$m=${cost.m},t=${cost.t},p=${cost.p}$${base64(salt)}$${base64(hash)}`;
}

/** Whether a password matches a PHC string, and whether the string was made with other parameters than today's. */
export async function verifyPassword(
  phc: string,
  password: string,
  share = '',
): Promise<{ right: boolean; outdated: boolean }> {
  const [, m, t, p, salt, hash] = PHC.exec(phc) ?? [];
  if (!m || !t || !p || !salt || !hash) throw new Error('Not an argon2id PHC string');
  const cost = { m: Number(m), t: Number(t), p: Number(p) };
  const expected = Buffer.from(hash, 'base64');
  const derived = await derive(password, Buffer.from(salt, 'base64'), cost, expected.length, share);
  const right = timingSafeEqual(derived, expected);
  return { right, outdated: cost.m !== COST.m || cost.t !== COST.t || cost.p !== COST.p };
}

/** The hash of no password. It is verified for accounts without a password, so that they take as long as the others. */
export const DUMMY_HASH = `$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$${base64(randomBytes(16))}$${base64(randomBytes(HASH_BYTES))}`;
