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
  @Field({ description: 'What the browser made of the options: a registration response in its JSON form, as text.' })
  @IsString()
  @MaxLength(20_000)
  answer!: string;

  @Field({ description: 'What to call it, such as the device it is on; 1 to 60 characters.' })
  @IsString()
  @IsName(60)
  name!: string;
}

@ArgsType()
class RenamePasskeyArgs {
  @Field(() => ID, { description: 'A passkey of mine.' })
  @IsUUID()
  id!: string;

  @Field({ description: 'What to call it from now on; 1 to 60 characters.' })
  @IsString()
  @IsName(60)
  name!: string;
}

@ArgsType()
class RemovePasskeyArgs {
  @Field(() => ID, { description: 'A passkey of mine.' })
  @IsUUID()
  id!: string;
}

@ArgsType()
class SignInWithPasskeyArgs {
  @Field({ description: 'What the browser made of the options: an authentication response in its JSON form, as text.' })
  @IsString()
  @MaxLength(20_000)
  answer!: string;
}

@Resolver(() => Me)
export class PasskeysResolver {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly welcome: SignInAnswers,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  @ResolveField('passkeys', () => [Passkey], { description: 'What signs me in besides mail; ten at most.' })
  async ofMe(@Parent() { accountId }: Me): Promise<Passkey[]> {
    return (await this.passkeys.of(accountId)).map((row) => shown(row, accountId));
  }

  @Mutation(() => StartAddingPasskeyResult, { description: 'Starts adding a passkey on this device.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async startAddingPasskey(
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof StartAddingPasskeyResult> {
    if (!(await this.proven(viewer))) return recentSignInNeeded(viewer);
    const options = await this.passkeys.askForNew(viewer.account!, request.reply.bindBrowser(this.random.secret()));
    return make(PasskeyAsk, { options: JSON.stringify(options) });
  }

  @Mutation(() => AddPasskeyResult, { description: 'Keeps the passkey that this browser made.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async addPasskey(
    @Args() made: AddPasskeyArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof AddPasskeyResult> {
    if (!(await this.proven(viewer))) return recentSignInNeeded(viewer);
    const { id } = viewer.account!;
    const added = await this.passkeys.add(
      viewer.network,
      id,
      request.reply.browser() ?? '',
      made,
      callerOf(viewer, request),
    );
    if (typeof added === 'string') return make(PasskeyRefused, { message: passkeyText(viewer.locale, added) });
    return make(PasskeyAdded, { passkey: shown(added, id) });
  }

  @Mutation(() => Passkey, {
    description: 'Calls a passkey of mine by another name. NOT_FOUND when I have no such one.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async renamePasskey(@Args() { id, name }: RenamePasskeyArgs, @CurrentViewer() { account }: Viewer): Promise<Passkey> {
    return found(await this.passkeys.rename(account!.id, id, name), account!.id);
  }

  @Mutation(() => RemovePasskeyResult, {
    description:
      'Takes a passkey of mine away: it signs in no longer. A link by mail always still does. NOT_FOUND when I have no such one.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async removePasskey(
    @Args() { id }: RemovePasskeyArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof RemovePasskeyResult> {
    if (!(await this.proven(viewer))) return recentSignInNeeded(viewer);
    const { id: accountId } = viewer.account!;
    return found(await this.passkeys.remove(viewer.network, accountId, id, callerOf(viewer, request)), accountId);
  }

  @Mutation(() => StartPasskeySignInResult, {
    description:
      'Starts signing in with a passkey. The answer is the same whoever asks: the browser knows who it can be.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 120, perClientNetwork: 600, minutes: 15 })
  @Costs('signIn')
  async startPasskeySignIn(
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof StartPasskeySignInResult> {
    const options = await this.passkeys.askWho(
      callerOf(viewer, request),
      request.reply.bindBrowser(this.random.secret()),
    );
    if (options instanceof TooManyAttempts) return throttled(viewer, options);
    return make(PasskeyAsk, { options: JSON.stringify(options) });
  }

  @Mutation(() => PasskeySignInResult, {
    description: 'Signs in whoever’s passkey answered, both factors proven, and sets the session cookie.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 600, minutes: 15 })
  @Costs('signIn')
  async signInWithPasskey(
    @Args() { answer }: SignInWithPasskeyArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof PasskeySignInResult> {
    const opened = await this.passkeys.signIn(
      viewer.network,
      answer,
      request.reply.browser() ?? '',
      callerOf(viewer, request),
    );
    if (opened instanceof TooManyAttempts) return throttled(viewer, opened);
    if (typeof opened === 'string') return make(PasskeyRefused, { message: passkeyText(viewer.locale, opened) });
    return this.welcome.answer(opened, viewer, request);
  }

  private proven({ account }: Viewer): Promise<boolean> {
    return isRecentlyAuthenticated(this.database.open, account!.sessionId, this.clock.now());
  }
}

const shown = (row: PasskeyRow, accountId: string): Passkey => make(Passkey, { ...row, accountId });

function found(row: PasskeyRow | undefined, accountId: string): Passkey {
  if (!row) throw new CodedError('NOT_FOUND', 'You have no such passkey.');
  return shown(row, accountId);
}
