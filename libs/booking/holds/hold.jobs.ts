import { Injectable } from '@nestjs/common';
import { Clock, Database, Handles, type JobContext, type PayloadOf } from '#libs/platform';
import { endHoldAtExpiry } from '../declared-jobs.js';
import { expireHold } from './hold.queries.js';

@Injectable()
export class HoldJobs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Handles(endHoldAtExpiry)
  async expire({ holdId }: PayloadOf<typeof endHoldAtExpiry>, { networkId }: JobContext): Promise<void> {
    await this.database.inTransaction(networkId, (tx) => expireHold(tx, holdId, this.clock.now()));
  }
}
