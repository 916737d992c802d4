import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_KIND } from '../every-kind.fixture.js';
import { business, consumer, invoice, line, netLine, publicBody } from '../invoice.fixture.js';
import { type InvoiceDocument } from '../invoice-document.js';
import { xmlTexts as texts } from '../xml-reader.fixture.js';
import { ciiXml } from './cii.js';

const note = (document: InvoiceDocument, code: string): string | undefined => {
  const xml = ciiXml(document);
  const at = texts(xml, 'IncludedNote/SubjectCode').indexOf(code);
  return texts(xml, 'IncludedNote/Content')[at];
};

describe('ciiXml', () => {
  it('writes each kind as well-formed XML, the same bytes each time', () => {
    const folder = process.env.INVOICES_FOLDER;
    if (folder) mkdirSync(folder, { recursive: true });
    for (const [name, document] of Object.entries(EVERY_KIND)) {
      const xml = ciiXml(document);
      expect(ciiXml(structuredClone(document))).toBe(xml);
      expect(texts(xml, 'ExchangedDocument/ID')).toEqual([document.number]);
      if (folder) writeFileSync(join(folder, `${name}.xml`), xml);
    }
  });

  it('gives amounts without VAT for a consumer, whose total is what was agreed', () => {
    const xml = ciiXml(invoice());
    expect(texts(xml, 'NetPriceProductTradePrice/ChargeAmount')).toEqual(['4.00']);
    expect(texts(xml, 'NetPriceProductTradePrice/BasisQuantity')).toEqual(['60']);
    expect(texts(xml, 'SpecifiedLineTradeDelivery/BilledQuantity')).toEqual(['90']);
    expect(texts(xml, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount')).toEqual(['6.00']);
    expect(texts(xml, 'ApplicableHeaderTradeSettlement/ApplicableTradeTax/CalculatedAmount')).toEqual(['1.20']);
    expect(texts(xml, 'GrandTotalAmount')).toEqual(['7.20']);
    expect(texts(xml, 'DuePayableAmount')).toEqual(['7.20']);
  });

  it('gives a price that is not whole with six decimals at most', () => {
    const xml = ciiXml(invoice({ lines: [line({ unitPriceMicros: 5_000_000, amountCents: 750 })] }));
    expect(texts(xml, 'NetPriceProductTradePrice/ChargeAmount')).toEqual(['4.166667']);
  });

  it('gives the discount of a grant without VAT, as an allowance with its reason', () => {
    const discounted = line({ discount: { amountCents: 361, reason: 'Tarif solidaire' }, amountCents: 359 });
    const xml = ciiXml(invoice({ lines: [discounted] }));
    expect(texts(xml, 'SpecifiedTradeAllowanceCharge/ChargeIndicator/Indicator')).toEqual(['false']);
    expect(texts(xml, 'SpecifiedTradeAllowanceCharge/ActualAmount')).toEqual(['3.01']);
    expect(texts(xml, 'SpecifiedTradeAllowanceCharge/Reason')).toEqual(['Tarif solidaire']);
    expect(texts(xml, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount')).toEqual(['2.99']);
  });

  it('reverses a discount as a charge, because allowances are positive', () => {
    const reversal = line({ quantity: -90, discount: { amountCents: -360, reason: 'Annulé' }, amountCents: -360 });
    const xml = ciiXml(invoice({ lines: [line(), reversal] }));
    expect(texts(xml, 'SpecifiedTradeAllowanceCharge/ChargeIndicator/Indicator')).toEqual(['true']);
    expect(texts(xml, 'SpecifiedTradeAllowanceCharge/ActualAmount')).toEqual(['3.00']);
    expect(texts(xml, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount')).toEqual(['6.00', '-3.00']);
  });

  it.each([
    ['consumer-20', '380'],
    ['credit-note', '381'],
    ['self-billed', '389'],
    ['self-billed-credit-note', '261'],
  ])('gives %s the type code %s', (name, code) => {
    expect(texts(ciiXml(EVERY_KIND[name]!), 'ExchangedDocument/TypeCode')).toEqual([code]);
  });

  it('names the invoice that a credit note corrects', () => {
    const xml = ciiXml(EVERY_KIND['credit-note']!);
    expect(texts(xml, 'InvoiceReferencedDocument/IssuerAssignedID')).toEqual(['TL-2027-000041']);
    expect(texts(xml, 'InvoiceReferencedDocument/FormattedIssueDateTime/DateTimeString')).toEqual(['20270301']);
  });

  it('says how the reform treats the document', () => {
    expect(note(invoice(), 'BAR')).toBe('B2C');
    expect(note(invoice({ buyer: business, lines: [netLine()] }), 'BAR')).toBe('B2B');
    expect(note(invoice({ buyer: publicBody, lines: [netLine()] }), 'BAR')).toBe('B2B');
  });

  it('has the three notes on payment on every kind', () => {
    for (const document of Object.values(EVERY_KIND)) {
      for (const code of ['PMT', 'PMD', 'AAB']) expect(note(document, code)).toMatch(/\.$/);
    }
    expect(note(EVERY_KIND['business-20']!, 'PMT')).toContain('40,00 €');
    expect(note(EVERY_KIND['business-20']!, 'PMD')).toContain('12 % par an');
  });

  it('gives the reason why there is no VAT as text and as code', () => {
    const xml = ciiXml(EVERY_KIND['franchise-293b']!);
    expect(texts(xml, 'ExemptionReason')).toEqual(['TVA non applicable, art. 293 B du CGI']);
    expect(texts(xml, 'ExemptionReasonCode')).toEqual(['VATEX-FR-FRANCHISE']);
  });

  it('owes VAT from the payment on, or from the invoice on by option', () => {
    expect(texts(ciiXml(invoice()), 'DueDateTypeCode')).toEqual(['72']);
    expect(texts(ciiXml(invoice({ vatOnDebits: true })), 'DueDateTypeCode')).toEqual(['5']);
  });

  it('gives Chorus Pro the service and the engagement', () => {
    const xml = ciiXml(EVERY_KIND['grant-account-of-the-funder']!);
    expect(texts(xml, 'ApplicableHeaderTradeAgreement/BuyerReference')).toEqual(['DEVECO']);
    expect(texts(xml, 'BuyerOrderReferencedDocument/IssuerAssignedID')).toEqual(['2027-ESS-0042']);
  });

  it('keeps names as they are written, on one line and without characters that XML cannot contain', () => {
    const xml = ciiXml(EVERY_KIND['hostile-names']!);
    expect(texts(xml, 'SellerTradeParty/Name')).toEqual(['Traboule Lyon & <fils> "SA"']);
    expect(texts(xml, 'BuyerTradeParty/Name')).toEqual(['شركة النور 😀 \ufffd שלום עולם <script>alert(1)</script>']);
    expect(texts(xml, 'BuyerTradeParty/PostalTradeAddress/LineOne')).toEqual(['8 quai Saint-Vincent \ufffd 日本橋']);
    expect(texts(xml, 'BuyerTradeParty/PostalTradeAddress/LineTwo')).toEqual([]);
    expect(texts(xml, 'SpecifiedTradeProduct/Name')).toEqual(['Heures réservées &amp; <b>plus</b> 🚀 👩‍🔬']);
  });

  it('does not tell what the pass has left, which is no part of the invoice', () => {
    expect(ciiXml(EVERY_KIND['consumer-20']!)).not.toContain('Brotteaux');
    expect(texts(ciiXml(invoice({ buyer: consumer })), 'PaymentReference')).toEqual([]);
  });
});
