import { type Buyer, type PostalAddress, type Seller } from '../invoice-document.js';
import { type XmlElement, group, text } from './xml.js';

type Party = Seller | Buyer;

export const sellerElement = (seller: Seller): XmlElement | undefined =>
  group(
    'ram:SellerTradeParty',
    ...identity(seller),
    text('ram:Description', seller.legalForm),
    legalOrganisation(seller),
    seller.email === undefined
      ? undefined
      : group(
          'ram:DefinedTradeContact',
          text('ram:PersonName', seller.name),
          group('ram:EmailURIUniversalCommunication', text('ram:URIID', seller.email)),
        ),
    addressElement(seller.address),
    electronicAddress(seller),
    vatRegistration(seller),
    // BR-E-02 asks for a tax registration (BT-32) of sellers without a VAT number.
    seller.vatNumber === undefined
      ? group('ram:SpecifiedTaxRegistration', text('ram:ID', seller.siren, { schemeID: 'FC' }))
      : undefined,
  );

export const buyerElement = (buyer: Buyer): XmlElement | undefined =>
  group(
    'ram:BuyerTradeParty',
    ...identity(buyer),
    legalOrganisation(buyer),
    addressElement(buyer.address),
    electronicAddress(buyer),
    vatRegistration(buyer),
  );

export const deliveryElement = (address: PostalAddress | undefined): XmlElement | undefined =>
  address && group('ram:ShipToTradeParty', addressElement(address));

const identity = ({ siret, name }: Party) => [
  text('ram:GlobalID', siret, { schemeID: '0009' }),
  text('ram:Name', name),
];

const legalOrganisation = ({ siren }: Party) =>
  group('ram:SpecifiedLegalOrganization', text('ram:ID', siren, { schemeID: '0002' }));

const electronicAddress = ({ electronicAddress: { scheme, value } }: Party) =>
  group('ram:URIUniversalCommunication', text('ram:URIID', value, { schemeID: scheme }));

const vatRegistration = ({ vatNumber }: Party) =>
  group('ram:SpecifiedTaxRegistration', text('ram:ID', vatNumber, { schemeID: 'VA' }));

const addressElement = (address: PostalAddress) =>
  group(
    'ram:PostalTradeAddress',
    text('ram:PostcodeCode', address.postalCode),
    text('ram:LineOne', address.street),
    text('ram:LineTwo', address.complement),
    text('ram:CityName', address.city),
    text('ram:CountryID', address.country),
  );
