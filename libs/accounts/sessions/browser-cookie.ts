import '@fastify/cookie';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Env } from '#libs/platform';
import { CHALLENGE_MINUTES } from '../challenges.js';

const isSecure = ({ PUBLIC_URL }: Env): boolean => PUBLIC_URL.startsWith('https:');
const nameOf = (env: Env): string => (isSecure(env) ? '__Host-traboule-browser' : 'traboule-browser');

/** The browser id that a challenge was issued to, if the browser carries one. */
export function readBrowser(request: FastifyRequest, env: Env): string | undefined {
  const id = request.cookies[nameOf(env)];
  return id && /^[\w-]{43}$/.test(id) ? id : undefined;
}

/** Gives a browser an id for as long as a challenge lasts. An existing id is kept, so that two tabs do not interfere. */
export function bindBrowser(reply: FastifyReply, env: Env, fresh: string): string {
  const id = readBrowser(reply.request, env) ?? fresh;
  // `lax` rather than `strict`: the redirect back from an identity provider starts on another site.
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(env) } as const;
  reply.setCookie(nameOf(env), id, { ...attributes, maxAge: CHALLENGE_MINUTES * 60 });
  return id;
}
