import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

export const S3_KEY = 'AKIAOFTHESPECS';
export const S3_SECRET = 'a secret of the specs';
const REGION = 'eu-west-3';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hex = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`); // prettier-ignore

/** The fault of a request's signature, computed here by the published rules of SigV4 and not by the client under test. */
function signatureFault({ method, url, headers }: IncomingMessage, body: Buffer): string | undefined {
  const [, key, scope, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const date = headers['x-amz-date'];
  const contentHash = headers['x-amz-content-sha256'];
  if (!scope || typeof date !== 'string' || typeof contentHash !== 'string') return 'AccessDenied';
  if (key !== S3_KEY) return 'InvalidAccessKeyId';
  if (Math.abs(Temporal.Now.instant().epochMilliseconds - parseDate(date)) > 15 * 60_000) return 'RequestTimeTooSkewed';
  if (scope !== `${date.slice(0, 8)}/${REGION}/s3/aws4_request`) return 'AuthorizationHeaderMalformed';
  if (method === 'PUT' && contentHash !== hex(body)) return 'XAmzContentSHA256Mismatch';
  const names = signedHeaders!.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return 'AccessDenied';
  const { pathname, searchParams } = new URL(url!, 'http://s3');
  const canonical = [
    method,
    pathname,
    [...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort().join('&'), // prettier-ignore
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signedHeaders,
    contentHash,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, hex(canonical)].join('\n');
  const signingKey = scope.split('/').reduce((made: Buffer | string, part) => hmac(made, part), `AWS4${S3_SECRET}`);
  const expected = hmac(signingKey, toSign);
  return timingSafeEqual(expected, Buffer.from(signature!, 'hex')) ? undefined : 'SignatureDoesNotMatch';
}

const parseDate = (text: string): number =>
  Temporal.Instant.from(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
    .epochMilliseconds;

/** A small S3: one bucket in memory. It refuses every request whose signature it cannot reproduce. */
export class LocalS3 {
  readonly objects = new Map<string, { body: Buffer; at: string }>();
  /** Answered to every upload instead of storing it. */
  uploadFault: { status: number; code: string } | undefined;
  requests = 0;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<LocalS3> {
    const s3 = new LocalS3();
    s3.server.listen(0, '127.0.0.1');
    await once(s3.server, 'listening');
    return s3;
  }

  get settings() {
    const endpoint = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return { endpoint, bucket: 'photos', region: REGION, accessKeyId: S3_KEY, secretAccessKey: S3_SECRET };
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests++;
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts);
    const refuse = (status: number, code: string) =>
      response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
    const fault = signatureFault(request, body);
    if (fault) return void refuse(403, fault);
    const { pathname, searchParams } = new URL(request.url!, 'http://s3');
    const [, bucket, ...rest] = pathname.split('/');
    if (bucket !== 'photos') return void refuse(404, 'NoSuchBucket');
    const key = rest.join('/');
    if (searchParams.has('list-type')) return this.list(response, searchParams);
    if (request.method === 'PUT') {
      if (this.uploadFault) return void refuse(this.uploadFault.status, this.uploadFault.code);
      this.objects.set(key, { body, at: Temporal.Now.instant().round('second').toString() });
      return void response.end();
    }
    const found = this.objects.get(key);
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (!found) return void refuse(404, 'NoSuchKey');
    response.setHeader('content-length', found.body.length).end(request.method === 'HEAD' ? undefined : found.body);
  }

  /** Two objects a page, so that a spec sees the client turn pages. */
  private list(response: ServerResponse, query: URLSearchParams): void {
    const after = query.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix')!) && key > after).sort();
    const contents = keys.slice(0, 2).map((key) => {
      const { body, at } = this.objects.get(key)!;
      return `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><Size>${body.length}</Size></Contents>`;
    });
    const next = keys.length > 2 ? `<NextContinuationToken>${keys[1]}</NextContinuationToken>` : '';
    response.end(`<?xml version="1.0"?><ListBucketResult>${contents.join('')}${next}</ListBucketResult>`);
  }
}
