import { make } from '#libs/platform';
import { type InvoiceRow } from './invoice.queries.js';
import { Invoice, InvoiceLine, NetworkInvoice } from './invoice.types.js';

const shared = ({
  id,
  kind,
  document,
  issuedOn,
  dueOn,
  netCents,
  vatCents,
  grossCents,
  openCents,
  standing,
}: InvoiceRow) => ({
  id,
  kind,
  number: document.number,
  issuedOn: issuedOn.toString(),
  dueOn: dueOn.toString(),
  netCents,
  vatCents,
  grossCents,
  openCents,
  standing,
});

export const invoiceView = (row: InvoiceRow): Invoice =>
  make(Invoice, {
    ...shared(row),
    memberId: row.memberId,
    corrects: row.document.precedingInvoice?.number ?? null,
    lines: row.document.lines.map(({ name, place, unit, quantity, amountCents, period }) =>
      make(InvoiceLine, {
        name,
        place: place ?? null,
        minutes: unit === 'MINUTE' ? quantity : null,
        amountCents,
        firstDay: (period ?? row.document.servicePeriod).firstDay,
        lastDay: (period ?? row.document.servicePeriod).lastDay,
      }),
    ),
  });

export const networkInvoiceView = (row: InvoiceRow): NetworkInvoice =>
  make(NetworkInvoice, { ...shared(row), customer: row.document.buyer.name, failures: row.failures });
