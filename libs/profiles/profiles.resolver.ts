import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Venue, venueById } from '#libs/directory';
import { latestBirthDateOfAge } from '#libs/minors';
import { type Onlooker, eyesOf } from '#libs/people';
import { Allow, AsMember, Clock, Database, type MemberViewer, RateLimit, Request, type RequestContext, type Sql, type Viewer, make } from '#libs/platform'; // prettier-ignore
import { Project, projectView, seenProjectsOf } from '#libs/projects';
import { EditProfile } from './edit-profile.js';
import { type ProfileRow, homeVenuesOf, profilesSeenBy } from './profile.queries.js';
import { profileView } from './profile.view.js';
import { EditProfileArgs, PreviewArgs, ProfileArgs, ProfilePhotoArgs } from './profiles.inputs.js';
import { type ProfileRefusal, profileRefusalText } from './profiles.texts.js';
import { EditProfileResult, MyProfile, Profile, ProfileRefused, ProfileVisibility } from './profiles.types.js';

const MOST_PROJECTS = 10;

@Resolver(() => Profile)
export class ProfilesResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profiles: EditProfile,
  ) {}

  @Query(() => Profile, {
    nullable: true,
    description: 'A person as I may see them; null when there is none. At most 300 an hour.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 300, perClientNetwork: 300, minutes: 60 })
  async profile(@Args() { id }: ProfileArgs, @Request() { viewer }: RequestContext): Promise<Profile | null> {
    const row = await this.database.inTransaction(viewer.network.id, (tx) => this.read(tx, viewer, id));
    return row ? profileView(row, row.onlooker, viewer.locale) : null;
  }

  @Query(() => MyProfile, { description: 'My own profile, with everything in it.' })
  @Allow('member')
  myProfile(@AsMember() viewer: MemberViewer, @Request() request: RequestContext): Promise<MyProfile> {
    return this.mine(viewer, request);
  }

  @Query(() => Profile, {
    nullable: true,
    description: 'My profile as others see it; null when they do not see my name, or cannot find me.',
  })
  @Allow('member')
  async myProfileAsSeen(@Args() { onlooker }: PreviewArgs, @AsMember() viewer: MemberViewer): Promise<Profile | null> {
    const row = await this.database.inTransaction(viewer.network.id, (tx) => this.read(tx, viewer, viewer.member.id));
    return row?.isListed ? profileView(row, onlooker satisfies Onlooker, viewer.locale) : null;
  }

  @Mutation(() => EditProfileResult, { description: 'Changes what my profile says, and who sees which part of it.' })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async editProfile(
    @Args() { version, input }: EditProfileArgs,
    @AsMember() viewer: MemberViewer,
    @Request() request: RequestContext,
  ): Promise<typeof EditProfileResult> {
    const { jobs, homeVenueId = null, ...wish } = input;
    const edited = await this.profiles.edit(viewer, version, { ...wish, jobCodes: jobs, homeVenueId });
    return this.answer(viewer, request, edited);
  }

  @Mutation(() => EditProfileResult, { description: 'Sets my photo; the one before is deleted.' })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async setProfilePhoto(
    @Args() { fileId, alternativeText }: ProfilePhotoArgs,
    @AsMember() viewer: MemberViewer,
    @Request() request: RequestContext,
  ): Promise<typeof EditProfileResult> {
    return this.answer(viewer, request, await this.profiles.setPhoto(viewer, fileId, alternativeText));
  }

  @Mutation(() => EditProfileResult, { description: 'Deletes my photo.' })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async removeProfilePhoto(
    @AsMember() viewer: MemberViewer,
    @Request() request: RequestContext,
  ): Promise<typeof EditProfileResult> {
    return this.answer(viewer, request, await this.profiles.removePhoto(viewer));
  }

  @ResolveField(() => Venue, { nullable: true, description: 'The venue of the person.' })
  @Allow('anyone')
  homeVenue(@Parent() { homeVenueId }: Profile, @Request() request: RequestContext): Promise<Venue> | null {
    return homeVenueId === null ? null : venueById(request, this.database).load(homeVenueId);
  }

  @ResolveField(() => [Venue], { description: 'Other venues where the person is, 10 at most.' })
  @Allow('anyone')
  venues(@Parent() { venueIds }: Profile, @Request() request: RequestContext): Promise<Venue[]> {
    return Promise.all(venueIds.map((id) => venueById(request, this.database).load(id)));
  }

  @ResolveField(() => [Project], { description: 'The latest 10 projects of the person that I may see.' })
  @Allow('anyone')
  projects(@Parent() { id }: Profile, @Request() { viewer }: RequestContext): Promise<Project[]> {
    return this.database.inTransaction(viewer.network.id, async (tx) =>
      (await seenProjectsOf(tx, eyesOf(viewer), this.bornUntil(viewer), id, MOST_PROJECTS)).map(projectView),
    );
  }

  private async answer(
    viewer: MemberViewer,
    request: RequestContext,
    done: true | ProfileRefusal,
  ): Promise<typeof EditProfileResult> {
    if (done === true) return this.mine(viewer, request);
    return make(ProfileRefused, { code: done, message: profileRefusalText(done, viewer.locale) });
  }

  private async mine(viewer: MemberViewer, request: RequestContext): Promise<MyProfile> {
    const { row, venueIds } = await this.database.inTransaction(viewer.network.id, async (tx) => ({
      row: (await this.read(tx, viewer, viewer.member.id))!,
      venueIds: await homeVenuesOf(tx, viewer.member.id),
    }));
    return make(MyProfile, {
      profile: profileView(row, 'SELF', viewer.locale)!,
      visibility: make(ProfileVisibility, { ...row.visibility }),
      isListed: row.isListed,
      version: row.version,
      homeVenueChoices: await Promise.all(venueIds.map((id) => venueById(request, this.database).load(id))),
    });
  }

  private async read(tx: Sql, viewer: Viewer, id: string): Promise<ProfileRow | undefined> {
    const [row] = await profilesSeenBy(tx, eyesOf(viewer), this.bornUntil(viewer), [id]);
    return row;
  }

  private bornUntil({ network }: Viewer): Temporal.PlainDate {
    return latestBirthDateOfAge(this.clock.now(), network.zone);
  }
}
