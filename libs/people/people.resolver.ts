import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Database, RateLimit, type Locale, Me as CurrentViewer, type Viewer } from '#libs/platform';
import { meOf } from './me.js';
import * as queries from './people.queries.js';
import { LocaleEnum, Me } from './people.types.js';

@Resolver(() => Me)
export class PeopleResolver {
  constructor(private readonly database: Database) {}

  @Query(() => Me, { nullable: true, description: 'The signed-in person; null when signed out.' })
  @Allow('anyone')
  me(@CurrentViewer() viewer: Viewer): Me | null {
    return meOf(viewer);
  }

  @Mutation(() => Me, { description: 'Sets the language of my mails and pages.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async setLocale(
    @Args('locale', { type: () => LocaleEnum, description: 'The language.' }) locale: Locale,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Me> {
    await this.database.open.run(queries.setLocale, [viewer.account!.id, locale]);
    return meOf({ ...viewer, account: { ...viewer.account!, locale } })!;
  }
}
