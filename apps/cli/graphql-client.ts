const ANSWER_WITHIN_MS = 15_000;

/** An HTTP client with a cookie, like a browser. Counts its GraphQL requests. */
export class GraphqlClient {
  requests = 0;
  private cookie = '';

  constructor(
    readonly origin: string,
    private readonly network: string,
  ) {}

  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    this.requests++;
    const response = await this.fetch(`/${this.network}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
    if (cookies.length) this.cookie = cookies.join('; ');
    const text = await response.text();
    const { data, errors } = (text.startsWith('{') ? JSON.parse(text) : {}) as {
      data?: Data;
      errors?: { message: string }[];
    };
    if (errors?.length || !data) {
      throw new Error(
        `${this.origin} refused the request (${response.status}): ${errors?.map(({ message }) => message).join('; ') ?? text.slice(0, 300)}`,
      );
    }
    return data;
  }

  /** A file from the server; undefined when it does not exist. */
  async file(path: string): Promise<string | undefined> {
    const response = await this.fetch(path);
    return response.ok ? response.text() : undefined;
  }

  private async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(new URL(path, this.origin), {
        ...init,
        headers: { ...init.headers, cookie: this.cookie, 'accept-language': 'fr' },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
    } catch (error) {
      const cause = (error as Error).cause as Error | undefined;
      throw new Error(
        `No server responds at ${this.origin} (${cause?.message || (error as Error).message}). Start it with \`npm start\`, or set TRABOULE_URL.`,
      );
    }
  }
}
