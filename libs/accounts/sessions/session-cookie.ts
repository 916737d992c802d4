import '@fastify/cookie';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Env, type RequestContext } from '#libs/platform';
import { rememberDevice } from '../sign-in/known-device.js';
import { bindBrowser, readBrowser } from './browser-cookie.js';

const isSecure = ({ PUBLIC_URL }: Env): boolean => PUBLIC_URL.startsWith('https:');
/** `__Host-` binds the cookie to this host. Browsers accept the prefix over https only. */
export const cookieName = (env: Env): string => (isSecure(env) ? '__Host-traboule' : 'traboule');

export function readSession(request: FastifyRequest, env: Env): string | undefined {
  const secret = request.cookies[cookieName(env)];
  return secret && secret.length <= 100 ? secret : undefined;
}

export function sessionCookies(reply: FastifyReply, env: Env): RequestContext['reply'] {
  // The server decides when a session ends, and each use extends it. The cookie only has to outlive the session.
  const maxAge = 400 * 24 * 3600;
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(env) } as const;
  return {
    setSession: (secret) => void reply.setCookie(cookieName(env), secret, { ...attributes, maxAge }),
    clearSession: () => void reply.clearCookie(cookieName(env), attributes),
    browser: () => readBrowser(reply.request, env),
    bindBrowser: (fresh) => bindBrowser(reply, env, fresh),
    rememberDevice: (email) => rememberDevice(reply, env, email),
  };
}
