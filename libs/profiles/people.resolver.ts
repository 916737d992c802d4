import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Venue, venueById } from '#libs/directory';
import { Allow, Costs, Database, Me as CurrentViewer, Request, type RequestContext, type Viewer, make } from '#libs/platform'; // prettier-ignore
import { findJobTitles } from './job-titles/job-title.queries.js';
import { LANGUAGES, languageLabel } from './languages.data.js';
import { FindJobTitlesArgs, SearchPeopleArgs } from './profiles.inputs.js';
import { JobTitle, Language, DirectoryPerson, DirectoryPersonConnection } from './profiles.types.js';
import { SearchPeople } from './search-people.js';

const MOST_TITLES = 10;

/** The directory of people, and the lists that a profile is filled from. */
@Resolver(() => DirectoryPerson)
export class PeopleDirectoryResolver {
  constructor(
    private readonly searcher: SearchPeople,
    private readonly database: Database,
  ) {}

  @Query(() => DirectoryPersonConnection, {
    description:
      'Searches the people of the network in what I may see of them: the best match first, those who teach the skill first, then by name.',
  })
  @Allow('anyone')
  @Costs('search')
  searchPeople(
    @Args() { words, skill, stage, language, venueId, first, after }: SearchPeopleArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<DirectoryPersonConnection> {
    return this.searcher.search(viewer, {
      words,
      skill,
      stage: stage ?? null,
      language: language ?? null,
      venueId: venueId ?? null,
      first,
      after: after ?? null,
    });
  }

  @Query(() => [JobTitle], { description: 'The titles of jobs that a text names, 10 at most, the best first.' })
  @Allow('anyone')
  @Costs('search')
  async findJobTitles(@Args() { text }: FindJobTitlesArgs): Promise<JobTitle[]> {
    const clean = text.toWellFormed().replaceAll('\0', '');
    return (await findJobTitles(this.database.open, clean, MOST_TITLES)).map((row) => make(JobTitle, { ...row }));
  }

  @Query(() => [Language], { description: 'Every language that a profile may name, about 65, by name.' })
  @Allow('anyone')
  spokenLanguages(@CurrentViewer() { locale }: Viewer): Language[] {
    return LANGUAGES.map((code) => make(Language, { code, label: languageLabel(code, locale) })).sort((a, b) =>
      a.label.localeCompare(b.label, locale),
    );
  }

  @ResolveField(() => Venue, { nullable: true, description: 'Venue of the person; null when there is none that I may see.' }) // prettier-ignore
  @Allow('anyone')
  homeVenue(@Parent() { homeVenueId }: DirectoryPerson, @Request() request: RequestContext): Promise<Venue> | null {
    return homeVenueId === null ? null : venueById(request, this.database).load(homeVenueId);
  }
}
