import { Args, ArgsType, Field, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import {
  Allow,
  Costs,
  InstantScalar,
  IsMailAddress,
  Me as CurrentViewer,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import { Passwords } from './passwords.js';
import { t } from '../accounts.texts.js';
import { Me } from '#libs/people';
import { PASSWORD_LENGTH } from '../rules/password.js';
import { PasswordGone, PasswordKept, PasswordRefused, PasswordSignInResult, PasswordWrong, RemovePasswordResult, SetPasswordResult } from '../security.types.js'; // prettier-ignore
import { callerOf, holderOf } from '../sessions/sessions.js';
import { TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';
import { SignInAnswers, recentSignInNeeded, throttled } from '../sign-in/sign-in-answers.js';

@ArgsType()
class PasswordSignInArgs {
  @Field({ description: 'The mail address of the account.' })
  @IsMailAddress()
  email!: string;

  @Field({ description: 'The password.' })
  @IsString()
  @MaxLength(2 * PASSWORD_LENGTH.max)
  password!: string;
}

@ArgsType()
class CurrentPasswordArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The current password; required when the sign-in is more than ten minutes old.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2 * PASSWORD_LENGTH.max)
  currentPassword?: string | null;
}

@ArgsType()
class SetPasswordArgs extends CurrentPasswordArgs {
  @Field({ description: 'The new password, of 12 to 200 characters.' })
  @IsString()
  @MaxLength(10 * PASSWORD_LENGTH.max)
  password!: string;
}

@Resolver(() => Me)
export class PasswordResolver {
  constructor(
    private readonly passwords: Passwords,
    private readonly signInAnswers: SignInAnswers,
  ) {}

  @ResolveField(() => InstantScalar, {
    nullable: true,
    description: 'When the password was set; null when there is none.',
  })
  passwordChangedAt(@Parent() { accountId }: Me): Promise<Temporal.Instant | null> {
    return this.passwords.changedAt(accountId);
  }

  @Mutation(() => PasswordSignInResult, { description: 'Signs in by password, for people who have set one.' })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 200, minutes: 15 })
  @Costs('signIn')
  async signInWithPassword(
    @Args() { email, password }: PasswordSignInArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof PasswordSignInResult> {
    const admission = await this.passwords.signIn(viewer.network, email, password, callerOf(viewer, request));
    if (admission instanceof TooManyAttempts) return throttled(viewer, admission);
    if (admission === 'WRONG') return make(PasswordWrong, { message: t(viewer.locale).passwordWrong });
    return this.signInAnswers.answer(admission, viewer, request);
  }

  @Mutation(() => SetPasswordResult, { description: 'Sets or changes my password and ends my other sessions.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 10, minutes: 60 })
  async setPassword(
    @Args() { password, currentPassword }: SetPasswordArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof SetPasswordResult> {
    const change = { password, current: currentPassword ?? null };
    const outcome = await this.passwords.set(viewer.network, holderOf(viewer), change, callerOf(viewer, request));
    if (outcome instanceof TooManyAttempts) return throttled(viewer, outcome);
    if (outcome === 'PROOF_NEEDED') return recentSignInNeeded(viewer);
    if ('fault' in outcome)
      return make(PasswordRefused, { fault: outcome.fault, message: t(viewer.locale).passwordFault[outcome.fault] });
    return make(PasswordKept, outcome);
  }

  @Mutation(() => RemovePasswordResult, { description: 'Removes my password and ends my other sessions.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 10, minutes: 60 })
  async removePassword(
    @Args() { currentPassword }: CurrentPasswordArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof RemovePasswordResult> {
    const holder = holderOf(viewer);
    const outcome = await this.passwords.remove(
      viewer.network,
      holder,
      currentPassword ?? null,
      callerOf(viewer, request),
    );
    if (outcome instanceof TooManyAttempts) return throttled(viewer, outcome);
    if (outcome === 'PROOF_NEEDED') return recentSignInNeeded(viewer);
    return make(PasswordGone, outcome);
  }
}
