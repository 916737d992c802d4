import '@fastify/cookie';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Env, type KnownDevice, Signer } from '#libs/platform';
import { rateLimitKeyForEmail } from '../rules/rate-limit-key.js';

/** The number of accounts that one browser can be a known device of. The latest ones are kept. */
const MAX_ACCOUNTS = 4;
const MAX_COOKIE_LENGTH = 200;
const MAX_AGE_SECONDS = 400 * 24 * 3600;

const isSecure = ({ PUBLIC_URL }: Env): boolean => PUBLIC_URL.startsWith('https:');
const nameOf = (env: Env): string => (isSecure(env) ? '__Host-traboule-device' : 'traboule-device');
const equalInConstantTime = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/**
 * The cookie of a known device: its id, a signature that proves that we issued it, and a keyed hash of each account that signed
 * in on it.
 */
class DeviceCookie implements KnownDevice {
  private constructor(
    private readonly signer: Signer,
    readonly id: string,
    private readonly accounts: readonly string[],
  ) {}

  static issue(env: Env): DeviceCookie {
    return new DeviceCookie(new Signer(env.SECRET, 'known-device'), randomBytes(16).toString('base64url'), []);
  }

  /** @returns undefined when we did not issue the cookie */
  static read(cookie: string | undefined, env: Env): DeviceCookie | undefined {
    if (!cookie || cookie.length > MAX_COOKIE_LENGTH) return undefined;
    const [id = '', signature = '', ...accounts] = cookie.split('.');
    const signer = new Signer(env.SECRET, 'known-device');
    return equalInConstantTime(signature, sign(signer, id))
      ? new DeviceCookie(signer, id, accounts.slice(0, MAX_ACCOUNTS))
      : undefined;
  }

  knows(email: string): boolean {
    const hash = this.accountHash(email);
    return this.accounts.some((account) => equalInConstantTime(account, hash));
  }

  /** The value of the cookie after the account of a mail address signed in on the device. */
  with(email: string): string {
    const hash = this.accountHash(email);
    const accounts = [hash, ...this.accounts.filter((account) => account !== hash)].slice(0, MAX_ACCOUNTS);
    return [this.id, sign(this.signer, this.id), ...accounts].join('.');
  }

  private accountHash(email: string): string {
    return sign(this.signer, `${this.id} ${rateLimitKeyForEmail(email)}`);
  }
}

const sign = (signer: Signer, text: string): string => signer.mac(text).subarray(0, 18).toString('base64url');

/** The known device that a request comes from, if any. */
export const readDevice = (request: FastifyRequest, env: Env): KnownDevice | undefined =>
  DeviceCookie.read(request.cookies[nameOf(env)], env);

/** Makes a browser a known device of an account. The cookie outlives the session and signs nobody in. */
export function rememberDevice(reply: FastifyReply, env: Env, email: string): void {
  const device = DeviceCookie.read(reply.request.cookies[nameOf(env)], env) ?? DeviceCookie.issue(env);
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(env) } as const;
  reply.setCookie(nameOf(env), device.with(email), { ...attributes, maxAge: MAX_AGE_SECONDS });
}
