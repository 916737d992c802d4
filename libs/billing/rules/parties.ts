import { type VatRegime } from '#libs/invoicing-documents';
import { type Locale } from '#libs/platform';

/** What stands on an invoice about its two sides. */
export interface Parties {
  readonly issuer: {
    readonly id: string;
    readonly legalName: string;
    readonly legalForm: string | null;
    readonly siren: string;
    readonly vatNumber: string | null;
    readonly street: string;
    readonly postcode: string;
    readonly city: string;
    readonly country: string;
    readonly email: string | null;
    readonly iban: string | null;
  } | null;
  readonly regime: VatRegime | null;
  readonly vatOnDebits: boolean;
  /** Null when the member gave none. A consumer then stands on the invoice with their name alone. */
  readonly customer: {
    readonly kind: 'CONSUMER' | 'BUSINESS' | 'PUBLIC_BODY';
    readonly name: string;
    readonly street: string;
    readonly complement: string | null;
    readonly postcode: string;
    readonly city: string;
    readonly country: string;
    readonly siren: string | null;
    readonly vat_number: string | null;
    readonly electronic_address: string | null;
    readonly service_code: string | null;
    readonly engagement_number: string | null;
  } | null;
  readonly memberName: string;
  readonly email: string;
  readonly locale: Locale;
}
