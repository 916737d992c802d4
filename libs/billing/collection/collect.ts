import { Injectable } from '@nestjs/common';
import { suspendMember } from '#libs/people';
import { Database, type Settings, SettingsReader, type Sql, enqueue, failpoint } from '#libs/platform';
import { accessDays, retryDays } from '../billing.settings.js';
import { type PayRefusal, unpaidReason } from '../billing.texts.js';
import { announceBlock, announceFailure, blockUnpaid, collectInvoice } from '../declared-jobs.js';
import { blockedFrom, nextAttemptAt } from '../rules/retries.js';
import {
  type AttemptRow,
  type Collectable,
  attemptOf,
  insertPaymentBlock,
  lockCollectable,
  recordAttempt,
  savePaymentMethod,
  startAttempt,
} from './collection.queries.js';
import { PaymentProvider } from './payment-provider.js';
import { type SandboxCard } from './sandbox-cards.js';
import { settlePayment } from './settle-payment.js';

interface Collecting {
  readonly networkId: string;
  readonly zone: string;
  readonly invoiceId: string;
  readonly now: Temporal.Instant;
}

/** Queues the first attempt to collect an invoice, and the block of bookings when it stays unpaid. Queuing it again has no effect. */
export async function queueCollection(
  tx: Sql,
  invoiceId: string,
  { settings, zone, now }: { settings: Settings; zone: string; now: Temporal.Instant },
): Promise<void> {
  const invoice = await lockCollectable(tx, invoiceId);
  if (!invoice || invoice.openCents === 0) return;
  const key = `billing.collectInvoice:${invoiceId}:1`;
  await enqueue(tx, { job: collectInvoice, subjectId: invoiceId, payload: { invoiceId, attempt: 1 }, runAt: now, key });
  await queueBlock(tx, invoiceId, blockedFrom(invoice, settings.get(accessDays), zone));
}

/** The instant is part of the key: a failure may bring the block forward. */
async function queueBlock(tx: Sql, invoiceId: string, at: Temporal.Instant): Promise<void> {
  const key = `billing.blockUnpaid:${invoiceId}:${at.toString()}`;
  await enqueue(tx, { job: blockUnpaid, subjectId: invoiceId, payload: { invoiceId }, runAt: at, key });
}

/**
 * Collects invoices. Each attempt is written before the provider is asked, under the key that the provider sees: an attempt that
 * was interrupted is asked again and gets the same answer.
 */
