import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Me as CurrentViewer,
  ENV,
  type Env,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import { type KioskRow } from './kiosk.queries.js';
import { type KioskRefusal, kioskRefusalText } from './kiosk.texts.js';
import {
  AddKioskArgs,
  AddKioskResult,
  Kiosk,
  KioskAdded,
  KioskRefused,
  KioskRevoked,
  KioskStarted,
  KiosksArgs,
  RevokeKioskArgs,
  RevokeKioskResult,
  StartKioskArgs,
  StartKioskResult,
} from './kiosk.types.js';
import { Kiosks } from './kiosks.js';

const refused = ({ locale }: Viewer, code: KioskRefusal): KioskRefused =>
  make(KioskRefused, { code, message: kioskRefusalText(code, locale) });
const view = ({ id, name, addedAt, lastSeenAt }: KioskRow): Kiosk => make(Kiosk, { id, name, addedAt, lastSeenAt });

@Resolver()
export class KiosksResolver {
  constructor(
    private readonly kiosks: Kiosks,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Query(() => [Kiosk], {
    nullable: true,
    description: 'The screens at the door of a venue, for its managers; null for everybody else. At most twenty.',
  })
  @Allow('member')
  async venueKiosks(@Args() { venueId }: KiosksArgs, @AsMember() viewer: MemberViewer): Promise<Kiosk[] | null> {
    return (await this.kiosks.ofVenue(viewer, venueId.toLowerCase()))?.map(view) ?? null;
  }

  @Mutation(() => AddKioskResult, {
    description: 'A manager adds a screen at the door of a venue. The audit log keeps who did.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async addKiosk(
    @Args() { venueId, name }: AddKioskArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AddKioskResult> {
    const added = await this.kiosks.add(viewer, { venueId: venueId.toLowerCase(), name });
    if (typeof added === 'string') return refused(viewer, added);
    // The secret is behind the #, which browsers do not send, so that no log has it.
    const url = new URL(`/${viewer.network.slug}/kiosk#${added.token}`, this.env.PUBLIC_URL).href;
    return make(KioskAdded, { kiosk: view(added.kiosk), url });
  }

  @Mutation(() => RevokeKioskResult, {
    description: 'A manager takes the screen of a venue away. The audit log keeps who did.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async revokeKiosk(
    @Args() { id }: RevokeKioskArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof RevokeKioskResult> {
    const refusal = await this.kiosks.revoke(viewer, id.toLowerCase());
    return refusal ? refused(viewer, refusal) : make(KioskRevoked, { id });
  }

  @Mutation(() => StartKioskResult, {
    description: 'Makes this browser a kiosk of a venue, and signs out the person who was signed in here.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 30, perClientNetwork: 30, minutes: 60 })
  async startKiosk(
    @Args() { token }: StartKioskArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() { reply }: RequestContext,
  ): Promise<typeof StartKioskResult> {
    const kiosk = await this.kiosks.start(viewer, token, reply);
    return typeof kiosk === 'string' ? refused(viewer, kiosk) : make(KioskStarted, { name: kiosk.name });
  }
}
