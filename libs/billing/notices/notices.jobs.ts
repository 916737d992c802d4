import { Injectable } from '@nestjs/common';
import { Mailer, Notifier } from '#libs/messages';
import { Database, Handles, type JobContext, type PayloadOf } from '#libs/platform';
import { announceBlock, announceFailure, announceInvoice } from '../declared-jobs.js';
import { bookingsBlockedMail, invoiceIssuedMail, paymentFailedMail } from './invoice.mail.js';
import { bookingsBlocked, invoiceIssued, paymentFailed } from './invoice.notifications.js';
import { type InvoiceNotice, invoiceNotice } from './notices.queries.js';

/** Tells members about their invoices, each time from the current state. */
@Injectable()
export class InvoiceNoticeJobs {
  constructor(
    private readonly database: Database,
    private readonly notifier: Notifier,
    private readonly mailer: Mailer,
  ) {}

  @Handles(announceInvoice)
  async issued(payload: PayloadOf<typeof announceInvoice>, { networkId }: JobContext): Promise<void> {
    const invoice = await this.read(networkId, payload.invoiceId);
    if (!invoice) return;
    const { number, grossCents: cents, kind, recipient, finalisedAt: dueAt } = invoice;
    await this.notifier.notify({
      networkId,
      kind: invoiceIssued,
      subjectId: payload.invoiceId,
      recipient,
      dueAt,
      data: { number, cents, isCredit: kind === 'CREDIT_NOTE' },
      mail: () => invoiceIssuedMail(this.withAddress(invoice)),
      job: { job: announceInvoice, payload },
    });
  }

  @Handles(announceFailure)
  async failed(payload: PayloadOf<typeof announceFailure>, { networkId }: JobContext): Promise<void> {
    const invoice = await this.read(networkId, payload.invoiceId);
    // Paid since: there is nothing left to do.
    if (!invoice || invoice.openCents === 0) return;
    const { number, openCents: cents, recipient } = invoice;
    const again = payload.triedAgainAt === null ? null : Temporal.Instant.from(payload.triedAgainAt);
    await this.notifier.notify({
      networkId,
      kind: paymentFailed,
      subjectId: payload.invoiceId,
      recipient,
      dueAt: Temporal.Instant.from(payload.failedAt),
      data: { number, cents },
      mail: () => paymentFailedMail(this.withAddress(invoice), again),
      job: { job: announceFailure, payload },
    });
  }

  @Handles(announceBlock)
  async blocked(payload: PayloadOf<typeof announceBlock>, { networkId }: JobContext): Promise<void> {
    const invoice = await this.read(networkId, payload.invoiceId);
    if (!invoice?.isBlocked) return;
    const { number, openCents: cents, recipient } = invoice;
    await this.notifier.notify({
      networkId,
      kind: bookingsBlocked,
      subjectId: payload.invoiceId,
      recipient,
      dueAt: Temporal.Instant.from(payload.blockedAt),
      data: { number, cents },
      mail: () => bookingsBlockedMail(this.withAddress(invoice)),
      job: { job: announceBlock, payload },
    });
  }

  private read(networkId: string, invoiceId: string): Promise<InvoiceNotice | undefined> {
    return this.database.inTransaction(networkId, (tx) => invoiceNotice(tx, invoiceId));
  }

  private withAddress(invoice: InvoiceNotice) {
    return { ...invoice, url: this.mailer.link(`/${invoice.slug}/invoices`) };
  }
}
