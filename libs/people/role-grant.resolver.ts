import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Venue, venueById } from '#libs/directory';
import { Allow, Database, Request, type RequestContext } from '#libs/platform';
import { RoleGrant } from './people.types.js';

@Resolver(() => RoleGrant)
export class RoleGrantResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Venue, {
    nullable: true,
    description: 'The venue a venue role is for, withdrawn venues included; null for every other role.',
  })
  @Allow('signedIn')
  venue(@Parent() { venueId }: RoleGrant, @Request() request: RequestContext): Promise<Venue> | null {
    return venueId === null ? null : venueById(request, this.database).load(venueId);
  }
}
