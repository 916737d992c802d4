import { type ClientRequest, type IncomingMessage, get } from 'node:http';
import { once } from 'node:events';
import { until } from '#libs/testing';

export interface LiveEvent {
  event: string;
  id: string;
  data: { topic?: string; version?: string; topics?: string[]; resumed?: boolean } | undefined;
}

/** Reads a stream as a browser does, without reconnecting. */
export class LiveClient {
  readonly events: LiveEvent[] = [];
  status = 0;
  body = '';
  isOver = false;
  headers: IncomingMessage['headers'] = {};
  private constructor(private readonly request: ClientRequest) {}

  static async open(
    base: string,
    path: string,
    as?: { secret: string },
    headers: Record<string, string> = {},
  ): Promise<LiveClient> {
    const cookie = as && { cookie: `traboule=${as.secret}` };
    const request = get(`${base}${path}`, { headers: { ...headers, ...cookie }, agent: false });
    request.on('error', () => {});
    const client = new LiveClient(request);
    request.on('close', () => (client.isOver = true));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    client.status = response.statusCode!;
    client.headers = response.headers;
    response.setEncoding('utf8').on('error', () => {});
    response.on('data', (part: string) => client.read(part));
    if (client.status !== 200) await once(response, 'end');
    else await client.next('ready');
    return client;
  }

  get opened(): LiveEvent {
    return this.events.find(({ event }) => event === 'ready')!;
  }

  /** The id of the last event, which a browser sends when it reconnects. */
  get lastId(): string {
    return this.events.at(-1)!.id;
  }

  changes(topic: string): LiveEvent[] {
    return this.events.filter(({ event, data }) => event === 'change' && data?.topic === topic);
  }

  next(event: string): Promise<LiveEvent> {
    return until(`an event ${event}`, () => this.events.find((one) => one.event === event));
  }

  /** Waits for a change of a topic beyond those already seen. */
  async changed(topic: string, seen = 0): Promise<LiveEvent> {
    return until(`a change of ${topic}`, () => this.changes(topic)[seen], 10);
  }

  ended(): Promise<true> {
    return until('the stream ends', () => this.isOver || undefined) as Promise<true>;
  }

  close(): void {
    this.request.destroy();
  }

  private read(part: string): void {
    this.body += part;
    for (let end = this.body.indexOf('\n\n'); end >= 0 && this.status === 200; end = this.body.indexOf('\n\n')) {
      const lines = this.body.slice(0, end).split('\n');
      this.body = this.body.slice(end + 2);
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const event = field('event');
      if (event === undefined) continue;
      const data = field('data');
      this.events.push({ event, id: field('id')!, data: data ? (JSON.parse(data) as LiveEvent['data']) : undefined });
    }
  }
}
