import { Args, ArgsType, Field, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Allow, AsMember, Database, type MemberViewer, RateLimit, Request, type RequestContext, make } from '#libs/platform'; // prettier-ignore
import { Appointment } from '../appointments/appointment.types.js';
import { appointmentView } from '../appointments/appointment.view.js';
import { loadThanks, refusedMentoring } from '../mentoring.loaders.js';
import { ThankMentor } from './thank-mentor.js';
import { MentorThanked, MentorThanks, ThankMentorResult } from './thanks.types.js';

@ArgsType()
class ThankMentorArgs {
  @Field({ description: 'Code of the appointment.' })
  @IsString()
  @MaxLength(20)
  code!: string;

  @Field(() => String, { nullable: true, description: 'A few words, at most 300 characters on one line.' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  words?: string | null;
}

@Resolver(() => Appointment)
export class ThanksResolver {
  constructor(
    private readonly database: Database,
    private readonly thanking: ThankMentor,
  ) {}

  @Mutation(() => ThankMentorResult, { description: 'I thank a mentor after an appointment that I asked for, once.' })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async thankMentor(
    @Args() { code, words }: ThankMentorArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ThankMentorResult> {
    const done = await this.thanking.thank(viewer, code, words ?? null);
    if (typeof done === 'string') return refusedMentoring(viewer, done);
    return make(MentorThanked, { appointment: appointmentView(done.appointment, viewer.locale) });
  }

  @ResolveField(() => MentorThanks, { nullable: true, description: 'The thanks of the member who asked; null: none yet.' }) // prettier-ignore
  @Allow('partyOfAppointment')
  async thanks(@Parent() { id }: Appointment, @Request() request: RequestContext): Promise<MentorThanks | null> {
    const row = await loadThanks(request, this.database, id);
    return row ? make(MentorThanks, { words: row.words, at: row.at }) : null;
  }
}
