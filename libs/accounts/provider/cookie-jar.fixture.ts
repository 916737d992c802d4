import { type TestApi } from '#libs/testing';

interface Cookie {
  name: string;
  value: string;
  maxAge?: number;
  expires?: Date;
  [attribute: string]: unknown;
}
export interface Landed<Data> {
  status: number;
  location: string | undefined;
  cookies: Cookie[];
  data: Data;
  errors?: { message: string; extensions: { code: string } }[];
}

/** A browser without a window: it keeps cookies between requests to the api. */
export class CookieJar {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly api: TestApi,
    private readonly address = '203.0.113.9',
  ) {}

  async ask<Data = Record<string, never>>(
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Landed<Data>> {
    return this.send<Data>({
      method: 'POST',
      url: '/lyon/graphql',
      headers: { 'content-type': 'application/json', 'accept-language': 'fr', ...headers },
      payload: JSON.stringify({ query, variables }),
    });
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Landed<never>> {
    return this.send<never>({ method: 'GET', url, headers });
  }

  private async send<Data>(request: {
    method: 'GET' | 'POST';
    url: string;
    headers: Record<string, string>;
    payload?: string;
  }): Promise<Landed<Data>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.api.app.inject({
      ...request,
      headers: { ...request.headers, ...(cookie && { cookie }) },
      remoteAddress: this.address,
    });
    const cookies = response.cookies as unknown as Cookie[];
    for (const { name, value } of cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      location: response.headers.location as string | undefined,
      cookies,
      ...(isJson ? response.json<{ data: Data }>() : { data: undefined as Data }),
    };
  }
}
