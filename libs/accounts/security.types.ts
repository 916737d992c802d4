import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, KeepInstant, enumOf } from '#libs/platform';
import { SecondFactorAsked, SignedIn, Throttled } from './sign-in/sign-in.types.js';
import { RecentSignInNeeded } from './passkey/passkeys.types.js';
import { PASSWORD_FAULTS, type PasswordFault } from './rules/password.js';

export const PasswordFaultEnum = enumOf(PASSWORD_FAULTS);
registerEnumType(PasswordFaultEnum, {
  name: 'PasswordFault',
  description:
    'Why a password is not taken: its length, that everybody guesses it, or that it is made of one’s own name or address.',
});

@ObjectType({ description: 'How far the second factor of the signed-in person is.' })
@Allow('self')
export class SecondFactor {
  accountId!: string;

  @Field({ description: 'Whether roles of this person ask for one; without it they are left out.' })
  required!: boolean;

  @Field({ description: 'Whether this session proved one.' })
  done!: boolean;

  @Field({ description: 'Whether an authenticator app is set up.' })
  enrolled!: boolean;

  @Field(() => Int, { description: 'How many recovery codes are left.' })
  recoveryCodesLeft!: number;
}

@ObjectType({ description: 'A browser in which the person is signed in.' })
@Allow('self')
export class SignInSession {
  accountId!: string;

  @Field(() => ID, { description: 'Give it to endSession.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name of the browser, when it can be told.' })
  browser!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the system it runs on, when it can be told.' })
  system!: string | null;

  @Field(() => InstantScalar, { description: 'When the person signed in.' })
  @KeepInstant()
  createdAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it was last used, to a quarter of an hour.' })
  @KeepInstant()
  lastSeenAt!: Temporal.Instant;

  @Field({ description: 'Whether it proved a second factor.' })
  secondFactor!: boolean;

  @Field({ description: 'Whether it is the one that asks.' })
  current!: boolean;
}

@ObjectType({ description: 'Sessions were ended; those browsers are signed out at their next request.' })
@Allow('signedIn')
export class SessionsEnded {
  @Field(() => Int, { description: 'How many sessions were ended.' })
  sessions!: number;
}

@ObjectType({ description: 'No account has this address and this password; which of the two is wrong is not told.' })
@Allow('anyone')
export class PasswordWrong {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The password is set; a mail tells its owner.' })
@Allow('signedIn')
export class PasswordKept {
  @Field(() => Int, { description: 'How many other sessions were ended.' })
  sessionsEnded!: number;
}

@ObjectType({ description: 'The password is not a good one; nothing was changed.' })
@Allow('signedIn')
export class PasswordRefused {
  @Field(() => PasswordFaultEnum, { description: 'What is wrong with it.' })
  fault!: PasswordFault;

  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'There is no password any more; the mailed link goes on.' })
@Allow('signedIn')
export class PasswordGone {
  @Field(() => Int, { description: 'How many other sessions were ended.' })
  sessionsEnded!: number;
}

@ObjectType({ description: 'The code is wrong, was used already, or its half minute is over; nothing was done.' })
@Allow('anyone')
export class CodeWrong {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The first step was too long ago: begin again.' })
@Allow('anyone')
export class SignInExpired {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'A secret to put into an authenticator app. It counts once a first code came back.' })
@Allow('signedIn')
export class SecondFactorOffer {
  @Field({ description: 'The secret in base 32, to be typed.' })
  secret!: string;

  @Field({ description: 'The same as an otpauth address, to be drawn as a QR code.' })
  uri!: string;
}

@ObjectType({ description: 'A second factor is on already: remove it first.' })
@Allow('signedIn')
export class SecondFactorAlreadyOn {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'Recovery codes, each good once instead of the app. They are shown this once.' })
@Allow('signedIn')
export class RecoveryCodes {
  @Field(() => [String], { description: 'Ten codes; those made before are of no use any more.' })
  codes!: string[];
}

@ObjectType({ description: 'The second factor is off.' })
@Allow('signedIn')
export class SecondFactorOff {
  @Field({ description: 'Whether roles of this person ask for one: they are left out until it is on again.' })
  required!: boolean;
}

export const PasswordSignInResult = createUnionType({
  name: 'PasswordSignInResult',
  description: 'What came of signing in by password.',
  types: () => [SignedIn, SecondFactorAsked, PasswordWrong, Throttled] as const,
});
export const EnterSecondFactorResult = createUnionType({
  name: 'EnterSecondFactorResult',
  description: 'What came of the second step.',
  types: () => [SignedIn, CodeWrong, SignInExpired, Throttled] as const,
});
export const SetPasswordResult = createUnionType({
  name: 'SetPasswordResult',
  description: 'What came of setting a password.',
  types: () => [PasswordKept, PasswordRefused, RecentSignInNeeded, Throttled] as const,
});
export const RemovePasswordResult = createUnionType({
  name: 'RemovePasswordResult',
  description: 'What came of removing the password.',
  types: () => [PasswordGone, RecentSignInNeeded, Throttled] as const,
});
export const OfferSecondFactorResult = createUnionType({
  name: 'OfferSecondFactorResult',
  description: 'What came of asking for a second factor.',
  types: () => [SecondFactorOffer, SecondFactorAlreadyOn, RecentSignInNeeded] as const,
});
export const ConfirmSecondFactorResult = createUnionType({
  name: 'ConfirmSecondFactorResult',
  description: 'What came of the first code.',
  types: () => [RecoveryCodes, CodeWrong, SecondFactorAlreadyOn, Throttled] as const,
});
export const RenewRecoveryCodesResult = createUnionType({
  name: 'RenewRecoveryCodesResult',
  description: 'What came of asking for new recovery codes.',
  types: () => [RecoveryCodes, CodeWrong, Throttled] as const,
});
export const RemoveSecondFactorResult = createUnionType({
  name: 'RemoveSecondFactorResult',
  description: 'What came of removing the second factor.',
  types: () => [SecondFactorOff, CodeWrong, Throttled] as const,
});
