import { type InvoiceDocument } from '../invoice-document.js';
import { TYPE_CODES } from '../rules/codes.js';
import { invoiceNotes } from '../rules/legal-mentions.js';
import { lineElements } from './cii-lines.js';
import { buyerElement, deliveryElement, sellerElement } from './cii-parties.js';
import { settlementElement } from './cii-settlement.js';
import { day } from './values.js';
import { type XmlElement, group, text, xmlDocument } from './xml.js';

const NAMESPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};
/** BT-24; Factur-X has the same for its profile EN 16931. */
const SPECIFICATION = 'urn:cen.eu:en16931:2017';

/**
 * The document as a Cross Industry Invoice (UN/CEFACT D22B) that conforms to EN 16931 and to the French rules of XP Z12-012. The same
 * document always gives the same text. Check it with `checkDocument` first: an incomplete document gives an incomplete invoice.
 */
export function ciiXml(document: InvoiceDocument): string {
  const children = [context(document), header(document), transaction(document)];
  return xmlDocument({
    name: 'rsm:CrossIndustryInvoice',
    attributes: NAMESPACES,
    content: children.filter((child): child is XmlElement => child !== undefined),
  });
}

const context = ({ businessProcess }: InvoiceDocument) =>
  group(
    'rsm:ExchangedDocumentContext',
    group('ram:BusinessProcessSpecifiedDocumentContextParameter', text('ram:ID', businessProcess)),
    group('ram:GuidelineSpecifiedDocumentContextParameter', text('ram:ID', SPECIFICATION)),
  );

const header = (document: InvoiceDocument) =>
  group(
    'rsm:ExchangedDocument',
    text('ram:ID', document.number),
    text('ram:TypeCode', TYPE_CODES[document.kind]),
    day('ram:IssueDateTime', document.issueDate),
    invoiceNotes(document).map((note) =>
      group('ram:IncludedNote', text('ram:Content', note.text), text('ram:SubjectCode', note.subjectCode)),
    ),
  );

const transaction = (document: InvoiceDocument) =>
  group(
    'rsm:SupplyChainTradeTransaction',
    lineElements(document),
    group(
      'ram:ApplicableHeaderTradeAgreement',
      text('ram:BuyerReference', document.chorusPro?.serviceCode),
      sellerElement(document.seller),
      buyerElement(document.buyer),
      reference('ram:BuyerOrderReferencedDocument', document.chorusPro?.engagementNumber),
      reference('ram:ContractReferencedDocument', document.contractNumber),
    ),
    // The schema demands this element, even when it says nothing.
    group('ram:ApplicableHeaderTradeDelivery', deliveryElement(document.deliveryAddress)) ?? {
      name: 'ram:ApplicableHeaderTradeDelivery',
      attributes: {},
      content: '',
    },
    settlementElement(document),
  );

const reference = (name: string, identifier: string | undefined) =>
  group(name, text('ram:IssuerAssignedID', identifier));
