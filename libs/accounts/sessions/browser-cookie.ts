import '@fastify/cookie';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Env } from '#libs/platform';
import { CHALLENGE_MINUTES } from '../challenges.js';

const isSecure = ({ PUBLIC_URL }: Env): boolean => PUBLIC_URL.startsWith('https:');
const nameOf = (env: Env): string => (isSecure(env) ? '__Host-traboule-browser' : 'traboule-browser');

/** The mark of the browser a challenge was put to, if it carries one. */
export function readBrowser(request: FastifyRequest, env: Env): string | undefined {
  const mark = request.cookies[nameOf(env)];
  return mark && /^[\w-]{43}$/.test(mark) ? mark : undefined;
}

/** Marks a browser for as long as a challenge lasts; one already marked keeps its mark, so that two tabs do not disturb each other. */
export function bindBrowser(reply: FastifyReply, env: Env, fresh: string): string {
  const mark = readBrowser(reply.request, env) ?? fresh;
  // Lax and not Strict: the way back from a provider starts on its pages.
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(env) } as const;
  reply.setCookie(nameOf(env), mark, { ...attributes, maxAge: CHALLENGE_MINUTES * 60 });
  return mark;
}
