import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { CodedError } from '#libs/platform';

/** OWASP's floor for argon2id. Raised here, hashes are renewed one by one as people sign in. */
const COST = { m: 19_456, t: 2, p: 1 };
const HASH_BYTES = 32;
const AT_ONCE = 2;
const MOST_WAITING = 50;

/** Hashes each take 19 MiB and a core: two at once, the others in a row that has an end. */
class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING)
        throw new CodedError('UNAVAILABLE', 'Too many people sign in at this moment; try again in a moment.');
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
const turns = new Turns();

const derive = (password: string, nonce: Buffer, { m, t, p }: typeof COST, tagLength: number): Promise<Buffer> =>
  turns.take(
    () =>
      new Promise((resolve, reject) => {
        const parameters: Argon2Parameters = { message: password, nonce, memory: m, passes: t, parallelism: p, tagLength }; // prettier-ignore
        argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash)));
      }),
  );

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A password's hash as a PHC string, which says how it was made. Off the event loop. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost, HASH_BYTES);
  return `$argon2id$v=19$m=${cost.m},t=${cost.t},p=${cost.p}$${text(salt)}$${text(hash)}`;
}

/** Whether a password is the one of a PHC string, and whether that was made at another cost than today's. */
export async function verifyPassword(phc: string, password: string): Promise<{ right: boolean; outdated: boolean }> {
  const [, m, t, p, salt, hash] = PHC.exec(phc) ?? [];
  if (!m || !t || !p || !salt || !hash) throw new Error('Not an argon2id PHC string');
  const cost = { m: Number(m), t: Number(t), p: Number(p) };
  const wanted = Buffer.from(hash, 'base64');
  const right = timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost, wanted.length), wanted);
  return { right, outdated: cost.m !== COST.m || cost.t !== COST.t || cost.p !== COST.p };
}

/** A hash nobody has the password of: it is tried for people without one, so that they take as long as the others. */
export const NOBODYS_HASH = `$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$${text(randomBytes(16))}$${text(randomBytes(HASH_BYTES))}`;
