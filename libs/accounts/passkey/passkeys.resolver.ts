import { Args, ArgsType, Field, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import {
  Allow,
  Clock,
  CodedError,
  Costs,
  Database,
  IsName,
  Me as CurrentViewer,
  Random,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import { isRecentlyAuthenticated } from '../sessions/recent-authentication.js';
import { Me } from '#libs/people';
import { Passkeys } from './passkeys.js';
import { type PasskeyRow } from './passkeys.queries.js';
import { passkeyText } from './passkeys.texts.js';
import {
  AddPasskeyResult,
  StartAddingPasskeyResult,
  StartPasskeySignInResult,
  Passkey,
  PasskeyAdded,
  PasskeyAsk,
  PasskeyRefused,
  PasskeySignInResult,
  RemovePasskeyResult,
} from './passkeys.types.js';
import { callerOf } from '../sessions/sessions.js';
import { TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';
import { SignInAnswers, recentSignInNeeded, throttled } from '../sign-in/sign-in-answers.js';

@ArgsType()
class AddPasskeyArgs {
  @Field({ description: 'Registration response of the browser, as JSON text.' })
  @IsString()
  @MaxLength(20_000)
  answer!: string;

  @Field({ description: 'Name of the passkey, such as the name of the device; 1 to 60 characters.' })
  @IsString()
  @IsName(60)
  name!: string;
}

@ArgsType()
class RenamePasskeyArgs {
  @Field(() => ID, { description: 'Id of a passkey of mine.' })
  @IsUUID()
  id!: string;

  @Field({ description: 'New name; 1 to 60 characters.' })
  @IsString()
  @IsName(60)
  name!: string;
}

@ArgsType()
class RemovePasskeyArgs {
  @Field(() => ID, { description: 'Id of a passkey of mine.' })
  @IsUUID()
  id!: string;
}

@ArgsType()
class SignInWithPasskeyArgs {
  @Field({ description: 'Authentication response of the browser, as JSON text.' })
  @IsString()
  @MaxLength(20_000)
  answer!: string;
}

@Resolver(() => Me)
export class PasskeysResolver {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly signInAnswers: SignInAnswers,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  @ResolveField('passkeys', () => [Passkey], { description: 'My passkeys; at most ten.' })
  async ofMe(@Parent() { accountId }: Me): Promise<Passkey[]> {
    return (await this.passkeys.of(accountId)).map((row) => passkeyOf(row, accountId));
  }

  @Mutation(() => StartAddingPasskeyResult, { description: 'Starts adding a passkey on this device.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async startAddingPasskey(
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof StartAddingPasskeyResult> {
    if (!(await this.hasRecentSignIn(viewer))) return recentSignInNeeded(viewer);
    const options = await this.passkeys.registrationOptions(
      viewer.account!,
      request.reply.bindBrowser(this.random.secret()),
    );
    return make(PasskeyAsk, { options: JSON.stringify(options) });
  }

  @Mutation(() => AddPasskeyResult, { description: 'Saves the passkey created by this browser.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async addPasskey(
    @Args() newPasskey: AddPasskeyArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof AddPasskeyResult> {
    if (!(await this.hasRecentSignIn(viewer))) return recentSignInNeeded(viewer);
    const { id } = viewer.account!;
    const added = await this.passkeys.add(
      viewer.network,
      id,
      request.reply.browser() ?? '',
      newPasskey,
      callerOf(viewer, request),
    );
    if (typeof added === 'string') return make(PasskeyRefused, { message: passkeyText(viewer.locale, added) });
    return make(PasskeyAdded, { passkey: passkeyOf(added, id) });
  }

  @Mutation(() => Passkey, {
    description: 'Renames a passkey of mine. NOT_FOUND when I have no such passkey.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async renamePasskey(@Args() { id, name }: RenamePasskeyArgs, @CurrentViewer() { account }: Viewer): Promise<Passkey> {
    return passkeyOrNotFound(await this.passkeys.rename(account!.id, id, name), account!.id);
  }

  @Mutation(() => RemovePasskeyResult, {
    description: 'Removes a passkey of mine. I can still sign in by email link. NOT_FOUND when I have no such passkey.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async removePasskey(
    @Args() { id }: RemovePasskeyArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof RemovePasskeyResult> {
    if (!(await this.hasRecentSignIn(viewer))) return recentSignInNeeded(viewer);
    const { id: accountId } = viewer.account!;
    return passkeyOrNotFound(
      await this.passkeys.remove(viewer.network, accountId, id, callerOf(viewer, request)),
      accountId,
    );
  }

  @Mutation(() => StartPasskeySignInResult, {
    description:
      'Starts signing in with a passkey. The answer does not depend on the account: the browser offers the passkeys it has.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 120, perClientNetwork: 600, minutes: 15 })
  @Costs('signIn')
  async startPasskeySignIn(
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof StartPasskeySignInResult> {
    const options = await this.passkeys.signInOptions(
      callerOf(viewer, request),
      request.reply.bindBrowser(this.random.secret()),
    );
    if (options instanceof TooManyAttempts) return throttled(viewer, options);
    return make(PasskeyAsk, { options: JSON.stringify(options) });
  }

  @Mutation(() => PasskeySignInResult, {
    description: 'Signs in the owner of the passkey, with both factors proved, and sets the session cookie.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 600, minutes: 15 })
  @Costs('signIn')
  async signInWithPasskey(
    @Args() { answer }: SignInWithPasskeyArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof PasskeySignInResult> {
    const admission = await this.passkeys.signIn(
      viewer.network,
      answer,
      request.reply.browser() ?? '',
      callerOf(viewer, request),
    );
    if (admission instanceof TooManyAttempts) return throttled(viewer, admission);
    if (typeof admission === 'string') return make(PasskeyRefused, { message: passkeyText(viewer.locale, admission) });
    return this.signInAnswers.answer(admission, viewer, request);
  }

  private hasRecentSignIn({ account }: Viewer): Promise<boolean> {
    return isRecentlyAuthenticated(this.database.open, account!.sessionId, this.clock.now());
  }
}

const passkeyOf = (row: PasskeyRow, accountId: string): Passkey => make(Passkey, { ...row, accountId });

function passkeyOrNotFound(row: PasskeyRow | undefined, accountId: string): Passkey {
  if (!row) throw new CodedError('NOT_FOUND', 'You have no such passkey.');
  return passkeyOf(row, accountId);
}
