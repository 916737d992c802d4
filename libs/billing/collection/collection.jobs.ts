import { Injectable } from '@nestjs/common';
import { Clock, Handles, type JobContext, Networks, type PayloadOf } from '#libs/platform';
import { blockUnpaid, collectInvoice } from '../declared-jobs.js';
import { Collect } from './collect.js';

/** Runs the collection of invoices. */
@Injectable()
export class CollectionJobs {
  constructor(
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly collect: Collect,
  ) {}

  @Handles(collectInvoice)
  async attempt({ invoiceId, attempt }: PayloadOf<typeof collectInvoice>, { networkId }: JobContext): Promise<void> {
    await this.collect.attempt(await this.collecting(networkId, invoiceId), attempt);
  }

  @Handles(blockUnpaid)
  async block({ invoiceId }: PayloadOf<typeof blockUnpaid>, { networkId }: JobContext): Promise<void> {
    await this.collect.block(await this.collecting(networkId, invoiceId));
  }

  private async collecting(networkId: string, invoiceId: string) {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    return { networkId, zone: network.zone, invoiceId, now: this.clock.now() };
  }
}
