import { Inject, Injectable, Logger } from '@nestjs/common';
import type * as oidc from 'openid-client';
import { ENV, type Env, Signer } from '#libs/platform';
import { type OidcProfile, profileFromOidcClaims } from '../rules/profile-from-oidc-claims.js';

/** Loaded with the first sign-in by the provider: most deployments have none. */
const client = () => import('openid-client');

const TIMEOUT_SECONDS = 5;
/** For how long what the provider says of itself is kept. */
const KNOWN_MS = 3_600_000;

/** Why the provider did not tell who it is: the person went back, it does not answer, or what it said does not hold. */
export class ProviderFault extends Error {
  constructor(
    readonly kind: 'CANCELLED' | 'AWAY' | 'REFUSED',
    cause: unknown,
  ) {
    super(`${kind}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const words = (text: string | undefined): string[] => (text ?? '').split(/[ ,]+/).filter(Boolean);

/** The one provider of identities this deployment trusts, by OpenID Connect: authorization code, PKCE, signed answers. */
@Injectable()
export class IdentityProvider {
  private readonly log = new Logger(IdentityProvider.name);
  private readonly proofs: Signer;
  private known: { configuration: Promise<oidc.Configuration>; at: number } | undefined;

  constructor(@Inject(ENV) private readonly env: Env) {
    this.proofs = new Signer(env.SECRET, 'oidc');
  }

  /** Name of the provider for people; undefined when there is none. */
  get label(): string | undefined {
    return this.env.OIDC_ISSUER && this.env.OIDC_LABEL;
  }
  get issuer(): string | undefined {
    return this.env.OIDC_ISSUER;
  }

  /** Where to send a browser, which comes back with `state`. @throws ProviderFault */
  async signInUrl(state: string): Promise<string> {
    const { nonce, verifier } = this.proofsOf(state);
    const { OIDC_ACR_VALUES, OIDC_SCOPES, OIDC_SECOND_FACTOR } = this.env;
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await client();
    return buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.at('callback'),
      scope: OIDC_SCOPES,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(OIDC_ACR_VALUES && { acr_values: OIDC_ACR_VALUES }),
      // ProConnect tells how somebody signed in only when asked to.
      ...(OIDC_SECOND_FACTOR && { claims: JSON.stringify({ id_token: { amr: { essential: true } } }) }),
    }).href;
  }

  /** Who came back, from the query they came back with. The address is our own, whatever the request called us. @throws ProviderFault */
  async whoCameBack(search: string, state: string): Promise<OidcProfile & { idToken: string }> {
    const configuration = await this.configuration();
    const { nonce, verifier } = this.proofsOf(state);
    const oidc = await client();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(this.at('callback') + search), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const userInfo = configuration.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : {};
      const person = profileFromOidcClaims(claims, userInfo, {
        trustedMail: this.env.OIDC_TRUSTED_MAIL,
        secondFactor: words(this.env.OIDC_SECOND_FACTOR),
      });
      return { ...person, idToken: tokens.id_token! };
    } catch (fault) {
      throw this.faultOf(fault);
    }
  }

  /** Where to send a browser that signed out here, to be signed out there too; undefined when the provider knows no such thing. */
  async signOutUrl(idToken: string, state: string): Promise<string | undefined> {
    const configuration = await this.configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return undefined;
    const back = { id_token_hint: idToken, post_logout_redirect_uri: this.at('signed-out'), state };
    return (await client()).buildEndSessionUrl(configuration, back).href;
  }

  /** Follow from the state, so that nothing secret has to be kept. */
  private proofsOf(state: string): { nonce: string; verifier: string } {
    const proof = (what: string) => this.proofs.mac(`${what} ${state}`).toString('base64url');
    return { nonce: proof('nonce'), verifier: proof('verifier') };
  }

  private at(path: 'callback' | 'signed-out'): string {
    return `${this.env.PUBLIC_URL}/oidc/${path}`;
  }

  private configuration(): Promise<oidc.Configuration> {
    if (!this.known || performance.now() - this.known.at > KNOWN_MS) {
      const asked = { configuration: this.discover(), at: performance.now() };
      this.known = asked;
      asked.configuration.catch(() => {
        if (this.known === asked) this.known = undefined;
      });
    }
    return this.known.configuration;
  }

  private async discover(): Promise<oidc.Configuration> {
    const oidc = await client();
    const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ISSUER, OIDC_CLIENT_AUTH } = this.env;
    const show = OIDC_CLIENT_AUTH === 'client_secret_basic' ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    const insecure = OIDC_ISSUER!.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    try {
      return await oidc.discovery(new URL(OIDC_ISSUER!), OIDC_CLIENT_ID!, {}, show(OIDC_CLIENT_SECRET), {
        execute: [oidc.enableNonRepudiationChecks, ...insecure],
        timeout: TIMEOUT_SECONDS,
      });
    } catch (fault) {
      this.log.warn(`The identity provider ${OIDC_ISSUER} cannot be asked what it is: ${(fault as Error).message}`);
      throw new ProviderFault('AWAY', fault);
    }
  }

  private faultOf(fault: unknown): ProviderFault {
    const { code, cause, error = '' } = fault as { code?: string; cause?: unknown; error?: string };
    if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') {
      if (error === 'access_denied') return new ProviderFault('CANCELLED', fault);
      const away = ['server_error', 'temporarily_unavailable'].includes(error);
      return new ProviderFault(away ? 'AWAY' : 'REFUSED', fault);
    }
    const status = cause instanceof Response ? cause.status : 0;
    const away = (fault instanceof TypeError && !code) || code === 'OAUTH_TIMEOUT' || status >= 500;
    return new ProviderFault(away ? 'AWAY' : 'REFUSED', fault);
  }
}
