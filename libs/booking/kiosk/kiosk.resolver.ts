import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  Clock,
  CodedError,
  Me as CurrentViewer,
  Database,
  RateLimit,
  type Viewer,
  countAttempt,
  make,
} from '#libs/platform';
import { CheckInBooking } from '../presence/check-in-booking.js';
import { codeOf } from '../presence/presence.inputs.js';
import { presenceRefused } from '../presence/presence.texts.js';
import { bookedSpaceNames } from './kiosk.queries.js';
import { KioskCheckInArgs, KioskCheckInResult, KioskCheckedIn, KioskScreen } from './kiosk.types.js';
import { ReadKioskScreen } from './read-kiosk-screen.js';

/** Nobody guesses one of 2^40 codes with so many attempts; a busy door has fewer arrivals. */
const CHECK_INS_AN_HOUR = 120;

type KioskViewer = Viewer & Required<Pick<Viewer, 'kiosk'>>;

/** What a device at the door of a venue may ask and do: these two, for its own venue. */
@Resolver()
export class KioskResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly screen: ReadKioskScreen,
    private readonly arriving: CheckInBooking,
  ) {}

  @Query(() => KioskScreen, {
    nullable: true,
    description: 'What this kiosk shows now, for devices that were made a kiosk; null when its venue was withdrawn.',
  })
  @Allow('kiosk')
  async kioskScreen(@CurrentViewer() viewer: Viewer): Promise<KioskScreen | null> {
    return (await this.screen.read(viewer as KioskViewer)) ?? null;
  }

  @Mutation(() => KioskCheckInResult, {
    description: 'Notes, at the door, that the member of a booking of this venue came. Repeating it changes nothing.',
  })
  @Allow('kiosk')
  @RateLimit({ perAccount: CHECK_INS_AN_HOUR, perClientNetwork: 5 * CHECK_INS_AN_HOUR, minutes: 60 })
  async kioskCheckIn(
    @Args() { code }: KioskCheckInArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof KioskCheckInResult> {
    const { network, kiosk, locale } = viewer as KioskViewer;
    const limit = { action: 'kiosk.checkIn', subject: kiosk.id, limit: CHECK_INS_AN_HOUR, minutes: 60 };
    if ((await countAttempt(this.database.open, [limit], this.clock.now())) > 0)
      throw new CodedError('RATE_LIMITED', tooMany(locale));
    const outcome = await this.arriving.atDoor(viewer, kiosk.venueId, codeOf(code));
    if (outcome.kind === 'REFUSED') return presenceRefused(locale, outcome);
    const { id, end } = outcome.arrival;
    const spaceNames = await this.database.inTransaction(network.id, (tx) => bookedSpaceNames(tx, id));
    return make(KioskCheckedIn, { spaceNames, end });
  }
}

const tooMany = (locale: Viewer['locale']): string =>
  locale === 'fr'
    ? 'Trop de codes ont été saisis ici. Réessayez dans une heure, ou adressez-vous à l’accueil.'
    : 'Too many codes were typed here. Try again in an hour, or ask the staff.';
