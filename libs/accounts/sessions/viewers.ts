import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import {
  Clock,
  Database,
  ENV,
  type Env,
  type Locale,
  Networks,
  type RequestContext,
  type Viewer,
  clientNetwork,
  hashOf,
  inSignInLane,
} from '#libs/platform';
import { rememberDirectoryVersion } from '#libs/directory';
import { rightsOf } from '#libs/people';
import { type ViewerRow, viewerBySession } from './viewer.queries.js';
import { readSession } from './session-cookie.js';
import { Sessions } from './sessions.js';

const TOUCH_AFTER_MS = 15 * 60_000;

interface ViewerAsk {
  slug: string;
  secret: string | undefined;
  language: string | undefined;
  requestId: string;
  address: string;
  reply?: RequestContext['reply'];
}

/** Tells who is asking, from the address and the session cookie: one statement a request, read anew each time, so that a
 *  revoked session or role stops working at the next request. */
@Injectable()
export class Viewers {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * The viewer of an HTTP request to a network's address. With a reply to write to, a session that is due for another
   * secret gets it. @throws NOT_FOUND when there is no such network.
   */
  ofRequest(slug: string, request: FastifyRequest, reply?: RequestContext['reply']): Promise<Viewer> {
    return this.of({
      slug,
      secret: readSession(request, this.env),
      language: request.headers['accept-language'],
      requestId: request.id,
      address: clientNetwork(request.ip, request.socket.remoteAddress),
      reply,
    });
  }

  /** Over the connections kept for it: who asks is known however busy the searches keep the others. */
  of(ask: ViewerAsk): Promise<Viewer> {
    return inSignInLane(() => this.read(ask));
  }

  private async read(ask: ViewerAsk): Promise<Viewer> {
    const network = await this.networks.bySlug(ask.slug);
    const now = this.clock.now();
    const row = ask.secret
      ? await this.database.open.maybe<ViewerRow>(viewerBySession, [hashOf(ask.secret), ask.slug, now])
      : undefined;
    const renewed = row?.renew && ask.reply ? await this.sessions.renew(row.sessionId, now) : undefined;
    if (renewed) ask.reply!.setSession(renewed.secret);
    else if (row && now.epochMilliseconds - row.lastSeenAt.epochMilliseconds > TOUCH_AFTER_MS)
      await this.sessions.touch(row.sessionId, now);
    const viewer: Viewer = {
      network,
      locale: spoken(ask.language) ?? row?.locale ?? 'fr',
      requestId: ask.requestId,
      address: ask.address,
      ...(row ? whoIs(row, renewed?.id ?? row.sessionId, this.env.DEMO) : { account: null, member: null }),
    };
    if (row) rememberDirectoryVersion(viewer, row.directoryVersion);
    return viewer;
  }
}

function whoIs(row: ViewerRow, sessionId: string, demo: boolean): Pick<Viewer, 'account' | 'member'> {
  const done = row.secondFactorAt !== null;
  const { platformOperator, roles, secondFactorRequired } = rightsOf({ ...row, secondFactorDone: done, demo });
  return {
    account: {
      id: row.accountId,
      name: row.accountName,
      email: row.email,
      locale: row.locale,
      platformOperator,
      sessionId,
      secondFactor: { required: secondFactorRequired, done },
    },
    member: row.memberId ? { id: row.memberId, homeVenueId: row.homeVenueId, roles } : null,
  };
}

/** The first of our languages a browser asks for. */
function spoken(language: string | undefined): Locale | undefined {
  const first = /\b(fr|en)\b/i.exec((language ?? '').slice(0, 200))?.[1]?.toLowerCase();
  return first as Locale | undefined;
}
