import { Injectable } from '@nestjs/common';
import { Clock, Handles, type JobContext, Networks, type PayloadOf } from '#libs/platform';
import { draftSlice, numberDrafts, rateMonth } from '../declared-jobs.js';
import { CloseMonth } from './close-month.js';

/** Runs the steps of a close. */
@Injectable()
export class ClosingJobs {
  constructor(
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly close: CloseMonth,
  ) {}

  @Handles(rateMonth)
  async rate({ month }: PayloadOf<typeof rateMonth>, { networkId }: JobContext): Promise<void> {
    await this.close.rate(await this.closing(networkId, month));
  }

  @Handles(draftSlice)
  async draft({ month, slice }: PayloadOf<typeof draftSlice>, { networkId }: JobContext): Promise<void> {
    await this.close.draft(await this.closing(networkId, month), slice);
  }

  @Handles(numberDrafts)
  async number({ month }: PayloadOf<typeof numberDrafts>, { networkId }: JobContext): Promise<void> {
    await this.close.number(await this.closing(networkId, month));
  }

  private async closing(networkId: string, month: string) {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    return { network, month: Temporal.PlainDate.from(month), now: this.clock.now() };
  }
}
