import { type InvoiceDocument, type InvoiceLine } from '../invoice-document.js';
import { UNIT_CODES, VAT_CATEGORIES } from '../rules/codes.js';
import { netMicros, netDiscountCents } from '../rules/net-prices.js';
import { amountText, billingPeriod, percentText, priceText } from './values.js';
import { type XmlElement, group, text } from './xml.js';

/** BG-25. All amounts are without VAT. */
export const lineElements = ({ lines, prices }: InvoiceDocument): (XmlElement | undefined)[] =>
  lines.map((line, index) =>
    group(
      'ram:IncludedSupplyChainTradeLineItem',
      group('ram:AssociatedDocumentLineDocument', text('ram:LineID', String(index + 1))),
      group(
        'ram:SpecifiedTradeProduct',
        text('ram:Name', line.name),
        text('ram:Description', line.description),
        line.place === undefined
          ? undefined
          : group(
              'ram:ApplicableProductCharacteristic',
              text('ram:Description', 'Lieu'),
              text('ram:Value', line.place),
            ),
      ),
      group(
        'ram:SpecifiedLineTradeAgreement',
        group(
          'ram:NetPriceProductTradePrice',
          text('ram:ChargeAmount', priceText(netMicros(line, prices))),
          basisQuantity(line),
        ),
      ),
      group('ram:SpecifiedLineTradeDelivery', quantity('ram:BilledQuantity', line.quantity, line)),
      group(
        'ram:SpecifiedLineTradeSettlement',
        group(
          'ram:ApplicableTradeTax',
          text('ram:TypeCode', 'VAT'),
          text('ram:CategoryCode', VAT_CATEGORIES[line.vatRegime].category),
          text('ram:RateApplicablePercent', percentText(line.vatRateBasisPoints)),
        ),
        billingPeriod(line.period),
        discountElement(line, netDiscountCents(line, prices)),
        group(
          'ram:SpecifiedTradeSettlementLineMonetarySummation',
          text('ram:LineTotalAmount', amountText(line.netCents)),
        ),
      ),
    ),
  );

const quantity = (name: string, value: number, line: InvoiceLine) =>
  text(name, String(value), { unitCode: UNIT_CODES[line.unit].code });

const basisQuantity = (line: InvoiceLine) => {
  const { pricedFor } = UNIT_CODES[line.unit];
  return pricedFor === 1 ? undefined : quantity('ram:BasisQuantity', pricedFor, line);
};

/** BG-27, or BG-28 where a discounted line is reversed. */
function discountElement({ discount }: InvoiceLine, cents: number): XmlElement | undefined {
  if (discount === undefined || cents === 0) return undefined;
  return group(
    'ram:SpecifiedTradeAllowanceCharge',
    group('ram:ChargeIndicator', text('udt:Indicator', cents < 0 ? 'true' : 'false')),
    text('ram:ActualAmount', amountText(Math.abs(cents))),
    text('ram:Reason', discount.reason),
  );
}
