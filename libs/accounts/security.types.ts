import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, KeepInstant, enumOf } from '#libs/platform';
import { SecondFactorAsked, SignedIn, Throttled } from './sign-in/sign-in.types.js';
import { RecentSignInNeeded } from './passkey/passkeys.types.js';
import { PASSWORD_FAULTS, type PasswordFault } from './rules/password.js';

export const PasswordFaultEnum = enumOf(PASSWORD_FAULTS);
registerEnumType(PasswordFaultEnum, {
  name: 'PasswordFault',
  description:
    'Why a password was refused: its length, too easy to guess, or made of the person’s own name or address.',
});

@ObjectType({ description: 'State of the second factor of the signed-in person.' })
@Allow('self')
export class SecondFactor {
  accountId!: string;

  @Field({ description: 'Whether roles of this person require one. Those roles are absent until it is proved.' })
  required!: boolean;

  @Field({ description: 'Whether this session has proved one.' })
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

  @Field(() => ID, { description: 'Pass it to endSession.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name of the browser, when it is known.' })
  browser!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the system it runs on, when it is known.' })
  system!: string | null;

  @Field(() => InstantScalar, { description: 'When the person signed in.' })
  @KeepInstant()
  createdAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it was last used, within 15 minutes.' })
  @KeepInstant()
  lastSeenAt!: Temporal.Instant;

  @Field({ description: 'Whether it has proved a second factor.' })
  secondFactor!: boolean;

  @Field({ description: 'Whether it is the session of this request.' })
  current!: boolean;
}

@ObjectType({ description: 'Sessions were ended. Their browsers are signed out at their next request.' })
@Allow('signedIn')
export class SessionsEnded {
  @Field(() => Int, { description: 'How many sessions were ended.' })
  sessions!: number;
}

@ObjectType({
  description: 'No account has this address and this password. The answer does not reveal which of the two is wrong.',
})
@Allow('anyone')
export class PasswordWrong {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The password is set. The owner is informed by mail.' })
@Allow('signedIn')
export class PasswordKept {
  @Field(() => Int, { description: 'How many other sessions were ended.' })
  sessionsEnded!: number;
}

@ObjectType({ description: 'The password was refused. Nothing was changed.' })
@Allow('signedIn')
export class PasswordRefused {
  @Field(() => PasswordFaultEnum, { description: 'What is wrong with it.' })
  fault!: PasswordFault;

  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The password is removed. Sign-in by email link still works.' })
@Allow('signedIn')
export class PasswordGone {
  @Field(() => Int, { description: 'How many other sessions were ended.' })
  sessionsEnded!: number;
}

@ObjectType({ description: 'The code is wrong, has already been used or has expired. Nothing was done.' })
@Allow('anyone')
export class CodeWrong {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The first step has expired. Start again.' })
@Allow('anyone')
export class SignInExpired {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'A secret for an authenticator app. It takes effect once a first code confirms it.' })
@Allow('signedIn')
export class SecondFactorOffer {
  @Field({ description: 'The secret in base 32, for typing.' })
  secret!: string;

  @Field({ description: 'The same secret as an otpauth address, for a QR code.' })
  uri!: string;
}

@ObjectType({ description: 'A second factor is already on. Remove it first.' })
@Allow('signedIn')
export class SecondFactorAlreadyOn {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'Recovery codes. Each replaces a code of the app once. They are shown only now.' })
@Allow('signedIn')
export class RecoveryCodes {
  @Field(() => [String], { description: 'Ten codes. Earlier codes no longer work.' })
  codes!: string[];
}

@ObjectType({ description: 'The second factor is off.' })
@Allow('signedIn')
export class SecondFactorOff {
  @Field({ description: 'Whether roles of this person require one. Those roles are absent until it is on again.' })
  required!: boolean;
}

export const PasswordSignInResult = createUnionType({
  name: 'PasswordSignInResult',
  description: 'Result of signing in by password.',
  types: () => [SignedIn, SecondFactorAsked, PasswordWrong, Throttled] as const,
});
export const EnterSecondFactorResult = createUnionType({
  name: 'EnterSecondFactorResult',
  description: 'Result of the second step.',
  types: () => [SignedIn, CodeWrong, SignInExpired, Throttled] as const,
});
export const SetPasswordResult = createUnionType({
  name: 'SetPasswordResult',
  description: 'Result of setting a password.',
  types: () => [PasswordKept, PasswordRefused, RecentSignInNeeded, Throttled] as const,
});
export const RemovePasswordResult = createUnionType({
  name: 'RemovePasswordResult',
  description: 'Result of removing the password.',
  types: () => [PasswordGone, RecentSignInNeeded, Throttled] as const,
});
export const OfferSecondFactorResult = createUnionType({
  name: 'OfferSecondFactorResult',
  description: 'Result of requesting a second factor.',
  types: () => [SecondFactorOffer, SecondFactorAlreadyOn, RecentSignInNeeded] as const,
});
export const ConfirmSecondFactorResult = createUnionType({
  name: 'ConfirmSecondFactorResult',
  description: 'Result of confirming a second factor.',
  types: () => [RecoveryCodes, CodeWrong, SecondFactorAlreadyOn, Throttled] as const,
});
export const RenewRecoveryCodesResult = createUnionType({
  name: 'RenewRecoveryCodesResult',
  description: 'Result of requesting new recovery codes.',
  types: () => [RecoveryCodes, CodeWrong, Throttled] as const,
});
export const RemoveSecondFactorResult = createUnionType({
  name: 'RemoveSecondFactorResult',
  description: 'Result of removing the second factor.',
  types: () => [SecondFactorOff, CodeWrong, Throttled] as const,
});
