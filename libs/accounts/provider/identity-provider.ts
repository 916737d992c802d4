import { Inject, Injectable, Logger } from '@nestjs/common';
import type * as oidc from 'openid-client';
import { ENV, type Env, Signer } from '#libs/platform';
import { type OidcProfile, profileFromOidcClaims } from '../rules/profile-from-oidc-claims.js';

/** Loaded on first use: most deployments have no identity provider. */
const client = () => import('openid-client');

const TIMEOUT_SECONDS = 5;
/** How long the provider's discovery document is cached. */
const DISCOVERY_CACHE_MS = 3_600_000;

/** Why the provider did not identify the person: they cancelled, the provider is unavailable, or its answer is invalid. */
export class ProviderFault extends Error {
  constructor(
    readonly kind: 'CANCELLED' | 'AWAY' | 'REFUSED',
    cause: unknown,
  ) {
    super(`${kind}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const splitWords = (text: string | undefined): string[] => (text ?? '').split(/[ ,]+/).filter(Boolean);

/** The identity provider that this deployment trusts (OpenID Connect: authorization code flow, PKCE, signed answers). */
@Injectable()
export class IdentityProvider {
  private readonly log = new Logger(IdentityProvider.name);
  private readonly derivedSecrets: Signer;
  private cached: { configuration: Promise<oidc.Configuration>; since: number } | undefined;

  constructor(@Inject(ENV) private readonly env: Env) {
    this.derivedSecrets = new Signer(env.SECRET, 'oidc');
  }

  /** Display name of the provider; undefined when none is configured. */
  get label(): string | undefined {
    return this.env.OIDC_ISSUER && this.env.OIDC_LABEL;
  }
  get issuer(): string | undefined {
    return this.env.OIDC_ISSUER;
  }

  /** The address of the provider's sign-in page. The provider sends the browser back with `state`. @throws ProviderFault */
  async signInUrl(state: string): Promise<string> {
    const { nonce, verifier } = this.nonceAndVerifier(state);
    const { OIDC_ACR_VALUES, OIDC_SCOPES, OIDC_SECOND_FACTOR } = this.env;
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await client();
    return buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.urlOf('callback'),
      scope: OIDC_SCOPES,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(OIDC_ACR_VALUES && { acr_values: OIDC_ACR_VALUES }),
      // ProConnect includes the authentication methods only when they are requested.
      ...(OIDC_SECOND_FACTOR && { claims: JSON.stringify({ id_token: { amr: { essential: true } } }) }),
    }).href;
  }

  /**
   * The person identified by the query string of the callback. Our own address comes from settings, not from the request.
   * @throws ProviderFault
   */
  async profileFromCallback(search: string, state: string): Promise<OidcProfile & { idToken: string }> {
    const configuration = await this.configuration();
    const { nonce, verifier } = this.nonceAndVerifier(state);
    const oidc = await client();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(this.urlOf('callback') + search), {
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
        secondFactor: splitWords(this.env.OIDC_SECOND_FACTOR),
      });
      return { ...person, idToken: tokens.id_token! };
    } catch (fault) {
      throw this.faultOf(fault);
    }
  }

  /** The provider's sign-out address; undefined when the provider has none. */
  async signOutUrl(idToken: string, state: string): Promise<string | undefined> {
    const configuration = await this.configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return undefined;
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: this.urlOf('signed-out'), state };
    return (await client()).buildEndSessionUrl(configuration, parameters).href;
  }

  /** Nonce and verifier are derived from the state, so that no secret has to be stored. */
  private nonceAndVerifier(state: string): { nonce: string; verifier: string } {
    const proof = (purpose: string) => this.derivedSecrets.mac(`${purpose} ${state}`).toString('base64url');
    return { nonce: proof('nonce'), verifier: proof('verifier') };
  }

  private urlOf(path: 'callback' | 'signed-out'): string {
    return `${this.env.PUBLIC_URL}/oidc/${path}`;
  }

  private configuration(): Promise<oidc.Configuration> {
    if (!this.cached || performance.now() - this.cached.since > DISCOVERY_CACHE_MS) {
      const discovery = { configuration: this.discover(), since: performance.now() };
      this.cached = discovery;
      discovery.configuration.catch(() => {
        if (this.cached === discovery) this.cached = undefined;
      });
    }
    return this.cached.configuration;
  }

  private async discover(): Promise<oidc.Configuration> {
    const oidc = await client();
    const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ISSUER, OIDC_CLIENT_AUTH } = this.env;
    const authentication = OIDC_CLIENT_AUTH === 'client_secret_basic' ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    const insecure = OIDC_ISSUER!.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    try {
      return await oidc.discovery(new URL(OIDC_ISSUER!), OIDC_CLIENT_ID!, {}, authentication(OIDC_CLIENT_SECRET), {
        execute: [oidc.enableNonRepudiationChecks, ...insecure],
        timeout: TIMEOUT_SECONDS,
      });
    } catch (fault) {
      this.log.warn(`The identity provider ${OIDC_ISSUER} cannot be discovered: ${(fault as Error).message}`);
      throw new ProviderFault('AWAY', fault);
    }
  }

  private faultOf(fault: unknown): ProviderFault {
    const { code, cause, error = '' } = fault as { code?: string; cause?: unknown; error?: string };
    if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') {
      if (error === 'access_denied') return new ProviderFault('CANCELLED', fault);
      const unavailable = ['server_error', 'temporarily_unavailable'].includes(error);
      return new ProviderFault(unavailable ? 'AWAY' : 'REFUSED', fault);
    }
    const status = cause instanceof Response ? cause.status : 0;
    const unavailable = (fault instanceof TypeError && !code) || code === 'OAUTH_TIMEOUT' || status >= 500;
    return new ProviderFault(unavailable ? 'AWAY' : 'REFUSED', fault);
  }
}
