import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Viewers } from '#libs/accounts';
import { Audit, Clock, Database, ENV, type Env, Networks, Signer, type Viewer, actorOf } from '#libs/platform';
import { PAGE_POLICY, PATH, boardPage, refusedPage } from './jobs-board.pages.js';
import { type After, JOB_STATES, type JobState, boardJobs } from './jobs-board.queries.js';
import { actOnJob } from './retry-job.js';

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
type Asked = Record<string, unknown>;
type Operator = Viewer & { account: NonNullable<Viewer['account']> };

/** The queue as operators see it. The outbox is what is shown: BullMQ holds only what is handed over this very moment. */
@Controller('operator/jobs')
export class JobsBoardController {
  private readonly marks: Signer;

  constructor(
    private readonly viewers: Viewers,
    private readonly networks: Networks,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.marks = new Signer(env.SECRET, 'operator-forms');
  }

  @Get()
  async list(@Req() request: FastifyRequest, @Query() query: Asked, @Res() reply: FastifyReply) {
    const viewer = await this.viewerOf(request);
    if (!isOperator(viewer)) return refuse(request, viewer, reply);
    const [state, after] = [stateOf(query.state), afterOf(query)];
    const found = await boardJobs(this.database.open, state, this.clock.now(), { after, limit: PAGE_SIZE + 1 });
    const jobs = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? jobs.at(-1) : undefined;
    const told = (['retried', 'dropped', 'nothing'] as const).find((one) => one === query.told);
    const next = last && { at: last.at.toString(), id: last.id };
    const board = { state, jobs, next, isFirst: !after, mark: this.markOf(viewer), told };
    return answer(reply, boardPage(board, viewer.account.locale));
  }

  @Post(':id/:act')
  async act(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('act') act: string,
    @Query() query: Asked,
    @Body() body: Asked | undefined,
    @Res() reply: FastifyReply,
  ) {
    const viewer = await this.viewerOf(request);
    if (!isOperator(viewer) || !this.isFromHere(request) || !this.isMarkOf(viewer, body?.mark))
      return refuse(request, viewer, reply);
    const isKnown = UUID.test(id) && (act === 'retry' || act === 'drop');
    const changed = isKnown && (await actOnJob(this.database, this.audit, actorOf(viewer), act, id, this.clock.now()));
    const told = !changed ? 'nothing' : act === 'retry' ? 'retried' : 'dropped';
    return reply.redirect(`${PATH}?state=${stateOf(query.state)}&told=${told}`, 303);
  }

  private async viewerOf(request: FastifyRequest): Promise<Viewer | undefined> {
    const [anyNetwork] = await this.networks.all();
    return anyNetwork && (await this.viewers.ofRequest(anyNetwork.slug, request));
  }

  private markOf(viewer: Operator): string {
    return this.marks.mac(viewer.account.sessionId).toString('base64url');
  }

  private isMarkOf(viewer: Operator, given: unknown): boolean {
    const [wanted, got] = [Buffer.from(this.markOf(viewer)), Buffer.from(typeof given === 'string' ? given : '')];
    return wanted.length === got.length && timingSafeEqual(wanted, got);
  }

  /** Browsers say where a form stands: another site's is refused before its mark is looked at. */
  private isFromHere({ headers }: FastifyRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    return headers.origin === undefined || headers.origin === new URL(this.env.PUBLIC_URL).origin;
  }
}

/** Whose rights ask for a second factor is no operator without it. */
const isOperator = (viewer: Viewer | undefined): viewer is Operator => viewer?.account?.platformOperator ?? false;

/** In the person's language; a stranger's is that of the browser. */
function refuse(request: FastifyRequest, viewer: Viewer | undefined, reply: FastifyReply) {
  const ofBrowser = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr';
  return answer(reply.code(403), refusedPage(viewer?.account?.locale ?? ofBrowser));
}

const stateOf = (value: unknown): JobState => JOB_STATES.find((state) => state === value) ?? 'DUE';

function afterOf({ at, id }: Asked): After | undefined {
  if (typeof at !== 'string' || typeof id !== 'string' || !UUID.test(id)) return undefined;
  try {
    return { at: Temporal.Instant.from(at).toString(), id };
  } catch {
    return undefined;
  }
}

const answer = (reply: FastifyReply, body: string) =>
  reply
    .headers({
      'content-security-policy': PAGE_POLICY,
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(body);
