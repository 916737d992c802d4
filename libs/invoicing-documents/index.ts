export * from './invoice-document.js';
export { type InvoiceAmounts, invoiceAmounts } from './rules/invoice-amounts.js';
export { type BrokenRule, DOCUMENT_RULES, checkDocument } from './rules/checks/check-document.js';
export { type LegalMention, legalMentions } from './rules/legal-mentions.js';
export { ciiXml } from './xml/cii.js';
export { invoicePdf } from './pdf/invoice-pdf.js';
