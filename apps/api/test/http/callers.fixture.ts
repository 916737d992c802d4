import { type IncomingHttpHeaders, type RequestOptions, Agent, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: { data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] };
  readonly code: string | undefined;
  readonly ms: number;
}

export const ME = '{ me { id } }';
const FILTER = '{ kinds: [FABLAB, COWORKING], near: { lat: 45.76, lon: 4.85 }, withinMeters: 9000 }';
/** Ten filtered searches in one document. */
export const TEN_SEARCHES = `{ ${Array.from({ length: 10 }, (_, n) => `s${n}: searchVenues(filter: ${FILTER}, first: ${n + 1}) { totalCount }`).join(' ')} }`;
/** Ten proposals in one document. */
export const TEN_PROPOSALS = `{ ${Array.from({ length: 10 }, (_, n) => `p${n}: propose(need: { text: "salle de réunion pour ${n + 1}" }) { offers { token } }`).join(' ')} }`;

/** How many answers came with each status. */
export const statuses = (answers: readonly HttpAnswer[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** The number of GraphQL requests so far by status class, as the metrics report it. */
export const requests = (text: string): Record<string, number> =>
  Object.fromEntries(
    ['2xx', '4xx', '5xx'].map((status) => {
      const name = `traboule_http_request_seconds_count{method="POST",route="/:network/graphql",status="${status}"}`;
      return [
        status,
        Number(
          text
            .split('\n')
            .find((line) => line.startsWith(name))
            ?.split(' ')
            .at(-1) ?? 0,
        ),
      ];
    }),
  );

/** Clients of one address. Each request has a connection of its own unless connections are kept alive. */
export class Callers {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    private readonly options: { secret?: string; forwardedFor?: string; from?: string; keepAlive?: boolean } = {},
  ) {
    this.agent = new Agent({ keepAlive: options.keepAlive ?? false, maxSockets: Infinity });
  }

  ask(query: string, signal?: AbortSignal): Promise<HttpAnswer> {
    return this.send('POST', '/lyon/graphql', JSON.stringify({ query }), signal);
  }

  get(path: string): Promise<HttpAnswer> {
    return this.send('GET', path);
  }

  /** Sends the same request `count` times at once. */
  askAtOnce(count: number, query: string): Promise<HttpAnswer[]> {
    return Promise.all(Array.from({ length: count }, () => this.ask(query)));
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, payload = '', signal?: AbortSignal): Promise<HttpAnswer> {
    const { secret, forwardedFor, from } = this.options;
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (secret) headers['cookie'] = `traboule=${secret}`;
    if (forwardedFor) headers['x-forwarded-for'] = forwardedFor;
    const options: RequestOptions = {
      method,
      headers,
      agent: this.agent,
      ...(from && { localAddress: from }),
      ...(signal && { signal }),
    };
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.url), options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('error', reject).on('end', () => {
          const body = JSON.parse(text || '{}') as HttpAnswer['body'];
          const code = body.errors?.[0]?.extensions.code;
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body,
            code,
            ms: performance.now() - startedAt,
          });
        });
      });
      sent.on('error', reject).end(payload);
    });
  }
}
