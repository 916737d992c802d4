import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Clock, Database, ENV, type Env, type Locale, Networks, type Viewer, hashOf } from '#libs/platform';
import { type ViewerRow, touchSession, viewerBySession } from './people.queries.js';
import { readSession } from './session-cookie.js';
import { SESSION_DAYS } from './sign-in.js';

const TOUCH_AFTER_MS = 3_600_000;

/** Tells who is asking, from the address and the session cookie: one statement a request, read anew each time, so that a
 *  revoked session or role stops working at the next request. */
@Injectable()
export class Viewers {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** The viewer of an HTTP request to a network's address. @throws NOT_FOUND when there is no such network. */
  ofRequest(slug: string, request: FastifyRequest): Promise<Viewer> {
    return this.of({
      slug,
      secret: readSession(request, this.env),
      language: request.headers['accept-language'],
      requestId: request.id,
      address: request.ip,
    });
  }

  async of(ask: {
    slug: string;
    secret: string | undefined;
    language: string | undefined;
    requestId: string;
    address: string;
  }): Promise<Viewer> {
    const network = await this.networks.bySlug(ask.slug);
    const now = this.clock.now();
    const row = ask.secret
      ? await this.database.open.maybe<ViewerRow>(viewerBySession, [hashOf(ask.secret), ask.slug, now])
      : undefined;
    if (row && now.epochMilliseconds - row.lastSeenAt.epochMilliseconds > TOUCH_AFTER_MS)
      await this.database.open.run(touchSession, [row.sessionId, now, now.add({ hours: SESSION_DAYS * 24 })]);
    return {
      network,
      locale: spoken(ask.language) ?? row?.locale ?? 'fr',
      requestId: ask.requestId,
      address: ask.address,
      account: row
        ? {
            id: row.accountId,
            name: row.accountName,
            email: row.email,
            locale: row.locale,
            platformOperator: row.platformOperator,
            sessionId: row.sessionId,
          }
        : null,
      member: row?.memberId ? { id: row.memberId, homeVenueId: row.homeVenueId, roles: row.roles } : null,
    };
  }
}

/** The first of our languages a browser asks for. */
function spoken(language: string | undefined): Locale | undefined {
  const first = /\b(fr|en)\b/i.exec((language ?? '').slice(0, 200))?.[1]?.toLowerCase();
  return first as Locale | undefined;
}
