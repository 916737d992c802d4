import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, InputType, Int, Mutation, Resolver, createUnionType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  ENV,
  type Env,
  InstantScalar,
  KeepInstant,
  type MemberViewer,
  RateLimit,
  SettingsReader,
  badInput,
  make,
} from '#libs/platform';
import { doorKey } from '../booking-mail-facts.js';
import { checkedKey } from '../checked-key.js';
import { KEY, idOf } from '../presence/presence.inputs.js';
import { arrivalTimes } from '../presence/presence.settings.js';
import { venueBookingView } from '../presence/presence.views.js';
import { venueArrival } from '../presence/venue-bookings.queries.js';
import { VenueBookingChanged } from '../presence/venue-presence.types.js';
import { NOT_BOOKABLE, Refused, type RefusalCode } from '../refusal.types.js';
import { BookForMember, type ForMemberOutcome } from './book-for-member.js';
import { refusalAboutMember } from './book-for-member.texts.js';
import { type NamedMember } from './named-member.js';

@InputType({ description: 'A member of the network. Give exactly one of the two.' })
export class NamedMemberInput {
  @Field(() => String, { nullable: true, description: 'Mail address of the account.' })
  @IsOptional()
  @MaxLength(254)
  email?: string | null;

  @Field(() => ID, { nullable: true, description: 'Member reference, as the exported list of members gives it.' })
  @IsOptional()
  @IsUUID()
  reference?: string | null;
}

/** @throws BAD_USER_INPUT unless exactly one is given */
function namedBy({ email, reference }: NamedMemberInput): NamedMember {
  if (email != null && reference == null) return { email };
  if (email == null && reference != null) return { reference: reference.toLowerCase() };
  throw badInput('Give exactly one of `email` and `reference`.');
}

@ArgsType()
class BookForMemberArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field(() => ID, { description: 'A space of the venue.' })
  @IsString()
  spaceId!: string;

  @Field(() => NamedMemberInput, { description: 'The member who is coming, and who pays.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => NamedMemberInput)
  member!: NamedMemberInput;

  @Field(() => InstantScalar, { description: 'Start.' })
  @IsDefined()
  @KeepInstant()
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End; not included.' })
  @IsDefined()
  @KeepInstant()
  end!: Temporal.Instant;

  @Field(() => Int, { defaultValue: 1, description: 'Number of seats in a space that is shared, 1 to 1000.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  seats!: number;

  @Field(() => ID, { description: KEY })
  @IsString()
  idempotencyKey!: string;
}

export const BookForMemberResult = createUnionType({
  name: 'BookForMemberResult',
  description: 'Result of booking for a member.',
  types: () => [VenueBookingChanged, Refused] as const,
});

@Resolver()
export class BookForMemberResolver {
  private readonly doorKey: Uint8Array;

  constructor(
    private readonly forMember: BookForMember,
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.doorKey = doorKey(env);
  }

  @Mutation(() => BookForMemberResult, {
    description:
      'Books a space of a venue for a member, who pays. The mail that confirms the booking says who made it. Checks, price and terms are those of a booking that the member makes, but staff can book further ahead.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async bookForMember(
    @Args() { member, ...args }: BookForMemberArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof BookForMemberResult> {
    const outcome = await this.forMember.book(viewer, {
      ...args,
      venueId: idOf(args.venueId),
      spaceId: idOf(args.spaceId),
      named: namedBy(member),
      idempotencyKey: checkedKey(args.idempotencyKey),
    });
    if (outcome.kind === 'CONFIRMED' || outcome.kind === 'AWAITING' || outcome.kind === 'EARLIER')
      return this.view(viewer, outcome.booking.id);
    const code = codeOf(outcome);
    return make(Refused, { code, message: refusalAboutMember(viewer.locale, code) });
  }

  private async view({ network }: MemberViewer, bookingId: string): Promise<VenueBookingChanged> {
    const times = (await this.settings.at(network.id, this.clock.now())).get(arrivalTimes);
    const row = await this.database.inTransaction(network.id, (tx) => venueArrival(tx, bookingId));
    return make(VenueBookingChanged, { booking: venueBookingView(row!, times, this.doorKey) });
  }
}

function codeOf(outcome: Exclude<ForMemberOutcome, { booking: unknown }>): RefusalCode {
  switch (outcome.kind) {
    case 'REFUSED':
      return outcome.code;
    case 'NOT_BOOKABLE':
      return NOT_BOOKABLE[outcome.fault.code];
    case 'NEEDS_PROOF':
      return 'PROOF_NEEDED';
    case 'NEEDS_PASS':
      return 'PASS_NEEDED';
    case 'TAKEN':
    case 'PRICE_CHANGED':
    case 'OVER_CAP':
    case 'NOT_MADE':
      return outcome.kind;
  }
}
