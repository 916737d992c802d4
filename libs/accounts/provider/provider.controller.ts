import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ENV, type Env } from '#libs/platform';
import { IdentityProvider } from './identity-provider.js';
import { readDevice } from '../sign-in/known-device.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { sessionCookies } from '../sessions/session-cookie.js';
import { Viewers } from '../sessions/viewers.js';

/**
 * Callback addresses of the identity provider. They redirect to the person's page, with a problem code when the sign-in failed.
 */
@Controller('oidc')
export class ProviderController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly signIns: ProviderSignIn,
    private readonly viewers: Viewers,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() response: FastifyReply): Promise<void> {
    const { search, state, network } = await this.readCallback(request);
    if (!network) return redirect(response, '/');
    const reply = sessionCookies(response, this.env);
    const viewer = await this.viewers.ofRequest(network.slug, request, reply);
    const accountId = viewer.account?.id ?? null;
    const { path, secret, email } = await this.signIns.finish(
      network,
      { search, state, browser: reply.browser() ?? '', locale: viewer.locale },
      { accountId },
      {
        address: viewer.address,
        requestId: viewer.requestId,
        userAgent: request.headers['user-agent'] ?? '',
        device: readDevice(request, this.env),
        sessionId: viewer.account?.sessionId ?? null,
      },
    );
    if (secret) reply.setSession(secret);
    if (email) reply.rememberDevice?.(email);
    redirect(response, path);
  }

  @Get('signed-out')
  async signedOut(@Req() request: FastifyRequest, @Res() response: FastifyReply): Promise<void> {
    const { network } = await this.readCallback(request);
    redirect(response, network ? `/${network.slug}` : '/');
  }

  private async readCallback(request: FastifyRequest) {
    if (!this.provider.label) throw new NotFoundException('No identity provider is set up here.');
    const { search, searchParams } = new URL(request.url, 'https://here.invalid');
    const state = searchParams.get('state') ?? '';
    return { search, state, network: await this.signIns.networkOf(state) };
  }
}

/** The target is one of our own paths. The response is not cached, because the requested address contains the code. */
const redirect = (response: FastifyReply, path: string): void =>
  void response.header('cache-control', 'no-store').redirect(path, 303);
