export * from './invoice-document.js';
export { type InvoiceAmounts, invoiceAmounts } from './rules/invoice-amounts.js';
