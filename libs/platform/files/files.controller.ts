import { type Readable } from 'node:stream';
import {
  Controller,
  Get,
  HttpException,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { asUnavailable } from '../database/transient-errors.js';
import { CodedError } from '../graphql/errors.js';
import { localeOf } from '../formats/locale.js';
import { type MemberViewer, type Viewer } from '../graphql/viewer.js';
import { countAttempt } from '../security/rate-limits.js';
import { FILE_KINDS, purposeCalled } from './file-purpose.js';
import { fileText } from './files.texts.js';
import { isPictureSize } from './picture-sizes.js';
import { ReadFile } from './read-file.js';
import { ReceiveFile, type UploadRefusal } from './receive-file.js';

/** Finds out who sends a request. A lib above gives it to the controller, because platform knows no sessions. */
export abstract class RequestViewers {
  abstract ofRequest(slug: string, request: FastifyRequest): Promise<Viewer>;
}

const UPLOADS_AN_HOUR = 100;
const UPLOADS_AT_ONCE = 3;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const YEAR = 'public, max-age=31536000, immutable';
/** Nothing in a file may run, load or be framed, even when it is opened by its address. */
const POLICY = "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox";

const STATUS: Record<UploadRefusal, number> = {
  NOT_YOURS: 403,
  EMPTY: 400,
  TOO_LARGE: 413,
  WRONG_TYPE: 415,
  HEIC: 415,
  SVG: 415,
  QUOTA_REACHED: 409,
  DISK_FULL: 507,
  BROKEN_OFF: 400,
};
const refusal = (status: number, code: string, message: string) =>
  new HttpException({ statusCode: status, code, message }, status);

/** Turns faults that pass, of the database or the store, into an answer that says so. */
const available = <Result>(work: Promise<Result>): Promise<Result> =>
  asUnavailable(work).catch((error: unknown) => {
    const { code, http } = (error as CodedError).extensions ?? {};
    if (!(error instanceof CodedError) || (http as { status?: number })?.status !== 503) throw error;
    throw refusal(503, String(code), error.message);
  });

/** The one way for files in and out. GraphQL carries their addresses only. */
@Controller(':network/files')
export class FilesController {
  private readonly underWay = new Map<string, number>();

  constructor(
    private readonly viewers: RequestViewers,
    private readonly receiving: ReceiveFile,
    private readonly reading: ReadFile,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Post()
  async upload(
    @Param('network') slug: string,
    @Query() { purpose: purposeName, subject, name }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ id: string; state: 'RECEIVED' }> {
    reply.header('cache-control', 'no-store');
    const { viewer, text } = await this.viewerOf(slug, request);
    if (!viewer?.account) throw refusal(401, 'UNAUTHENTICATED', text('SIGN_IN'));
    const purpose = typeof purposeName === 'string' ? purposeCalled(purposeName) : undefined;
    if (!viewer.member || !purpose || typeof subject !== 'string' || !UUID.test(subject))
      throw refusal(403, 'NOT_YOURS', text('NOT_YOURS'));
    const body = request.body as Readable | undefined;
    if (typeof body?.iterator !== 'function') throw refusal(415, 'NO_BODY', text('NO_BODY'));
    if (Number(request.headers['content-length'] ?? 0) > FILE_KINDS[purpose.kind].maxBytes)
      throw refusal(413, 'TOO_LARGE', text('TOO_LARGE'));
    const limit = { action: 'files.upload', subject: viewer.account.id, limit: UPLOADS_AN_HOUR, minutes: 60 };
    const wait = await available(countAttempt(this.database.open, [limit], this.clock.now()));
    if (wait > 0) throw refusal(429, 'RATE_LIMITED', text('TOO_OFTEN'));

    const outcome = await this.oneOfFew(viewer.account.id, text('TOO_MANY_AT_ONCE'), () =>
      available(
        this.receiving.receive(viewer as MemberViewer, {
          purpose,
          subjectId: subject,
          name: typeof name === 'string' ? name : undefined,
          // The connection stays usable for the answer when the rest of the body is not wanted.
          body: body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
        }),
      ),
    ).finally(() => body.resume());
    if (outcome.kind === 'REFUSED') throw refusal(STATUS[outcome.reason], outcome.reason, text(outcome.reason));
    reply.code(201);
    return { id: outcome.id, state: 'RECEIVED' };
  }

  @Get(':id')
  document(
    @Param('network') slug: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | string> {
    return this.send(slug, id, undefined, request, reply);
  }

  /** A size of a picture, or `state`: how far the worker is with it. */
  @Get(':id/:size')
  async picture(
    @Param('network') slug: string,
    @Param('id') id: string,
    @Param('size') size: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | string | object> {
    if (size !== 'state') return this.send(slug, id, size, request, reply);
    reply.header('cache-control', 'no-store');
    const { viewer, text } = await this.viewerOf(slug, request);
    const found = viewer && (await available(this.reading.state(viewer, id)));
    if (!found) throw new NotFoundException(text('NOT_FOUND'));
    const { state, reason } = found;
    return { id, state, reason, message: reason && text(reason) };
  }

  private async send(
    slug: string,
    id: string,
    size: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<StreamableFile | string> {
    const { viewer, text } = await this.viewerOf(slug, request);
    const isKnownSize = size === undefined || isPictureSize(size);
    const file = viewer && isKnownSize ? await available(this.reading.read(viewer, id, size)) : undefined;
    if (!file) throw new NotFoundException(text('NOT_FOUND'));
    reply.headers({
      etag: `"${file.sha256}"`,
      'cache-control': file.isPublic ? YEAR : 'private, no-store',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'content-disposition': `${file.isPicture ? 'inline' : 'attachment'}; ${fileNameHeader(file.name)}`,
    });
    if (file.isPublic && request.headers['if-none-match']?.includes(`"${file.sha256}"`)) {
      reply.code(304);
      return '';
    }
    const stream = await file.open();
    if (!stream) throw new NotFoundException(text('NOT_FOUND'));
    return new StreamableFile(stream, { type: file.mediaType, length: file.bytes });
  }

  private async viewerOf(slug: string, request: FastifyRequest) {
    // An unknown network is answered like an unknown file.
    const viewer = await available(this.viewers.ofRequest(slug, request)).catch((error: unknown) => {
      if ((error as { extensions?: { code?: string } }).extensions?.code !== 'NOT_FOUND') throw error;
    });
    const locale = viewer?.locale ?? localeOf(request.headers['accept-language']);
    return { viewer, text: (reason: string) => fileText(locale, reason) };
  }

  /** Runs an upload, unless the account has too many under way in this process. */
  private async oneOfFew<Result>(accountId: string, message: string, work: () => Promise<Result>): Promise<Result> {
    const count = this.underWay.get(accountId) ?? 0;
    if (count >= UPLOADS_AT_ONCE) throw refusal(429, 'RATE_LIMITED', message);
    this.underWay.set(accountId, count + 1);
    try {
      return await work();
    } finally {
      const left = this.underWay.get(accountId)! - 1;
      if (left > 0) this.underWay.set(accountId, left);
      else this.underWay.delete(accountId);
    }
  }
}

/** The name in ASCII for old programs, and as it is (RFC 6266). */
function fileNameHeader(name: string): string {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '') || 'file'; // prettier-ignore
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
