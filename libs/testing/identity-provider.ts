import { type KeyObject, createSign, generateKeyPairSync } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

type Claims = Record<string, unknown>;
type Header = { alg: string; kid?: string; typ?: string };

/** A person known to the identity provider, with subject and claims. */
export interface TestIdentity {
  sub: string;
  email?: string;
  email_verified?: boolean;
  given_name?: string;
  usual_name?: string;
  acr?: string;
  amr?: string[];
}

const CLIENT = { id: 'traboule', secret: 'a secret of the specs that is long enough' };
const KEY_ID = 'spec';
const base64url = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A real OpenID Connect provider on this machine, configured like ProConnect, whose answers specs may alter. */
export class LocalProvider {
  readonly issuer: string;
  readonly key: KeyObject;
  /** The person who signs in next; null when the sign-in is cancelled. */
  person: TestIdentity | null = null;
  /** Alters a signed token before it is sent. */
  alterToken: ((claims: Claims, header: Header) => string) | undefined;
  alterUserInfo: ((claims: Claims, header: Header) => string) | undefined;
  /** Paths that are answered with an error, to simulate an outage. */
  readonly failingPaths = new Set<string>();
  private readonly persons = new Map<string, TestIdentity>();

  private constructor(
    private readonly server: Server,
    private readonly deploymentUrl: string,
    userInfo: 'signed' | 'plain',
  ) {
    this.issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.key = privateKey;
    const provider = new Provider(this.issuer, this.configuration(userInfo));
    const answer = provider.callback();
    server.on('request', (request, response) => {
      const url = new URL(request.url!, this.issuer);
      if (this.failingPaths.has(url.pathname)) return void response.writeHead(500).end('{}');
      if (url.pathname.startsWith('/interaction/')) return void this.interact(provider, request, response);
      this.alterAnswers(url.pathname, response);
      return void answer(request, response);
    });
  }

  static async open(deploymentUrl: string, { userInfo = 'signed' as 'signed' | 'plain' } = {}): Promise<LocalProvider> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new LocalProvider(server, deploymentUrl, userInfo);
  }

  /** The environment variables for a deployment that uses this provider. */
  get env(): Record<string, string> {
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
  }

  /** Creates a token signed by the provider. */
  sign(claims: Claims, key: KeyObject = this.key): string {
    const body = `${base64url({ alg: 'RS256', kid: KEY_ID })}.${base64url(claims)}`;
    return `${body}.${createSign('sha256').update(body).sign(key).toString('base64url')}`;
  }

  /** Follows the redirects of the provider as a browser does. @returns the address that the provider returns to */
  async followRedirects(url: string): Promise<string> {
    const cookies = new Map<string, string>();
    for (let current = url, steps = 0; steps < 10; steps++) {
      if (current.startsWith(this.deploymentUrl)) return current;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(current, { redirect: 'manual', headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        cookies.set(name!, value!);
      }
      const location = response.headers.get('location');
      if (!location) throw new Error(`the provider stopped at ${current}: ${response.status} ${await response.text()}`);
      current = new URL(location, current).href;
    }
    throw new Error('the provider redirects without end');
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private async interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.person) {
      await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'cancelled' });
      return;
    }
    const { sub, acr, amr } = this.person;
    this.persons.set(sub, this.person);
    await provider.interactionFinished(request, response, {
      login: { accountId: sub, ...(acr && { acr }), ...(amr && { amr }), remember: false },
      consent: {},
    });
  }

  private alterAnswers(path: string, response: ServerResponse): void {
    const alter = (token: string, by: (claims: Claims, header: Header) => string) => {
      const [header, claims] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
      return by(JSON.parse(claims!) as Claims, JSON.parse(header!) as Header);
    };
    const change = (body: string): string => {
      if (path === '/token' && this.alterToken && body.includes('id_token')) {
        const tokens = JSON.parse(body) as { id_token: string };
        return JSON.stringify({ ...tokens, id_token: alter(tokens.id_token, this.alterToken) });
      }
      return path === '/me' && this.alterUserInfo ? alter(body, this.alterUserInfo) : body;
    };
    const end = response.end.bind(response) as (body: string) => ServerResponse;
    response.end = ((body?: string | Buffer) => {
      if (body === undefined) return end('');
      const changed = change(body.toString());
      if (!response.headersSent) response.setHeader('content-length', Buffer.byteLength(changed));
      return end(changed);
    }) as typeof response.end;
  }

  private configuration(userInfo: 'signed' | 'plain'): Configuration {
    return {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${this.deploymentUrl}/oidc/callback`],
          post_logout_redirect_uris: [`${this.deploymentUrl}/oidc/signed-out`],
          token_endpoint_auth_method: 'client_secret_post',
          ...(userInfo === 'signed' && { userinfo_signed_response_alg: 'RS256' }),
        },
      ],
      jwks: { keys: [{ ...this.key.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' } as never] },
      scopes: ['openid', 'email', 'given_name', 'usual_name'],
      claims: {
        openid: ['sub'],
        email: ['email', 'email_verified'],
        given_name: ['given_name'],
        usual_name: ['usual_name'],
        acr: null,
        amr: null,
      },
      acrValues: ['eidas1', 'eidas2'],
      features: {
        devInteractions: { enabled: false },
        jwtUserinfo: { enabled: true },
        claimsParameter: { enabled: true },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx, form) => {
            ctx.body = `<!doctype html>${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Leave</button>`;
          },
        },
      },
      cookies: { keys: ['spec'] },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, id) => {
        const { acr: _acr, amr: _amr, ...claims } = this.persons.get(id)!;
        return { accountId: id, claims: () => ({ ...claims }) };
      },
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client!.clientId,
          accountId: ctx.oidc.session!.accountId!,
        });
        grant.addOIDCScope('openid email given_name usual_name');
        grant.addOIDCClaims(['acr', 'amr']);
        await grant.save();
        return grant;
      },
      ttl: { Interaction: 60, Session: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 30 },
    };
  }
}
