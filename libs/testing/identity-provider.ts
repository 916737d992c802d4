import { type KeyObject, createSign, generateKeyPairSync } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

type Claims = Record<string, unknown>;
type Header = { alg: string; kid?: string; typ?: string };

/** A person at the provider: subject and claims. */
export interface Held {
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
const b64 = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A real provider of identities on this machine, shaped like ProConnect, whose answers a spec may bend. */
export class LocalProvider {
  readonly issuer: string;
  readonly key: KeyObject;
  /** Who signs in there next; nobody goes back without signing in. */
  person: Held | null = null;
  /** What becomes of a signed token before it is sent. */
  bendToken: ((claims: Claims, header: Header) => string) | undefined;
  bendUserInfo: ((claims: Claims, header: Header) => string) | undefined;
  /** Answers these paths with an error, as when the provider has a bad day. */
  readonly broken = new Set<string>();
  private readonly persons = new Map<string, Held>();

  private constructor(
    private readonly server: Server,
    private readonly ourUrl: string,
    userInfo: 'signed' | 'plain',
  ) {
    this.issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.key = privateKey;
    const provider = new Provider(this.issuer, this.configuration(userInfo));
    const answer = provider.callback();
    server.on('request', (request, response) => {
      const url = new URL(request.url!, this.issuer);
      if (this.broken.has(url.pathname)) return void response.writeHead(500).end('{}');
      if (url.pathname.startsWith('/interaction/')) return void this.interact(provider, request, response);
      this.bendAnswers(url.pathname, response);
      return void answer(request, response);
    });
  }

  static async open(ourUrl: string, { userInfo = 'signed' as 'signed' | 'plain' } = {}): Promise<LocalProvider> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new LocalProvider(server, ourUrl, userInfo);
  }

  /** The settings that make a deployment trust it. */
  get env(): Record<string, string> {
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
  }

  /** A token with the provider's own signature. */
  sign(claims: Claims, key: KeyObject = this.key): string {
    const body = `${b64({ alg: 'RS256', kid: KEY_ID })}.${b64(claims)}`;
    return `${body}.${createSign('sha256').update(body).sign(key).toString('base64url')}`;
  }

  /** Walks through the provider's pages as a browser does. @returns the address it sends the browser back to */
  async walk(url: string): Promise<string> {
    const cookies = new Map<string, string>();
    for (let at = url, steps = 0; steps < 10; steps++) {
      if (at.startsWith(this.ourUrl)) return at;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        cookies.set(name!, value!);
      }
      const location = response.headers.get('location');
      if (!location) throw new Error(`the provider stopped at ${at}: ${response.status} ${await response.text()}`);
      at = new URL(location, at).href;
    }
    throw new Error('the provider goes round in circles');
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private async interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.person) {
      await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'went back' });
      return;
    }
    const { sub, acr, amr } = this.person;
    this.persons.set(sub, this.person);
    await provider.interactionFinished(request, response, {
      login: { accountId: sub, ...(acr && { acr }), ...(amr && { amr }), remember: false },
      consent: {},
    });
  }

  private bendAnswers(path: string, response: ServerResponse): void {
    const bend = (token: string, by: (claims: Claims, header: Header) => string) => {
      const [header, claims] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
      return by(JSON.parse(claims!) as Claims, JSON.parse(header!) as Header);
    };
    const change = (body: string): string => {
      if (path === '/token' && this.bendToken && body.includes('id_token')) {
        const tokens = JSON.parse(body) as { id_token: string };
        return JSON.stringify({ ...tokens, id_token: bend(tokens.id_token, this.bendToken) });
      }
      return path === '/me' && this.bendUserInfo ? bend(body, this.bendUserInfo) : body;
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
          redirect_uris: [`${this.ourUrl}/oidc/callback`],
          post_logout_redirect_uris: [`${this.ourUrl}/oidc/signed-out`],
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
