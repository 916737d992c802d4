import { Args, ArgsType, Field, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import {
  Allow,
  AsMember,
  Audit,
  Clock,
  Database,
  InstantScalar,
  IsName,
  type Locale,
  LocaleEnum,
  Me as CurrentViewer,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  actorOf,
} from '#libs/platform';
import { changeAccount, changeMember } from './change-account.js';
import { meOf } from './me.js';
import * as queries from './people.queries.js';
import { Me } from './people.types.js';

@ArgsType()
class ChangeMyNameArgs {
  @Field({ description: 'The new name: 1 to 120 visible characters on one line, with a letter or a digit.' })
  @IsString()
  @IsName()
  name!: string;
}

@Resolver(() => Me)
export class PeopleResolver {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Query(() => Me, { nullable: true, description: 'The signed-in person; null when signed out.' })
  @Allow('anyone')
  me(@CurrentViewer() viewer: Viewer): Me | null {
    return meOf(viewer);
  }

  @Mutation(() => Me, { description: 'Sets my language for mails and pages.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async setLocale(
    @Args('locale', { type: () => LocaleEnum, description: 'The language.' }) locale: Locale,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Me> {
    await this.database.inTransaction(viewer.network.id, (tx) => changeAccount(tx, viewer.account!.id, { locale }));
    return meOf({ ...viewer, account: { ...viewer.account!, locale } })!;
  }

  @Mutation(() => Me, {
    description: 'I declare that I am 18 or older, which some spaces require. The declaration is dated and stays.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async declareAdult(@AsMember() viewer: MemberViewer): Promise<Me> {
    await this.database.inTransaction(viewer.network.id, (tx) =>
      tx.run(queries.declareAdult, [viewer.member.id, this.clock.now()]),
    );
    return meOf(viewer)!;
  }

  @ResolveField(() => InstantScalar, {
    nullable: true,
    description: 'When I declared in this network that I am 18 or older; null when I did not.',
  })
  async adultDeclaredAt(
    @Parent() { accountId }: Me,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Temporal.Instant | null> {
    const declared = await this.database.inTransaction(viewer.network.id, (tx) =>
      tx.maybe<{ at: Temporal.Instant | null }>(queries.adultDeclared, [accountId]),
    );
    return declared?.at ?? null;
  }

  @Mutation(() => Me, { description: 'Changes my name in all networks and in future mails.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 10, minutes: 15 })
  async changeMyName(
    @Args() { name }: ChangeMyNameArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<Me> {
    const account = viewer.account!;
    await this.database.inTransaction(viewer.network.id, async (tx) => {
      await changeAccount(tx, account.id, { name });
      if (viewer.member) await changeMember(tx, { networkId: viewer.network.id, id: viewer.member.id }, { name });
      await this.audit.record(tx, actorOf(viewer), 'NAME_CHANGED', ['ACCOUNT', account.id]);
    });
    request.viewer = { ...viewer, account: { ...account, name } };
    return meOf(request.viewer)!;
  }
}
