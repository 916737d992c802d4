import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { CloseMonth } from './closing/close-month.js';
import { ClosingJobs } from './closing/closing.jobs.js';
import { ClosingResolver } from './closing/closing.resolver.js';
import { Collect } from './collection/collect.js';
import { CollectionJobs } from './collection/collection.jobs.js';
import { PaymentProvider } from './collection/payment-provider.js';
import { SandboxProvider } from './collection/sandbox-provider.js';
import { InvoiceFilesController } from './invoices/invoice-files.controller.js';
import { InvoicesResolver } from './invoices/invoices.resolver.js';
import { InvoiceNoticeJobs } from './notices/notices.jobs.js';
import { PartiesResolver } from './parties/parties.resolver.js';

@Module({
  imports: [AccountsModule],
  controllers: [InvoiceFilesController],
  providers: [
    { provide: PaymentProvider, useClass: SandboxProvider },
    Collect,
    CollectionJobs,
    CloseMonth,
    InvoiceNoticeJobs,
    ClosingJobs,
    InvoicesResolver,
    ClosingResolver,
    PartiesResolver,
  ],
})
export class BillingModule {}
