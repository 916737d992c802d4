import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/platform';
import { type PaymentAnswer, PaymentProvider, type PaymentRequest } from './payment-provider.js';
import { type SandboxCard } from './sandbox-cards.js';

const DECLINES: Record<SandboxCard, number> = {
  ACCEPTED: 0,
  DECLINED: Infinity,
  DECLINED_ONCE: 1,
  DECLINED_TWICE: 2,
  TWO_DAYS: 0,
};

/** Moves no money. Each card has its script, so the answer to a request follows from the request and the time alone. */
@Injectable()
export class SandboxProvider extends PaymentProvider {
  constructor(private readonly clock: Clock) {
    super();
  }

  pay({ idempotencyKey, token, attempt, requestedAt }: PaymentRequest): Promise<PaymentAnswer> {
    const card = token as SandboxCard;
    const readyAt = requestedAt.add({ hours: card === 'TWO_DAYS' ? 48 : 0 });
    if (Temporal.Instant.compare(this.clock.now(), readyAt) < 0)
      return Promise.resolve({ state: 'PENDING', askAgainAt: readyAt });
    if (attempt <= (DECLINES[card] ?? Infinity))
      return Promise.resolve({ state: 'FAILED', failure: 'insufficient_funds' });
    return Promise.resolve({ state: 'SUCCEEDED', reference: `sandbox-${idempotencyKey}` });
  }
}
