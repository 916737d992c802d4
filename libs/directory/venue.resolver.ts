import { Args, ArgsType, Field, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import {
  Allow,
  Clock,
  Database,
  Me,
  Request,
  type RequestContext,
  type Viewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { openingsOf, spaceView, spacesPage, venueById, venueBySlug } from './directory.loaders.js';
import { Capability, Equipment, Opening, OpeningHours, Space, SpaceConnection, Venue } from './directory.types.js';
import { isStale } from './rules/freshness.js';
import { Vocabulary } from './vocabulary.js';

@ArgsType()
class SpacesArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many to return, 1 to 50.' })
  @Min(1)
  @Max(50)
  first!: number;

  @Field(() => String, { nullable: true, description: 'Continue after this cursor.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string | null;
}

@Resolver(() => Venue)
export class VenueResolver {
  constructor(
    private readonly database: Database,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  @Query(() => Venue, {
    nullable: true,
    description: 'A venue by its slug; null when the network does not list it.',
  })
  @Allow('anyone')
  async venue(
    @Args('slug', { description: 'Name in web addresses.' }) slug: string,
    @Request() request: RequestContext,
  ): Promise<Venue | null> {
    return venueBySlug(request, this.database).load(slug.slice(0, 200));
  }

  @ResolveField(() => String, {
    description: 'Description in the language of the request, or in the other one; may be empty.',
  })
  @Allow('anyone')
  description(@Parent() { texts }: Venue, @Me() { locale }: Viewer): string {
    return texts[locale].description || texts[locale === 'fr' ? 'en' : 'fr'].description;
  }

  @ResolveField(() => String, {
    description: 'House rules in the language of the request, or in the other one; may be empty.',
  })
  @Allow('anyone')
  houseRules(@Parent() { texts }: Venue, @Me() { locale }: Viewer): string {
    return texts[locale].houseRules || texts[locale === 'fr' ? 'en' : 'fr'].houseRules;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether nobody has said for six months that all of this is right. It may be out of date then.',
  })
  @Allow('anyone')
  stale(@Parent() { confirmedAt, createdAt }: Venue): boolean {
    return isStale(confirmedAt ?? createdAt, this.clock.now());
  }

  @ResolveField(() => [Equipment], { description: 'Equipment for everyone in the venue, by label.' })
  @Allow('anyone')
  async equipment(@Parent() venue: Venue, @Me() { locale }: Viewer): Promise<readonly Equipment[]> {
    return (await this.vocabulary.words()).equipment.labelled(venue.equipmentCodes, locale);
  }

  @ResolveField(() => [Opening], {
    description: 'When it is open today, by the date in its time zone, including a night that began yesterday.',
  })
  @Allow('anyone')
  async openToday(@Parent() venue: Venue, @Request() request: RequestContext): Promise<Opening[]> {
    const { today } = await this.openings(venue, request);
    return today.map(({ start, end }) =>
      make(Opening, { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }),
    );
  }

  @ResolveField(() => [OpeningHours], {
    description: 'Weekly hours from Monday, without holidays and closures.',
  })
  @Allow('anyone')
  async openingHours(@Parent() venue: Venue, @Request() request: RequestContext): Promise<OpeningHours[]> {
    const { hours } = await this.openings(venue, request);
    return hours.map((row) => make(OpeningHours, row));
  }

  @ResolveField(() => SpaceConnection, { description: 'Spaces and machines, by name.' })
  @Allow('anyone')
  async spaces(
    @Parent() venue: Venue,
    @Args() { first, after }: SpacesArgs,
    @Request() request: RequestContext,
  ): Promise<SpaceConnection> {
    const page = { venueId: venue.id, first, after: after == null ? null : sortKeyOf(after, 'text', 'id') };
    const { spaces, total } = await spacesPage(request, this.database).load(page);
    return pageOf(spaces, first, total, ({ name, id }) => encodeCursor(name, id), spaceView);
  }

  private openings({ calendarId, zone }: Venue, request: RequestContext) {
    const date = this.clock.now().toZonedDateTimeISO(zone).toPlainDate();
    return openingsOf(request, this.database).load({ calendarId, zone, date });
  }
}

@Resolver(() => Space)
export class SpaceResolver {
  constructor(
    private readonly database: Database,
    private readonly vocabulary: Vocabulary,
  ) {}

  @ResolveField(() => String, {
    description: 'Description in the language of the request, or in the other one; may be empty.',
  })
  @Allow('anyone')
  description(@Parent() { descriptions }: Space, @Me() { locale }: Viewer): string {
    return descriptions[locale] || descriptions[locale === 'fr' ? 'en' : 'fr'];
  }

  @ResolveField(() => [Capability], { description: 'What can be done in it, by label.' })
  @Allow('anyone')
  async capabilities(@Parent() space: Space, @Me() { locale }: Viewer): Promise<readonly Capability[]> {
    return (await this.vocabulary.words()).capabilities.labelled(space.capabilityCodes, locale);
  }

  @ResolveField(() => [Equipment], { description: 'Equipment in addition to that of its venue, by label.' })
  @Allow('anyone')
  async equipment(@Parent() space: Space, @Me() { locale }: Viewer): Promise<readonly Equipment[]> {
    return (await this.vocabulary.words()).equipment.labelled(space.equipmentCodes, locale);
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('anyone')
  venue(@Parent() space: Space, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(space.venueId);
  }
}
