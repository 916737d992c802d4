import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, InstantScalar, PageArgs, connectionOf } from '#libs/platform';

@ArgsType()
export class LedgerArgs extends PageArgs {}

@ObjectType({ isAbstract: true })
export abstract class Price {
  @Field(() => Int, { description: 'Total credit-minutes: minutes × weight × seats.' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Credit-minutes taken from the pass.' })
  creditMinutesFromPass!: number;

  @Field(() => Int, { description: 'Credit-minutes paid in euros.' })
  creditMinutesPaid!: number;

  @Field(() => Int, { description: 'Cents charged, without VAT.' })
  amountExclVatCents!: number;

  @Field(() => Int, { description: 'Cents of VAT.' })
  vatCents!: number;

  @Field(() => Int, { description: 'Cents charged, VAT included.' })
  amountInclVatCents!: number;
}

@ObjectType({ description: 'A plan sold by the network.' })
@Allow('anyone')
export class Plan {
  @Field({ description: 'PASS, DECOUVERTE, REGULIER, RESIDENT, EQUIPE …' })
  code!: string;

  @Field({ description: 'Name in the language of the request.' })
  name!: string;

  @Field(() => Int, { description: 'Monthly price in cents, VAT included.' })
  monthlyCents!: number;

  @Field(() => Int, { description: 'Credit-minutes included in each period (60 = one hour at weight 1).' })
  includedMinutes!: number;

  @Field(() => Int, { description: 'How many people can use the pass.' })
  seats!: number;
}

@ObjectType({ description: 'The current period of a pass.' })
@Allow('member')
export class Period {
  @Field(() => InstantScalar, { description: 'Start of the period.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End of the period, exclusive.' })
  end!: Temporal.Instant;
}

@ObjectType({ description: 'Hours of one origin with one expiry.' })
@Allow('owner')
export class HoursLot {
  memberId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field({
    description: 'SOLIDARITY, ALLOWANCE, CARRY or PACK; SOLIDARITY is used first, then the lot that expires first.',
  })
  kind!: string;

  @Field(() => Int, { description: 'Credit-minutes granted.' })
  grantedMinutes!: number;

  @Field(() => Int, { description: 'Credit-minutes left.' })
  remainingMinutes!: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'It pays for uses that start before this time; null when it does not expire.',
  })
  validUntil!: Temporal.Instant | null;
}

@ObjectType({ description: 'One credit or debit of a pass.' })
@Allow('owner')
export class LedgerEntry {
  memberId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field({
    description:
      'GRANT, USE, REVERSAL or EXPIRY; SALE of hours paid in euros only; FEE, SUBSCRIPTION, PACK, ADMISSION or COMPENSATION.',
  })
  kind!: string;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  at!: Temporal.Instant;

  @Field(() => Int, { description: 'Credit-minutes added (positive) or taken (negative).' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Cents charged beyond the pass, VAT included; negative when refunded.' })
  amountCents!: number;

  bookingItemId!: string | null;
}

@ObjectType({ description: 'A page of ledger entries, newest first.' })
@Allow('member')
export class LedgerConnection extends connectionOf(LedgerEntry, 'LedgerEntry') {}

@ObjectType({ description: 'A member’s pass.' })
@Allow('owner')
export class Pass {
  memberId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => Plan, { description: 'The plan of the pass.' })
  plan!: Plan;

  @Field(() => Period, { description: 'The current period.' })
  period!: Period;

  @Field(() => [HoursLot], { description: 'Lots that can be used now, in the order of use.' })
  lots!: HoursLot[];

  @Field(() => Int, { description: 'Credit-minutes that can be used now, in all lots.' })
  creditMinutesLeft!: number;

  @Field(() => Int, { description: 'Credit-minutes granted by those lots.' })
  creditMinutesIncluded!: number;

  @Field(() => Int, { description: 'Cents spent this month beyond the pass, VAT included.' })
  spentCents!: number;

  @Field(() => Int, { description: 'Monthly spending in cents above which a booking needs acceptOverCap.' })
  capCents!: number;
}
