import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env, Signer } from '#libs/platform';
import { Mailer } from '../mailer.js';
import { TOPICS, type Topic } from './topics.js';

/** The mails that a link turns off: those of one topic, or digests. */
export interface Unsubscription {
  networkId: string;
  accountId: string;
  about: Topic | 'DIGEST';
}

/** Signed addresses that turn mails off without signing in. They do not expire: an old mail must still offer the way out. */
@Injectable()
export class UnsubscribeLinks {
  private readonly signer: Signer;

  constructor(
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(ENV) env: Env,
  ) {
    this.signer = new Signer(env.SECRET, 'unsubscribe');
  }

  url({ networkId, accountId, about }: Unsubscription): string {
    return this.mailer.link(`/unsubscribe/${this.signer.seal([networkId, accountId, about].join(' '))}`);
  }

  /** What a token turns off; undefined when it is not one of ours. */
  read(token: string): Unsubscription | undefined {
    const [networkId, accountId, about] = this.signer.unseal(token)?.split(' ') ?? [];
    const known = ([...TOPICS, 'DIGEST'] as const).find((one) => one === about);
    return networkId && accountId && known ? { networkId, accountId, about: known } : undefined;
  }
}
