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
import { isKioskSecret, kioskWithSecret } from '../kiosk/kiosk-secret.js';
import { type ViewerRow, viewerBySession } from './viewer.queries.js';
import { readSession } from './session-cookie.js';
import { Sessions } from './sessions.js';

const RECORD_USE_AFTER_MS = 15 * 60_000;

interface ViewerRequest {
  slug: string;
  secret: string | undefined;
  language: string | undefined;
  requestId: string;
  address: string;
  reply?: RequestContext['reply'];
  /** Whether the session counts as used, which extends it. True by default. */
  countsAsUse?: boolean;
}

/**
 * Finds out who sends a request, from the session cookie, with one statement per request and no cache, so that a revoked
 * session or role stops working at the next request.
 */
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
   * The viewer of an HTTP request to a network. When a reply is given, a session that must be renewed gets its new secret in
   * the cookie. @throws NOT_FOUND when the network does not exist
   */
  ofRequest(slug: string, request: FastifyRequest, reply?: RequestContext['reply']): Promise<Viewer> {
    return this.of({ ...this.requestOf(slug, request), reply });
  }

  /**
   * Finds out again and again who sent one request, such as a stream that stays open. It extends no session, and so long as the
   * result keeps nothing else of the request.
   */
  watcher(slug: string, request: FastifyRequest): () => Promise<Viewer> {
    const viewerRequest = { ...this.requestOf(slug, request), countsAsUse: false };
    return () => this.of(viewerRequest);
  }

  private requestOf(slug: string, request: FastifyRequest): ViewerRequest {
    return {
      slug,
      secret: readSession(request, this.env),
      language: request.headers['accept-language'],
      requestId: request.id,
      address: clientNetwork(request.ip, request.socket.remoteAddress),
    };
  }

  /** Uses the database connections reserved for sign-in, so that slow searches do not delay it. */
  of(viewerRequest: ViewerRequest): Promise<Viewer> {
    return inSignInLane(() => this.read(viewerRequest));
  }

  private async read(viewerRequest: ViewerRequest): Promise<Viewer> {
    const network = await this.networks.bySlug(viewerRequest.slug);
    const now = this.clock.now();
    if (viewerRequest.secret && isKioskSecret(viewerRequest.secret))
      return this.kioskViewer(network, viewerRequest, viewerRequest.secret, now);
    const row = viewerRequest.secret
      ? await this.database.open.maybe<ViewerRow>(viewerBySession, [
          hashOf(viewerRequest.secret),
          viewerRequest.slug,
          now,
        ])
      : undefined;
    const renewed = row?.renew && viewerRequest.reply ? await this.sessions.renew(row.sessionId, now) : undefined;
    if (renewed) viewerRequest.reply!.setSession(renewed.secret);
    else if (
      row &&
      viewerRequest.countsAsUse !== false &&
      now.epochMilliseconds - row.lastSeenAt.epochMilliseconds > RECORD_USE_AFTER_MS
    )
      await this.sessions.recordUse(row.sessionId, now);
    const viewer: Viewer = {
      network,
      locale: acceptedLocale(viewerRequest.language) ?? row?.locale ?? 'fr',
      requestId: viewerRequest.requestId,
      address: viewerRequest.address,
      ...(row ? accountAndMember(row, renewed?.id ?? row.sessionId, this.env.DEMO) : { account: null, member: null }),
    };
    if (row) rememberDirectoryVersion(viewer, row.directoryVersion);
    return viewer;
  }

  /** A device at the door of a venue, or an anonymous visitor once it was revoked. */
  private async kioskViewer(
    network: Viewer['network'],
    { language, requestId, address }: ViewerRequest,
    secret: string,
    now: Temporal.Instant,
  ): Promise<Viewer> {
    const found = await kioskWithSecret(this.database, network.id, secret, now);
    const locale = acceptedLocale(language) ?? 'fr';
    const kiosk = found && { kiosk: { id: found.id, venueId: found.venueId, name: found.name } };
    return { network, locale, requestId, address, account: null, member: null, ...kiosk };
  }
}

function accountAndMember(row: ViewerRow, sessionId: string, demo: boolean): Pick<Viewer, 'account' | 'member'> {
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
    member: row.memberId
      ? { id: row.memberId, homeVenueId: row.homeVenueId, roles, suspension: suspensionOf(row) }
      : null,
  };
}

const suspensionOf = ({ suspendedAt: since, suspendedReason: reason }: ViewerRow) =>
  since && reason ? { since, reason } : null;

/** The first of our languages that the browser accepts. */
function acceptedLocale(language: string | undefined): Locale | undefined {
  const first = /\b(fr|en)\b/i.exec((language ?? '').slice(0, 200))?.[1]?.toLowerCase();
  return first as Locale | undefined;
}
