import { ArgsType, Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
import { Allow, PageArgs, connectionOf, enumOf } from '#libs/platform';
import { SANDBOX_CARDS, type SandboxCard } from '../collection/sandbox-cards.js';
import { PAY_REFUSALS, type PayRefusal } from '../billing.texts.js';

export const INVOICE_KINDS = ['INVOICE', 'CREDIT_NOTE'] as const;
export const INVOICE_STANDINGS = ['OPEN', 'OVERDUE', 'PAYMENT_FAILED', 'PAID', 'CREDITED'] as const;
export type InvoiceStanding = (typeof INVOICE_STANDINGS)[number];

export const InvoiceKindEnum = enumOf(INVOICE_KINDS);
registerEnumType(InvoiceKindEnum, {
  name: 'InvoiceKind',
  description: 'An invoice, or a credit note that corrects one.',
});
export const InvoiceStandingEnum = enumOf(INVOICE_STANDINGS);
registerEnumType(InvoiceStandingEnum, {
  name: 'InvoiceStanding',
  description:
    'OPEN: to be paid. OVERDUE: its day has passed. PAYMENT_FAILED: the last attempt failed. PAID in full. CREDITED: a credit note.',
});
const SandboxCardEnum = enumOf(SANDBOX_CARDS);
registerEnumType(SandboxCardEnum, {
  name: 'SandboxCard',
  description:
    'A card of the sandbox, which moves no money: it is accepted, declined, declined at first, or takes two days.',
});
const PayRefusalEnum = enumOf(PAY_REFUSALS);
registerEnumType(PayRefusalEnum, { name: 'PayRefusal', description: 'Why an invoice was not paid.' });

@ObjectType({ description: 'A line of an invoice.' })
@Allow('member')
export class InvoiceLine {
  @Field({ description: 'What was sold, in the language of the invoice.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The venue where it was used.' })
  place!: string | null;

  @Field(() => Int, { nullable: true, description: 'Credit-minutes, for uses that are paid by the hour.' })
  minutes!: number | null;

  @Field(() => Int, {
    description: 'Cents, with or without VAT as the prices of the invoice. Negative for a compensation.',
  })
  amountCents!: number;

  @Field({ description: 'First day, such as 2027-03-01.' })
  firstDay!: string;

  @Field({ description: 'Last day, such as 2027-03-31.' })
  lastDay!: string;
}

@ObjectType({ isAbstract: true })
abstract class InvoiceFields {
  @Field(() => ID, { description: 'Id of the invoice.' })
  id!: string;

  @Field(() => InvoiceKindEnum, { description: 'What it is.' })
  kind!: (typeof INVOICE_KINDS)[number];

  @Field({ description: 'Its number, such as F-2027-000042.' })
  number!: string;

  @Field({ description: 'The day of issue, such as 2027-04-01.' })
  issuedOn!: string;

  @Field({ description: 'The day by which it is to be paid.' })
  dueOn!: string;

  @Field(() => Int, { description: 'Cents without VAT.' })
  netCents!: number;

  @Field(() => Int, { description: 'Cents of VAT.' })
  vatCents!: number;

  @Field(() => Int, { description: 'Cents including VAT.' })
  grossCents!: number;

  @Field(() => Int, {
    description: 'Cents that are not paid yet; of a credit note, those that have paid for nothing yet.',
  })
  openCents!: number;

  @Field(() => InvoiceStandingEnum, { description: 'Where it stands.' })
  standing!: InvoiceStanding;
}

@ObjectType({ description: 'An invoice or credit note of mine.' })
@Allow('owner')
export class Invoice extends InvoiceFields {
  memberId!: string;

  @Field(() => [InvoiceLine], { description: 'What it is for.' })
  lines!: InvoiceLine[];

  @Field(() => String, { nullable: true, description: 'The number of the invoice that a credit note corrects.' })
  corrects!: string | null;
}
@ObjectType({ description: 'A page of my invoices, the latest first.' })
@Allow('member')
export class InvoiceConnection extends connectionOf(Invoice, 'Invoice') {}

@ObjectType({ description: 'An invoice as administrators of the network see it.' })
@Allow('networkAdmin')
export class NetworkInvoice extends InvoiceFields {
  @Field({ description: 'Whose name stands on it.' })
  customer!: string;

  @Field(() => Int, { description: 'How many attempts to collect it failed.' })
  failures!: number;
}
@ObjectType({ description: 'A page of the invoices of the network, the latest first.' })
@Allow('networkAdmin')
export class NetworkInvoiceConnection extends connectionOf(NetworkInvoice, 'NetworkInvoice') {}

@ObjectType({ description: 'The invoice was paid.' })
@Allow('member')
export class InvoicePaid {
  @Field(() => Invoice, { description: 'The invoice as it stands now.' })
  invoice!: Invoice;
}
@ObjectType({ description: 'The payment is under way: the provider will know later.' })
@Allow('member')
export class PaymentUnderWay {
  @Field(() => Invoice, { description: 'The invoice as it stands now.' })
  invoice!: Invoice;
}
@ObjectType({ description: 'The invoice was not paid.' })
@Allow('member')
export class PayInvoiceRefused {
  @Field(() => PayRefusalEnum, { description: 'Why.' })
  code!: PayRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}
export const PayInvoiceResult = createUnionType({
  name: 'PayInvoiceResult',
  description: 'Result of paying an invoice.',
  types: () => [InvoicePaid, PaymentUnderWay, PayInvoiceRefused] as const,
});

@ArgsType()
export class MyInvoicesArgs extends PageArgs {}

@ArgsType()
export class PayInvoiceArgs {
  @Field(() => ID, { description: 'One of my invoices.' })
  @IsUUID()
  id!: string;

  @Field(() => SandboxCardEnum, { description: 'The card to pay with, now and for the coming invoices.' })
  @IsIn(SANDBOX_CARDS)
  card!: SandboxCard;
}