@Injectable()
export class Collect {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly provider: PaymentProvider,
  ) {}

  async attempt(of: Collecting, number: number): Promise<void> {
    const started = await this.database.inTransaction(of.networkId, (tx) => this.start(tx, of, number), 'collect');
    if (!started || started.state === 'SUCCEEDED' || started.state === 'FAILED') return;
    const { id, amountCents, token, requestedAt } = started;
    const request = { idempotencyKey: id, token, amountCents, attempt: number, requestedAt };
    const answer = await this.provider.pay(request);
    failpoint('collect:answered');
    const settings = await this.settings.at(of.networkId, of.now);
    await this.database.inTransaction(of.networkId, async (tx) => {
      const invoice = await lockCollectable(tx, of.invoiceId);
      if (!invoice || !(await recordAttempt(tx, id, answer, of.now))) return;
      if (answer.state === 'PENDING') return this.askAgain(tx, of, number, answer.askAgainAt);
      if (answer.state === 'FAILED') return this.failed(tx, of, number, settings);
      const { memberId, payerId } = invoice;
      const payment = { memberId, amountCents, means: 'SANDBOX_CARD', reference: answer.reference } as const;
      await settlePayment(tx, payment, payerId, of.now);
    });
  }

  /** Pays an invoice of a member at once, with a card that also pays for the coming ones. */
  async payNow(of: Collecting, memberId: string, card: SandboxCard): Promise<'SUCCEEDED' | 'PENDING' | PayRefusal> {
    const { networkId, invoiceId, now } = of;
    const number = await this.database.inTransaction(networkId, async (tx) => {
      const invoice = await lockCollectable(tx, invoiceId);
      if (invoice?.payerId !== memberId) return 'NOT_FOUND';
      if (invoice.openCents === 0) return 'ALREADY_PAID';
      await savePaymentMethod(tx, memberId, card, now);
      if (!(await this.start(tx, of, invoice.attempts + 1))) return 'UNDER_WAY';
      // Asks for the answer if this process does not live to hear it.
      await this.askAgain(tx, of, invoice.attempts + 1, now.add({ minutes: 1 }));
      return invoice.attempts + 1;
    });
    if (typeof number === 'string') return number;
    await this.attempt(of, number);
    const ended = await this.database.inTransaction(networkId, (tx) => attemptOf(tx, invoiceId, number));
    return ended?.state === 'SUCCEEDED' ? 'SUCCEEDED' : ended?.state === 'FAILED' ? 'DECLINED' : 'PENDING';
  }

  /** Blocks the bookings of a member whose invoice is still unpaid, once the time for it has come. */
  async block(of: Collecting): Promise<void> {
    const settings = await this.settings.at(of.networkId, of.now);
    await this.database.inTransaction(of.networkId, async (tx) => {
      const invoice = await lockCollectable(tx, of.invoiceId);
      if (!invoice || invoice.openCents === 0) return;
      const from = blockedFrom(invoice, settings.get(accessDays), of.zone);
      if (Temporal.Instant.compare(of.now, from) < 0) return queueBlock(tx, of.invoiceId, from);
      const { payerId, number, locale } = invoice;
      if (!(await insertPaymentBlock(tx, of.invoiceId, payerId, of.now))) return;
      await suspendMember(tx, payerId, unpaidReason(number, locale), of.now);
      await enqueue(tx, {
        job: announceBlock,
        subjectId: of.invoiceId,
        payload: { invoiceId: of.invoiceId, blockedAt: of.now.toString() },
        runAt: of.now,
        key: `billing.announceBlock:${of.invoiceId}:${of.now.toString()}`,
      });
    });
  }

  private async start(tx: Sql, { invoiceId, now }: Collecting, number: number): Promise<AttemptRow | undefined> {
    const invoice = await lockCollectable(tx, invoiceId);
    const earlier = await attemptOf(tx, invoiceId, number);
    if (earlier || !invoice || invoice.openCents === 0 || !invoice.methodId) return earlier;
    return startAttempt(tx, { invoiceId, number, methodId: invoice.methodId, amountCents: invoice.openCents }, now);
  }

  private async askAgain(tx: Sql, { invoiceId }: Collecting, attempt: number, at: Temporal.Instant): Promise<void> {
    const key = `billing.collectInvoice:${invoiceId}:${attempt}:${at.toString()}`;
    await enqueue(tx, { job: collectInvoice, subjectId: invoiceId, payload: { invoiceId, attempt }, runAt: at, key });
  }

  private async failed(
    tx: Sql,
    { invoiceId, zone, now }: Collecting,
    number: number,
    settings: Settings,
  ): Promise<void> {
    const { firstFailedAt, failures, dueOn } = (await lockCollectable(tx, invoiceId)) as Collectable;
    const runAt = nextAttemptAt(firstFailedAt!, failures, settings.get(retryDays));
    const key = `billing.collectInvoice:${invoiceId}:${number + 1}`;
    const payload = { invoiceId, attempt: number + 1 };
    if (runAt) await enqueue(tx, { job: collectInvoice, subjectId: invoiceId, payload, runAt, key });
    await enqueue(tx, {
      job: announceFailure,
      subjectId: invoiceId,
      payload: { invoiceId, failedAt: now.toString(), triedAgainAt: runAt?.toString() ?? null },
      runAt: now,
      key: `billing.announceFailure:${invoiceId}:${number}`,
    });
    await queueBlock(tx, invoiceId, blockedFrom({ firstFailedAt, dueOn }, settings.get(accessDays), zone));
  }
}
