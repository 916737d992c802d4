/** A payment that is asked for. */
export interface PaymentRequest {
  /** The same key always gets the same payment, however often it is sent. */
  readonly idempotencyKey: string;
  readonly token: string;
  readonly amountCents: number;
  /** 1 for the first attempt to collect this invoice. */
  readonly attempt: number;
  readonly requestedAt: Temporal.Instant;
}

export type PaymentAnswer =
  | { readonly state: 'SUCCEEDED'; readonly reference: string }
  /** The provider will know later; it is asked again with the same key. */
  | { readonly state: 'PENDING'; readonly askAgainAt: Temporal.Instant }
  | { readonly state: 'FAILED'; readonly failure: string };

/** Who moves the money. Also the injection token. */
export abstract class PaymentProvider {
  /** @throws when the provider cannot be reached; nothing is known then, and the same request is sent again */
  abstract pay(request: PaymentRequest): Promise<PaymentAnswer>;
}
