import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, InstantScalar, PageArgs, connectionOf } from '#libs/platform';

@ArgsType()
export class LedgerArgs extends PageArgs {}

@ObjectType({ isAbstract: true })
export abstract class Price {
  @Field(() => Int, { description: 'Credit-minutes in all: minutes × weight × seats.' })
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

@ObjectType({ description: 'A plan as the network sells it.' })
@Allow('anyone')
export class Plan {
  @Field({ description: 'PASS, DECOUVERTE, REGULIER, RESIDENT, EQUIPE …' })
  code!: string;

  @Field({ description: 'Its name in the language of the request.' })
  name!: string;

  @Field(() => Int, { description: 'Price a month, cents, VAT included.' })
  monthlyCents!: number;

  @Field(() => Int, { description: 'Credit-minutes included each period (60 = one hour at weight 1).' })
  includedMinutes!: number;
}

@ObjectType({ description: 'The period of the pass that is running.' })
@Allow('member')
export class Period {
  @Field(() => InstantScalar, { description: 'Its first instant.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Where the next one starts; not included.' })
  end!: Temporal.Instant;
}

@ObjectType({ description: 'Hours of one origin that expire together.' })
@Allow('owner')
export class HoursLot {
  memberId!: string;

  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field({ description: 'SOLIDARITY, ALLOWANCE, CARRY or PACK; solidarity is used first, then what expires first.' })
  kind!: string;

  @Field(() => Int, { description: 'Credit-minutes it began with.' })
  grantedMinutes!: number;

  @Field(() => Int, { description: 'Credit-minutes left.' })
  remainingMinutes!: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Uses starting before this instant may be paid from it; null: it does not expire.',
  })
  validUntil!: Temporal.Instant | null;
}

@ObjectType({ description: 'One line of what came to and went from a pass.' })
@Allow('owner')
export class LedgerEntry {
  memberId!: string;

  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field({ description: 'GRANT, USE, REVERSAL or EXPIRY of hours; SALE of hours paid in euros, without the pass.' })
  kind!: string;

  @Field(() => InstantScalar, { description: 'When it was written.' })
  at!: Temporal.Instant;

  @Field(() => Int, { description: 'Credit-minutes that came (positive) or went (negative).' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Cents charged beyond the pass (negative: given back), VAT included.' })
  amountCents!: number;

  @Field(() => ID, { nullable: true, description: 'The booking it is about.' })
  bookingId!: string | null;
}

@ObjectType({ description: 'Lines of the ledger, newest first.' })
@Allow('member')
export class LedgerConnection extends connectionOf(LedgerEntry, 'LedgerEntry') {}

@ObjectType({ description: 'A member’s pass.' })
@Allow('owner')
export class Pass {
  memberId!: string;

  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => Plan, { description: 'What it was bought as.' })
  plan!: Plan;

  @Field(() => Period, { description: 'The period that is running.' })
  period!: Period;

  @Field(() => [HoursLot], { description: 'Lots usable now, in the order they are used.' })
  lots!: HoursLot[];

  @Field(() => Int, { description: 'Credit-minutes usable now, over all lots.' })
  creditMinutesLeft!: number;

  @Field(() => Int, { description: 'Credit-minutes the usable lots began with.' })
  creditMinutesIncluded!: number;

  @Field(() => Int, { description: 'Cents spent this month beyond the pass, VAT included.' })
  spentCents!: number;

  @Field(() => Int, { description: 'Cents a month beyond which a booking asks first.' })
  capCents!: number;
}
