import { Args, ArgsType, Field, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import {
  Allow,
  CodedError,
  Costs,
  Me as CurrentViewer,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import { t } from '../accounts.texts.js';
import { Me } from '#libs/people';
import { type CodeRefused, SecondFactors } from './second-factors.js';
import { CodeWrong, ConfirmSecondFactorResult, EnterSecondFactorResult, OfferSecondFactorResult, RecoveryCodes, RemoveSecondFactorResult, RenewRecoveryCodesResult, SecondFactor, SecondFactorAlreadyOn, SecondFactorOff, SecondFactorOffer, SignInExpired } from '../security.types.js'; // prettier-ignore
import { callerOf, holderOf } from '../sessions/sessions.js';
import { TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';
import { SignIn } from '../sign-in/sign-in.js';
import { SignInAnswers, recentSignInNeeded, throttled } from '../sign-in/sign-in-answers.js';

@ArgsType()
class CodeArgs {
  @Field({ description: 'The six digits shown by the app, or a recovery code.' })
  @IsString()
  @MaxLength(40)
  code!: string;
}

@ArgsType()
class EnterSecondFactorArgs extends CodeArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The challenge of the first step. Omit it when already signed in without a second factor.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  challenge?: string | null;
}

const refused = (refusal: CodeRefused, viewer: Viewer) =>
  refusal instanceof TooManyAttempts
    ? throttled(viewer, refusal)
    : make(CodeWrong, { message: t(viewer.locale).codeWrong });
const isRefused = (outcome: object | string): outcome is CodeRefused =>
  outcome === 'WRONG' || outcome instanceof TooManyAttempts;
const alreadyOn = ({ locale }: Viewer) => make(SecondFactorAlreadyOn, { message: t(locale).secondFactorAlreadyOn });

type ResolvedOnDemand = 'enrolled' | 'recoveryCodesLeft';

/** Resolved on demand only, because every page reads the other fields. */
@Resolver(() => SecondFactor)
export class SecondFactorStateResolver {
  constructor(private readonly secondFactors: SecondFactors) {}

  @ResolveField()
  enrolled(@Parent() { accountId }: SecondFactor): Promise<boolean> {
    return this.secondFactors.enrolled(accountId);
  }

  @ResolveField()
  recoveryCodesLeft(@Parent() { accountId }: SecondFactor): Promise<number> {
    return this.secondFactors.recoveryCodesLeft(accountId);
  }
}

@Resolver(() => Me)
export class SecondFactorResolver {
  constructor(
    private readonly secondFactors: SecondFactors,
    private readonly signIns: SignIn,
    private readonly signInAnswers: SignInAnswers,
  ) {}

  @ResolveField(() => SecondFactor, { description: 'State of my second factor, and whether my roles require one.' })
  secondFactor(
    @Parent() { accountId }: Me,
    @CurrentViewer() { account }: Viewer,
  ): Omit<SecondFactor, ResolvedOnDemand> {
    return { accountId, ...account!.secondFactor };
  }

  @Mutation(() => EnterSecondFactorResult, {
    description: 'The second step: opens the session, or replaces the current session by one with both factors.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 200, minutes: 15 })
  @Costs('signIn')
  async enterSecondFactor(
    @Args() { code, challenge }: EnterSecondFactorArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof EnterSecondFactorResult> {
    if (!challenge && !viewer.account) throw new CodedError('UNAUTHENTICATED', 'Sign in first, or pass the challenge.');
    const accountId = challenge ? this.signIns.accountOfChallenge(viewer.network, challenge) : viewer.account!.id;
    if (!accountId) return make(SignInExpired, { message: t(viewer.locale).signInExpired });
    const outcome = await this.secondFactors.enter(viewer.network, accountId, code, callerOf(viewer, request));
    return isRefused(outcome) ? refused(outcome, viewer) : this.signInAnswers.signedIn(outcome, viewer, request);
  }

  @Mutation(() => OfferSecondFactorResult, { description: 'Creates a secret for an authenticator app.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async offerSecondFactor(@CurrentViewer() viewer: Viewer): Promise<typeof OfferSecondFactorResult> {
    const offer = await this.secondFactors.offer(holderOf(viewer));
    if (offer === 'PROOF_NEEDED') return recentSignInNeeded(viewer);
    return offer === 'ALREADY_ON' ? alreadyOn(viewer) : make(SecondFactorOffer, offer);
  }

  @Mutation(() => ConfirmSecondFactorResult, {
    description: 'Turns the second factor on with a first code, ends my other sessions and returns recovery codes.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async confirmSecondFactor(
    @Args() { code }: CodeArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof ConfirmSecondFactorResult> {
    const caller = callerOf(viewer, request);
    const outcome = await this.secondFactors.confirm(viewer.network, holderOf(viewer), code, caller);
    if (outcome === 'ALREADY_ON') return alreadyOn(viewer);
    if (isRefused(outcome)) return refused(outcome, viewer);
    await this.signInAnswers.signedIn(outcome, viewer, request);
    return make(RecoveryCodes, { codes: outcome.recoveryCodes });
  }

  @Mutation(() => RenewRecoveryCodesResult, {
    description: 'Creates ten new recovery codes and invalidates the old ones.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 10, minutes: 60 })
  async renewRecoveryCodes(
    @Args() { code }: CodeArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof RenewRecoveryCodesResult> {
    const caller = callerOf(viewer, request);
    const codes = await this.secondFactors.renewRecoveryCodes(viewer.network, holderOf(viewer), code, caller);
    return isRefused(codes) ? refused(codes, viewer) : make(RecoveryCodes, { codes });
  }

  @Mutation(() => RemoveSecondFactorResult, { description: 'Turns my second factor off; requires one of its codes.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async removeSecondFactor(
    @Args() { code }: CodeArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof RemoveSecondFactorResult> {
    const outcome = await this.secondFactors.remove(viewer.network, holderOf(viewer), code, callerOf(viewer, request));
    if (outcome !== 'OFF') return refused(outcome, viewer);
    return make(SecondFactorOff, { required: viewer.account!.secondFactor.required });
  }
}
