import { expect } from '@jest/globals';
import { ERROR_CODES } from '#libs/platform';
import { Given, type GivenMember, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';

export interface Refusal {
  status: number;
  code: string;
  message: string;
}

/** A small town, and a member who attacks it. */
export class AttackTestApp {
  private constructor(
    readonly database: TestDatabase,
    readonly given: Given,
    readonly api: TestApi,
    readonly member: GivenMember,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<AttackTestApp> {
    const database = await cloneDatabase();
    const given = await Given.on(database.url);
    const lyon = await given.network('lyon');
    const member = await given.member(lyon);
    await given.space(lyon);
    return new AttackTestApp(database, given, await startApi(database.url, { env }), member);
  }

  async end(): Promise<void> {
    await this.api.close();
    await this.given.end();
    await this.database.drop();
  }

  /** The api still answers requests, and no session was gained. */
  async expectStillServing(): Promise<void> {
    const { data } = await this.api.ask('lyon', '{ network { name } me { id } }', {}, this.member);
    expect(data).toEqual({ network: { name: 'Lyon' }, me: { id: this.member.accountId } });
    expect(await this.given.one(`select count(*)::int n from sign_in_session`)).toEqual({ n: 1 });
  }

  /** Sends a body unchanged as the member, and expects a refusal that reveals no internals. */
  async expectRefused(
    payload: string | Buffer | object,
    headers: Record<string, string> = {},
    url = '/lyon/graphql',
  ): Promise<Refusal> {
    const response = await this.api.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', cookie: `traboule=${this.member.secret}`, ...headers },
      payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
    });
    const { errors, data } = response.json<{
      errors: { message: string; extensions: { code: string } }[];
      data?: unknown;
    }>();
    expect(data ?? null).toBeNull();
    for (const { message, extensions } of errors) {
      expect(ERROR_CODES).toContain(extensions.code);
      expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
      expect(Object.keys(extensions)).toEqual(['code']);
      expect(message.length).toBeLessThanOrEqual(500);
    }
    expect(response.body).not.toMatch(/node_modules|\.js:\d|at async|select |insert |stacktrace|did you mean/i);
    return { status: response.statusCode, code: errors[0]!.extensions.code, message: errors[0]!.message };
  }

  expectQueryRefused(query: string, variables?: object, operationName?: string): Promise<Refusal> {
    return this.expectRefused({ query, variables, operationName });
  }
}
