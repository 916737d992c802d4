import { ProcessFile } from '#libs/platform';
import { type TestApi } from './api.js';
import { type GivenMember } from './given.js';
import { type GivenNetwork } from './given-space.js';

export interface UploadAnswer {
  status: number;
  id?: string;
  code?: string;
  message?: string;
}
export interface FileAnswer {
  status: number;
  body: Buffer;
  headers: Record<string, unknown>;
}

/** Sends and reads files over HTTP, and does the worker's part at once. */
export class FileClient {
  private readonly processing: ProcessFile;

  constructor(
    private readonly api: TestApi,
    private readonly network: Pick<GivenNetwork, 'id' | 'slug'>,
  ) {
    this.processing = api.app.get(ProcessFile);
  }

  async upload(
    as: Pick<GivenMember, 'secret'> | undefined,
    purpose: string,
    subject: string,
    payload: Buffer,
    name = 'photo.jpg',
  ): Promise<UploadAnswer> {
    const query = new URLSearchParams({ purpose, subject, name });
    const response = await this.api.app.inject({
      method: 'POST',
      url: `/${this.network.slug}/files?${query}`,
      headers: { 'content-type': 'application/octet-stream', ...(as && { cookie: `traboule=${as.secret}` }) },
      payload,
    });
    return { status: response.statusCode, ...response.json<object>() };
  }

  async get(
    as: Pick<GivenMember, 'secret'> | undefined,
    path: string,
    more: Record<string, string> = {},
  ): Promise<FileAnswer> {
    const headers = { ...(as && { cookie: `traboule=${as.secret}` }), ...more };
    const {
      statusCode,
      rawPayload,
      headers: answered,
    } = await this.api.app.inject({
      url: `/${this.network.slug}/files/${path}`,
      headers,
    });
    return { status: statusCode, body: rawPayload, headers: answered };
  }

  /** Reads the file as the worker does. @returns its state */
  async process(as: Pick<GivenMember, 'secret'>, id: string): Promise<{ state: string; reason: string | null }> {
    await this.processing.process({ fileId: id }, { networkId: this.network.id, jobId: id });
    const { body } = await this.get(as, `${id}/state`);
    return JSON.parse(body.toString()) as { state: string; reason: string | null };
  }

  /** Uploads a file and reads it. @returns the id of a file that is ready */
  async ready(as: Pick<GivenMember, 'secret'>, purpose: string, subject: string, payload: Buffer): Promise<string> {
    const { id, ...refusal } = await this.upload(as, purpose, subject, payload);
    if (!id) throw new Error(`the upload was refused: ${JSON.stringify(refusal)}`);
    const { state, reason } = await this.process(as, id);
    if (state !== 'READY') throw new Error(`the file is ${state}: ${reason}`);
    return id;
  }
}
