import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ENV, type Env } from '#libs/platform';
import { IdentityProvider } from './identity-provider.js';
import { readDevice } from '../sign-in/known-device.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { sessionCookies } from '../sessions/session-cookie.js';
import { Viewers } from '../sessions/viewers.js';

/** Where the provider of identities sends browsers back to. Its answers go to the person's page, with a word when it did not work. */
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
    const { search, state, network } = await this.back(request);
    if (!network) return go(response, '/');
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
    go(response, path);
  }

  @Get('signed-out')
  async signedOut(@Req() request: FastifyRequest, @Res() response: FastifyReply): Promise<void> {
    const { network } = await this.back(request);
    go(response, network ? `/${network.slug}` : '/');
  }

  private async back(request: FastifyRequest) {
    if (!this.provider.label) throw new NotFoundException('No identity provider is set up here.');
    const { search, searchParams } = new URL(request.url, 'https://here.invalid');
    const state = searchParams.get('state') ?? '';
    return { search, state, network: await this.signIns.networkOf(state) };
  }
}

/** The way on is one of our own paths, and nobody keeps the address with the code in it. */
const go = (response: FastifyReply, path: string): void =>
  void response.header('cache-control', 'no-store').redirect(path, 303);
