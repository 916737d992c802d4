import { ArgsType, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Allow, IsMailAddress, IsName, enumOf } from '#libs/platform';

export const CUSTOMER_KINDS = ['CONSUMER', 'BUSINESS', 'PUBLIC_BODY'] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];
const CustomerKindEnum = enumOf(CUSTOMER_KINDS);
registerEnumType(CustomerKindEnum, {
  name: 'CustomerKind',
  description:
    'Who buys: a private person, a company or association with a SIREN, or a public body that is invoiced through Chorus Pro.',
});
export const SELLER_REGIMES = ['STANDARD', 'FRANCHISE_293B', 'EXEMPT_NON_PROFIT'] as const;
export type SellerRegime = (typeof SELLER_REGIMES)[number];
const SellerRegimeEnum = enumOf(SELLER_REGIMES);
registerEnumType(SellerRegimeEnum, {
  name: 'SellerRegime',
  description:
    'How the sales of the network are taxed: at the rate, as a small business (art. 293 B), or as a non-profit organisation.',
});

const SIREN = /^\d{9}$/;
const VAT_NUMBER = /^[A-Z]{2}[0-9A-Z]{2,13}$/;
const IBAN = /^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/;

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class AddressFields {
  @Field({ description: 'Street and number, 1 to 200 characters.' })
  @IsName(200)
  street!: string;

  @Field({ description: 'Postcode, 1 to 20 characters.' })
  @IsName(20)
  postcode!: string;

  @Field({ description: 'City, 1 to 120 characters.' })
  @IsName(120)
  city!: string;
}

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class DetailsFields extends AddressFields {
  @Field(() => CustomerKindEnum, { description: 'Who buys.' })
  @IsIn(CUSTOMER_KINDS)
  kind!: CustomerKind;

  @Field({ description: 'The name on invoices, 1 to 200 characters.' })
  @IsName(200)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Nine digits; required unless you are a private person.' })
  @IsOptional()
  @Matches(SIREN)
  siren?: string | null;

  @Field(() => String, { nullable: true, description: 'Intra-Community VAT number, such as FR32123456789.' })
  @IsOptional()
  @Matches(VAT_NUMBER)
  vatNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Chorus Pro: code of the service, 1 to 100 characters.' })
  @IsOptional()
  @IsName(100)
  serviceCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Chorus Pro: number of the engagement, 1 to 50 characters.' })
  @IsOptional()
  @IsName(50)
  engagementNumber?: string | null;
}

@ObjectType({ description: 'What stands on my invoices about me.' })
@Allow('member')
export class BillingDetails extends DetailsFields {}

@InputType({ description: 'What is to stand on my invoices from now on.' })
export class BillingDetailsInput extends DetailsFields {}

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class IssuerFields extends AddressFields {
  @Field({ description: 'Registered name, 1 to 200 characters.' })
  @IsName(200)
  legalName!: string;

  @Field(() => String, { nullable: true, description: 'Legal form, capital and register, 1 to 200 characters.' })
  @IsOptional()
  @IsName(200)
  legalForm?: string | null;

  @Field({ description: 'Nine digits.' })
  @Matches(SIREN)
  siren!: string;

  @Field(() => String, { nullable: true, description: 'Intra-Community VAT number, such as FR32123456789.' })
  @IsOptional()
  @Matches(VAT_NUMBER)
  vatNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Mail address for questions about invoices.' })
  @IsOptional()
  @IsMailAddress()
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'IBAN for transfers, without blanks.' })
  @IsOptional()
  @Matches(IBAN)
  iban?: string | null;

  @Field(() => SellerRegimeEnum, { description: 'How its sales are taxed. A change binds from today.' })
  @IsIn(SELLER_REGIMES)
  regime!: SellerRegime;

  @Field({ description: 'Whether VAT is owed when it is invoiced, by option, instead of when it is paid.' })
  @IsBoolean()
  vatOnDebits!: boolean;
}
@ObjectType({ description: 'Who writes the invoices of the network.' })
@Allow('networkAdmin')
export class InvoiceIssuer extends IssuerFields {}

@InputType({ description: 'Who writes the invoices of the network from now on.' })
export class InvoiceIssuerInput extends IssuerFields {}

@ArgsType()
export class SetBillingDetailsArgs {
  @Field(() => BillingDetailsInput, { description: 'The details.' })
  @ValidateNested()
  @Type(() => BillingDetailsInput)
  input!: BillingDetailsInput;
}
@ArgsType()
export class SetInvoiceIssuerArgs {
  @Field(() => InvoiceIssuerInput, { description: 'The issuer.' })
  @ValidateNested()
  @Type(() => InvoiceIssuerInput)
  input!: InvoiceIssuerInput;
}
