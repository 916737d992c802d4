import { ArgsType, Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsUUID, Matches } from 'class-validator';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { CLOSE_REFUSALS, type CloseRefusal } from '../billing.texts.js';
import { type ClosePhase } from './closing.queries.js';

const CLOSE_PHASES = ['NOT_STARTED', 'RATING', 'DRAFTING', 'NUMBERING', 'DONE'] as const;
const ClosePhaseEnum = enumOf(CLOSE_PHASES);
registerEnumType(ClosePhaseEnum, {
  name: 'ClosePhase',
  description:
    'RATING: charges are posted. DRAFTING: invoices are written. NUMBERING: they get their numbers and are collected.',
});
const CloseRefusalEnum = enumOf(CLOSE_REFUSALS);
registerEnumType(CloseRefusalEnum, { name: 'CloseRefusal', description: 'Why nothing was done about a close.' });

@ObjectType({ description: 'An account whose invoice cannot be written yet. The other accounts go on.' })
@Allow('networkAdmin')
export class ParkedAccount {
  @Field(() => ID, { description: 'Id of the member.' })
  memberId!: string;

  @Field({ description: 'Name of the member.' })
  name!: string;

  @Field({
    description:
      'NO_ISSUER, NO_VAT_REGIME, VAT_NOT_OF_REGIME, BREAKS_RULES, CORRECTS_A_DRAFT, or LEDGER_DIFFERS when the ledger has another sum than the charges.',
  })
  reason!: string;
}

@ObjectType({ description: 'What the close of a month has done, or would do if it were started now.' })
@Allow('networkAdmin')
export class MonthClose {
  @Field({ description: 'The month, such as 2027-03.' })
  month!: string;

  @Field(() => ClosePhaseEnum, { description: 'Where it stands.' })
  phase!: ClosePhase | 'NOT_STARTED';

  @Field(() => InstantScalar, { nullable: true, description: 'When it was started.' })
  startedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was done.' })
  doneAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'How many accounts have charges of the month.' })
  accounts!: number;

  @Field(() => Int, { description: 'How many accounts are still worked on.' })
  waiting!: number;

  @Field(() => Int, { description: 'How many accounts are parked.' })
  parked!: number;

  @Field(() => [ParkedAccount], { description: 'The first fifty parked accounts, by name.' })
  parkedAccounts!: ParkedAccount[];

  @Field(() => Int, { description: 'How many invoices have a number.' })
  invoices!: number;

  @Field(() => Int, { description: 'How many credit notes have a number.' })
  creditNotes!: number;

  @Field(() => Int, { description: 'Cents of those invoices less those credit notes, including VAT.' })
  grossCents!: number;

  @Field(() => Int, { description: 'Cents of those invoices that are paid or set off.' })
  paidCents!: number;

  @Field(() => Int, {
    description: 'Cents including VAT of charges until the end of the month that are on no invoice.',
  })
  unbilledCents!: number;
}

@ObjectType({ description: 'The close was started, or goes on.' })
@Allow('networkAdmin')
export class CloseStarted {
  @Field(() => MonthClose, { description: 'Where it stands now.' })
  close!: MonthClose;
}
@ObjectType({ description: 'Nothing was done.' })
@Allow('networkAdmin')
export class CloseRefused {
  @Field(() => CloseRefusalEnum, { description: 'Why.' })
  code!: CloseRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}
export const StartMonthCloseResult = createUnionType({
  name: 'StartMonthCloseResult',
  description: 'Result of starting a close, or of releasing a parked account.',
  types: () => [CloseStarted, CloseRefused] as const,
});

@ObjectType({ description: 'The balance of the accounts of one kind, with what was booked in a month.' })
@Allow('networkAdmin')
export class AccountTotal {
  @Field({ description: 'MEMBER, ACCRUED, REVENUE, DEFERRED, VAT, VAT_ACCRUED, PROVIDER, ROUNDING, COMPENSATION …' })
  account!: string;

  @Field({ description: 'Its number in the French chart of accounts.' })
  number!: string;

  @Field(() => Int, { description: 'Cents booked in the month: debits less credits.' })
  monthCents!: number;

  @Field(() => Int, { description: 'Cents at the end of the month: debits less credits.' })
  balanceCents!: number;
}

@ArgsType()
export class MonthArgs {
  @Field({ description: 'The month, such as 2027-03.' })
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/)
  month!: string;
}
@ArgsType()
export class ReleaseAccountArgs extends MonthArgs {
  @Field(() => ID, { description: 'The member whose account is parked.' })
  @IsUUID()
  id!: string;
}
