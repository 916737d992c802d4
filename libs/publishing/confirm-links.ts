import { Inject, Injectable } from '@nestjs/common';
import { Mailer } from '#libs/messages';
import { ENV, type Env, Signer } from '#libs/platform';

/** Signed addresses by which a manager says that the page of a venue is still right, without signing in. */
@Injectable()
export class ConfirmLinks {
  private readonly signer: Signer;

  constructor(
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(ENV) env: Env,
  ) {
    this.signer = new Signer(env.SECRET, 'still-right');
  }

  /** @param accountId whose role must still allow it when the link is used */
  url(networkId: string, venueId: string, accountId: string): string {
    return this.mailer.link(`/still-right/${this.signer.seal([networkId, venueId, accountId].join(' '))}`);
  }

  read(token: string): { networkId: string; venueId: string; accountId: string } | undefined {
    const [networkId, venueId, accountId] = this.signer.unseal(token)?.split(' ') ?? [];
    return networkId && venueId && accountId ? { networkId, venueId, accountId } : undefined;
  }
}
