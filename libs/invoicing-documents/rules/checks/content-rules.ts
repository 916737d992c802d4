import { type InvoiceDocument, type PostalAddress } from '../../invoice-document.js';
import { type DocumentRule, isDay, isVisible, rule } from './document-rule.js';

const hasStreetAndCity = ({ street, city, postalCode }: PostalAddress): boolean =>
  isVisible(street) && isVisible(city) && isVisible(postalCode);

/** What EN 16931 requires to be there. */
export const contentRules: readonly DocumentRule[] = [
  rule('BR-02', 'An invoice has a number.', ({ number }) => isVisible(number)),
  rule('BR-03', 'An invoice has a day of issue.', ({ issueDate }) => isDay(issueDate)),
  rule('BR-06', 'The seller has a name.', ({ seller }) => isVisible(seller.name)),
  rule('BR-07', 'The buyer has a name.', ({ buyer }) => isVisible(buyer.name)),
  rule('BR-08', 'The seller has a postal address.', ({ seller }) => hasStreetAndCity(seller.address)),
  rule(
    'BR-10',
    'A buyer other than a consumer has a postal address.',
    ({ buyer }) => buyer.type === 'CONSUMER' || hasStreetAndCity(buyer.address),
  ),
  rule('BR-16', 'An invoice has at least one line.', ({ lines }) => lines.length > 0),
  rule('BR-25', 'Each line says what was sold.', ({ lines }) => lines.every(({ name }) => isVisible(name))),
  rule('BR-27', 'A unit price is not negative; a reversal has a negative quantity.', ({ lines }) =>
    lines.every(({ unitPriceMicros }) => unitPriceMicros >= 0),
  ),
  rule('BR-29', 'The period of service ends on its first day or later.', ({ servicePeriod }) =>
    isPeriod(servicePeriod),
  ),
  rule('BR-30', 'The period of a line ends on its first day or later.', ({ lines }) =>
    lines.every(({ period }) => period === undefined || isPeriod(period)),
  ),
  rule('BR-42', 'A discount has a reason.', ({ lines }) =>
    lines.every(({ discount }) => discount === undefined || isVisible(discount.reason)),
  ),
  rule('BR-54', 'The place of a line has a name.', ({ lines }) =>
    lines.every(({ place }) => place === undefined || isVisible(place)),
  ),
  rule(
    'BR-55',
    'The reference to a preceding invoice has its number.',
    ({ precedingInvoice }) => precedingInvoice === undefined || isVisible(precedingInvoice.number),
  ),
  rule(
    'BR-61',
    'A transfer names the account that receives it.',
    ({ paymentMeans }) => paymentMeans.type !== 'TRANSFER' || isIban(paymentMeans.iban),
  ),
  rule(
    'OWN-DIRECT-DEBIT',
    'A direct debit names its mandate, its creditor and the debited account.',
    ({ paymentMeans: means }) =>
      means.type !== 'DIRECT_DEBIT' ||
      (isVisible(means.mandateReference) && isVisible(means.creditorIdentifier) && isIban(means.debitedIban)),
  ),
  rule('BR-CL-14', 'Countries are two capital letters of ISO 3166-1.', (document) =>
    addresses(document).every(({ country }) => /^[A-Z]{2}$/.test(country)),
  ),
  rule('BR-CO-09', 'VAT numbers begin with the letters of their country.', ({ seller, buyer }) =>
    [seller.vatNumber, buyer.vatNumber].every(
      (number) => number === undefined || /^[A-Z]{2}[A-Z0-9]{2,13}$/.test(number),
    ),
  ),
  rule(
    'BR-CO-25',
    'What is left to pay has a day by which it is paid.',
    ({ totals, dueDate }) => totals.dueCents <= 0 || isDay(dueDate),
  ),
];

const isPeriod = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }): boolean =>
  isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay;

const isIban = (text: string): boolean => /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(text);

const addresses = ({ seller, buyer, deliveryAddress }: InvoiceDocument): PostalAddress[] => [
  seller.address,
  buyer.address,
  ...(deliveryAddress ? [deliveryAddress] : []),
];
