import './billing.tables.js';
import './notices/notices.previews.js';
export { BillingModule } from './billing.module.js';
export { BILLING_EXPORTS, type BillingExport, billingExport } from './exports/exports.js';
export { postCharges } from './ledger/post-charges.js';
export { type ArchiveFile, invoiceArchive } from './exports/invoice-archive.js';
