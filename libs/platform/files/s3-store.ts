import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { FileStore, StoreFullError, type StoredBytes, isHash, storePath } from './file-store.js';

const TIMEOUT_MS = 30_000;
/** S3 names these when an account or a disk behind it has no space left; MinIO and Ceph have names of their own. */
const FULL = /<Code>(XMinioStorageFull|QuotaExceeded|InsufficientStorage|EntityTooLarge)<\/Code>/;

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Files in a bucket. Every request is signed with SigV4, uploads with the hash of their bytes, which the service verifies. */
export class S3Store extends FileStore {
  readonly incomingFolder = join(tmpdir(), 'traboule-incoming');
  private readonly client: AwsClient;
  private readonly base: string;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings) {
    super();
    this.base = `${endpoint.replace(/\/$/, '')}/${bucket}`;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  }

  override async take(networkId: string, sha256: string, temporaryFile: string): Promise<void> {
    try {
      if (await this.has(networkId, sha256)) return;
      const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' };
      const body = new Uint8Array(await readFile(temporaryFile));
      await this.ask('PUT', this.urlOf(networkId, sha256), { headers, body });
    } finally {
      await rm(temporaryFile, { force: true });
    }
  }

  override async has(networkId: string, sha256: string): Promise<boolean> {
    return (await this.ask('HEAD', this.urlOf(networkId, sha256))) !== undefined;
  }

  override async read(networkId: string, sha256: string): Promise<Readable | undefined> {
    const response = await this.ask('GET', this.urlOf(networkId, sha256));
    return response && Readable.fromWeb(response.body as ReadableStream);
  }

  override async remove(networkId: string, sha256: string): Promise<void> {
    await this.ask('DELETE', this.urlOf(networkId, sha256));
  }

  override async *list(networkId: string): AsyncGenerator<StoredBytes> {
    let token: string | undefined;
    do {
      const url = new URL(this.base);
      url.searchParams.set('list-type', '2');
      url.searchParams.set('prefix', `${storePath(networkId, '0'.repeat(64))[0]}/`);
      if (token) url.searchParams.set('continuation-token', token);
      const xml = await (await this.ask('GET', url.href))!.text();
      for (const [, entry] of xml.matchAll(/<Contents>([^]*?)<\/Contents>/g)) {
        const sha256 = valueOf(entry!, 'Key')?.split('/').at(-1) ?? '';
        if (!isHash(sha256)) continue;
        const writtenAt = Temporal.Instant.from(valueOf(entry!, 'LastModified')!);
        yield { sha256, bytes: Number(valueOf(entry!, 'Size')), writtenAt };
      }
      token = valueOf(xml, 'NextContinuationToken');
    } while (token);
  }

  private urlOf(networkId: string, sha256: string): string {
    return `${this.base}/${storePath(networkId, sha256).join('/')}`;
  }

  /** @returns undefined when there is no such object. @throws StoreFullError, or an error that names the status and no secret */
  private async ask(method: string, url: string, init: RequestInit = {}): Promise<Response | undefined> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await this.client.fetch(url, { ...init, method, signal }).catch((error: Error) => {
      // With a code, callers see that it may pass.
      const { code = 'ETIMEDOUT' } = (error.cause ?? {}) as NodeJS.ErrnoException;
      throw Object.assign(new Error(`S3 does not answer (${code})`), { code });
    });
    if (response.ok) return response;
    const text = await response.text();
    if (response.status === 404 && !text.includes('NoSuchBucket')) return undefined;
    const code = valueOf(text, 'Code') ?? 'no code';
    if (response.status === 507 || FULL.test(text)) throw new StoreFullError(`S3 answers ${response.status} ${code}`);
    throw new Error(`S3 answers ${response.status} (${code}) to ${method}`);
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The text of an element without children. */
function valueOf(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity]!);
}
