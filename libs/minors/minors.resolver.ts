import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AsMember, Me as CurrentViewer, type MemberViewer, RateLimit, type Viewer, make } from '#libs/platform';
import { type Age, Minors } from './minors.js';
import { type GuardianRow } from './minors.queries.js';
import { type MinorRefusal, minorRefusalText } from './minors.texts.js';
import {
  AskGuardianArgs,
  BirthDateArgs,
  BirthDateCorrected,
  CorrectBirthDateArgs,
  CorrectBirthDateResult,
  Guardian,
  GuardianAnswerArgs,
  GuardianAnswerResult,
  GuardianRequest,
  GuardianTokenArgs,
  MinorRefused,
  MyAge,
  MyAgeResult,
} from './minors.types.js';

const refused = ({ locale }: Viewer, code: MinorRefusal): MinorRefused =>
  make(MinorRefused, { code, message: minorRefusalText(code, locale) });
const ageView = ({ birthDate, isMinor, guardian }: Age): MyAge =>
  make(MyAge, {
    birthDate: birthDate?.toString() ?? null,
    isMinor,
    guardian: guardian ? make(Guardian, guardian) : null,
  });
const requestView = ({ network }: Viewer, { memberName, agreedAt, endedAt }: GuardianRow): GuardianRequest =>
  make(GuardianRequest, { memberName, networkName: network.name, agreedAt, endedAt });

@Resolver()
export class MinorsResolver {
  constructor(private readonly minors: Minors) {}

  @Query(() => MyAge, { description: 'My birth date and my guardian in this network.' })
  @Allow('member')
  async myAge(@AsMember() viewer: MemberViewer): Promise<MyAge> {
    return ageView(await this.minors.ageOf(viewer));
  }

  @Mutation(() => MyAgeResult, {
    description: 'I give my birth date, once; later only the administrators of the network correct it.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 10, minutes: 60 })
  async giveBirthDate(
    @Args() { birthDate }: BirthDateArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof MyAgeResult> {
    const age = await this.minors.giveBirthDate(viewer, birthDate);
    return typeof age === 'string' ? refused(viewer, age) : ageView(age);
  }

  @Mutation(() => MyAgeResult, {
    description:
      'I am under 18 and name my guardian, who gets a mail with a link to agree. Who was named before is replaced.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 5, minutes: 24 * 60 })
  async askGuardian(@Args() asked: AskGuardianArgs, @AsMember() viewer: MemberViewer): Promise<typeof MyAgeResult> {
    const { name, email, locale } = asked;
    const age = await this.minors.askGuardian(viewer, { name, email, locale });
    return typeof age === 'string' ? refused(viewer, age) : ageView(age);
  }

  @Query(() => GuardianRequest, {
    nullable: true,
    description: 'What the link of a mail asks a guardian; null when the link is not valid.',
  })
  @Allow('anyone')
  async guardianRequest(
    @Args() { token }: GuardianTokenArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<GuardianRequest | null> {
    const row = await this.minors.request(viewer, token);
    return row ? requestView(viewer, row) : null;
  }

  @Mutation(() => GuardianAnswerResult, {
    description: 'A guardian agrees, refuses or withdraws, with the link of the mail. Bookings made before stay.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 60, minutes: 60 })
  async answerAsGuardian(
    @Args() { token, agrees }: GuardianAnswerArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof GuardianAnswerResult> {
    const row = await this.minors.answer(viewer, token, agrees);
    return typeof row === 'string' ? refused(viewer, row) : requestView(viewer, row);
  }

  @Mutation(() => CorrectBirthDateResult, {
    description: 'Corrects the birth date of a member who asked for it. The audit log keeps who did.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async correctBirthDate(
    @Args() { id, birthDate }: CorrectBirthDateArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof CorrectBirthDateResult> {
    const date = await this.minors.correctBirthDate(viewer, id, birthDate);
    if (typeof date === 'string') return refused(viewer, date);
    return make(BirthDateCorrected, { id, birthDate: date.toString() });
  }
}
