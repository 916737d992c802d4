import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Viewers } from '#libs/accounts';
import { Audit, Clock, Database, ENV, type Env, Networks, Signer, type Viewer, actorOf } from '#libs/platform';
import { PAGE_POLICY, PATH, boardPage, refusedPage } from './jobs-board.pages.js';
import { type PagePosition, JOB_STATES, type JobState, boardJobs } from './jobs-board.queries.js';
import { actOnJob } from './retry-job.js';

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
type RequestFields = Record<string, unknown>;
type Operator = Viewer & { account: NonNullable<Viewer['account']> };

/** The page of jobs for operators. It shows the outbox, since BullMQ has only the jobs handed over at the moment. */
@Controller('operator/jobs')
export class JobsBoardController {
  private readonly tokenSigner: Signer;

  constructor(
    private readonly viewers: Viewers,
    private readonly networks: Networks,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.tokenSigner = new Signer(env.SECRET, 'operator-forms');
  }

  @Get()
  async list(@Req() request: FastifyRequest, @Query() query: RequestFields, @Res() reply: FastifyReply) {
    const viewer = await this.viewerOf(request);
    if (!isOperator(viewer)) return refuse(request, viewer, reply);
    const [state, after] = [stateOf(query.state), afterOf(query)];
    const found = await boardJobs(this.database.open, state, this.clock.now(), { after, limit: PAGE_SIZE + 1 });
    const jobs = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? jobs.at(-1) : undefined;
    const outcome = (['retried', 'dropped', 'nothing'] as const).find((one) => one === query.outcome);
    const next = last && { at: last.at.toString(), id: last.id };
    const board = { state, jobs, next, isFirst: !after, formToken: this.formTokenOf(viewer), outcome };
    return answer(reply, boardPage(board, viewer.account.locale));
  }

  @Post(':id/:act')
  async act(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('act') act: string,
    @Query() query: RequestFields,
    @Body() body: RequestFields | undefined,
    @Res() reply: FastifyReply,
  ) {
    const viewer = await this.viewerOf(request);
    if (!isOperator(viewer) || !this.isSameOrigin(request) || !this.isFormTokenOf(viewer, body?.formToken))
      return refuse(request, viewer, reply);
    const isKnown = UUID.test(id) && (act === 'retry' || act === 'drop');
    const changed = isKnown && (await actOnJob(this.database, this.audit, actorOf(viewer), act, id, this.clock.now()));
    const outcome = !changed ? 'nothing' : act === 'retry' ? 'retried' : 'dropped';
    return reply.redirect(`${PATH}?state=${stateOf(query.state)}&outcome=${outcome}`, 303);
  }

  private async viewerOf(request: FastifyRequest): Promise<Viewer | undefined> {
    const [anyNetwork] = await this.networks.all();
    return anyNetwork && (await this.viewers.ofRequest(anyNetwork.slug, request));
  }

  private formTokenOf(viewer: Operator): string {
    return this.tokenSigner.mac(viewer.account.sessionId).toString('base64url');
  }

  private isFormTokenOf(viewer: Operator, token: unknown): boolean {
    const [expected, actual] = [
      Buffer.from(this.formTokenOf(viewer)),
      Buffer.from(typeof token === 'string' ? token : ''),
    ];
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }

  /** Browsers send the origin of a form. A form of another site is refused before its token is checked. */
  private isSameOrigin({ headers }: FastifyRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    return headers.origin === undefined || headers.origin === new URL(this.env.PUBLIC_URL).origin;
  }
}

/** The viewer has no operator rights as long as a required second factor is missing. */
const isOperator = (viewer: Viewer | undefined): viewer is Operator => viewer?.account?.platformOperator ?? false;

/** Uses the language of the account, or that of the browser for anonymous visitors. */
function refuse(request: FastifyRequest, viewer: Viewer | undefined, reply: FastifyReply) {
  const browserLocale = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr';
  return answer(reply.code(403), refusedPage(viewer?.account?.locale ?? browserLocale));
}

const stateOf = (value: unknown): JobState => JOB_STATES.find((state) => state === value) ?? 'DUE';

function afterOf({ at, id }: RequestFields): PagePosition | undefined {
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
