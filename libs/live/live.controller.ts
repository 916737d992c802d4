import { Controller, Get, HttpException, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Viewers } from '#libs/accounts';
import { Clock, CodedError, asUnavailable, workOf } from '#libs/platform';
import { LiveStream } from './live-stream.js';
import { LiveStreams } from './live-streams.js';
import { type LiveRefusal, liveText } from './live.texts.js';
import { positionFrom } from './rules/feed-position.js';
import { topicsFrom } from './rules/topics.js';
import { StreamCounts } from './stream-counts.js';

const STATUS: Record<LiveRefusal, number> = { SIGN_IN: 401, BAD_TOPICS: 400, NO_TOPIC: 403, OWN_LIMIT: 429, FULL: 503 };
/** Milliseconds after which a browser reconnects by itself. */
const RETRY_MS = 3_000;
const RETRY_AFTER_LIMIT_SECONDS = 60;

/** Tells the pages of a signed-in browser which of their topics changed. It never carries what changed: pages fetch that with GraphQL. */
@Controller(':network/live')
export class LiveController {
  private readonly counts = new StreamCounts();

  constructor(
    private readonly viewers: Viewers,
    private readonly streams: LiveStreams,
    private readonly clock: Clock,
  ) {}

  @Get()
  async follow(
    @Param('network') slug: string,
    @Query() { topics: topicNames, since: sincePosition }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const findViewer = this.viewers.watcher(slug, request);
    const viewer = await available(findViewer());
    const refusal = (reason: LiveRefusal) => refused(STATUS[reason], liveText(viewer.locale, reason));
    if (!viewer.account) throw refusal('SIGN_IN');
    const wanted = topicsFrom(topicNames);
    if (!wanted) throw refusal('BAD_TOPICS');
    const topics = await available(this.streams.topicsFor(viewer, wanted));
    if (topics.size === 0) throw refusal('NO_TOPIC');
    const giveBack = this.counts.take(viewer.account.id, viewer.address);
    if (typeof giveBack === 'string') {
      reply.header('retry-after', RETRY_AFTER_LIMIT_SECONDS);
      throw refusal(giveBack);
    }
    const { raw } = reply;
    const stream = new LiveStream(raw, findViewer, wanted, this.clock.now());
    raw.once('close', () => {
      giveBack();
      this.streams.remove(stream);
    });
    if (raw.destroyed) return giveBack();
    // An open stream does no work, so it keeps nobody waiting.
    workOf(request)?.end();
    reply.hijack();
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-accel-buffering': 'no',
    });
    raw.write(`retry: ${RETRY_MS}\n\n`);
    // The browser sends the position itself when it reconnects; a page sends it when it opens another stream.
    const since = positionFrom(request.headers['last-event-id'] ?? sincePosition);
    await this.streams.add(stream, viewer.network.id, topics, since).catch(() => raw.destroy());
  }
}

const refused = (statusCode: number, message: string) => new HttpException({ statusCode, message }, statusCode);

/** Turns what GraphQL would answer with a code into the same refusal of a route. */
const available = <Result>(work: Promise<Result>): Promise<Result> =>
  asUnavailable(work).catch((error: unknown) => {
    const { http } = ((error as Partial<CodedError>).extensions ?? {}) as { http?: { status?: number } };
    if (!(error instanceof CodedError) || !http?.status) throw error;
    throw refused(http.status, error.message);
  });
