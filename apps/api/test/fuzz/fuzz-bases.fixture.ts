import { type Caller, type FuzzTown } from './fuzz-town.fixture.js';
import { publishingBases, publishingRestores, publishingResults } from './fuzz-publishing.fixture.js';

/** A closure of the venue whose hours are attacked, which nobody books. */
const closureOf = ({ hoursVenue }: FuzzTown) => ({
  target: hoursVenue.venueId,
  from: '2026-12-24T11:00:00Z',
  until: '2026-12-26T23:00:00Z',
  reason: 'Inventaire',
});

/** A value that the operation accepts from this caller. */
export type Base = (town: FuzzTown, caller: Caller) => unknown;

/**
 * The valid values that a hostile one is placed among. Keys are `Type.field(argument)` or `InputType.field`; arguments
 * of queries may be keyed by their bare name. Inputs of a mutation must all be listed here. The entry of an input type
 * is its smallest useful value.
 */
export const baseValues: Record<string, Base> = {
  ...publishingBases,
  first: () => 5,
  after: () => null,
  when: () => 'UPCOMING',

  'Mutation.book(token)': (town, caller) => town.offerToken(caller),
  'Mutation.book(idempotencyKey)': (town) => town.fresh(),
  'Mutation.book(acceptOverCap)': () => false,
  'Mutation.book(lookUpOnly)': () => false,
  'Mutation.book(fallback)': () => 'NONE',
  'Mutation.cancelBooking(code)': (town, caller) => town.bookingCode(caller),
  'Mutation.cancelBooking(idempotencyKey)': (town) => town.fresh(),
  'Mutation.previewHoursChange(change)': (town) => ({ closure: closureOf(town) }),
  'Mutation.setOpeningHours(hours)': (town) => ({ target: town.hoursVenue.venueId, rules: [] }),
  'Mutation.setOpeningHours(decisions)': () => [],
  'Mutation.setOpeningHours(idempotencyKey)': (town) => town.fresh() + town.fresh(),
  'Mutation.setOpeningException(exception)': (town) => ({ target: town.hoursVenue.venueId, date: '2026-12-24' }),
  'Mutation.setOpeningException(decisions)': () => [],
  'Mutation.setOpeningException(idempotencyKey)': (town) => town.fresh() + town.fresh(),
  'Mutation.close(closure)': (town) => closureOf(town),
  'Mutation.close(decisions)': () => [],
  'Mutation.close(idempotencyKey)': (town) => town.fresh() + town.fresh(),
  'Mutation.reopen(closureId)': (town) => town.closureId(),
  'Mutation.requestSignIn(email)': (town) => `${town.fresh()}@spec.example`,
  'Mutation.requestSignIn(name)': () => 'Jeanne Côté',
  'Mutation.requestSignIn(locale)': () => 'FR',
  'Mutation.changeMyName(name)': () => 'Jeanne Côté',
  'Mutation.setLocale(locale)': () => 'FR',
  'Mutation.signIn(token)': (town) => town.linkSecret(),
  'Mutation.signInAsDemo(key)': () => 'member',
  'Mutation.signOut(everywhere)': () => false,

  'Mutation.addPasskey(answer)': (town, caller) => town.credentials.newPasskey(town.holder(caller)),
  'Mutation.addPasskey(name)': () => 'Mon ordinateur',
  'Mutation.renamePasskey(id)': (town, caller) => town.passkeyId(caller),
  'Mutation.renamePasskey(name)': () => 'Mon téléphone',
  'Mutation.removePasskey(id)': (town, caller) => town.passkeyId(caller),
  'Mutation.signInWithPasskey(answer)': (town, caller) => town.credentials.passkeyAnswer(town.holder(caller)),
  'Mutation.startProviderSignIn(next)': () => '/lyon/bookings',
  'Mutation.unlinkProvider(issuer)': (town, caller) => town.linkedIssuer(caller),

  'Mutation.suspendMember(id)': (town) => town.newMemberId(),
  'Mutation.suspendMember(reason)': () => 'Badge prêté',
  'Mutation.liftSuspension(id)': (town) => town.newMemberId(),
  'Mutation.giveRole(id)': (town) => town.newMemberId(),
  'Mutation.giveRole(grantable)': () => 'MENTOR',
  'Mutation.giveRole(venueId)': () => null,
  'Mutation.withdrawRole(id)': (town) => town.newMemberId(),
  'Mutation.withdrawRole(grantable)': () => 'MENTOR',
  'Mutation.withdrawRole(venueId)': () => null,
  'Mutation.withdrawInvitation(id)': (town) => town.invitationId(),
  'Mutation.inviteMembers(people)': (town) => [{ email: `${town.fresh()}@spec.example` }],
  PersonToInviteInput: (town) => ({ email: `${town.fresh()}@spec.example` }),
  'PersonToInviteInput.email': (town) => `${town.fresh()}@spec.example`,
  'PersonToInviteInput.name': () => 'Jeanne Côté',
  'PersonToInviteInput.locale': () => 'FR',
  'Query.previewInvitations(file)': () => Buffer.from('mail;nom\nawa@spec.example;Awa').toString('base64'),
  'Query.members(text)': () => 'a',
  'Query.members(inState)': () => 'ACTIVE',
  'Query.members(withRole)': () => 'NETWORK_ADMIN',

  // A setting that no booking depends on.
  'Mutation.changeSetting(key)': () => 'offers.travelKmh',
  'Mutation.changeSetting(value)': (town) => String(20 + (Number.parseInt(town.fresh().slice(5), 36) % 30_000) / 1_000),
  'Mutation.changeSetting(from)': () => null,
  'Mutation.withdrawSettingChange(key)': () => 'booking.horizonDays',
  'Query.setting(key)': () => 'booking.horizonDays',
  'Query.previewSetting(key)': () => 'booking.horizonDays',
  'Query.previewSetting(value)': () => '45',
  'Query.previewSetting(from)': () => null,

  'Mutation.confirmSecondFactor(code)': (town, caller) => town.credentials.firstCode(town.holder(caller)),
  'Mutation.endSession(id)': (town, caller) => town.credentials.otherSession(town.holder(caller)),
  'Mutation.enterSecondFactor(challenge)': (town, caller) => town.credentials.challenge(town.holder(caller)),
  'Mutation.enterSecondFactor(code)': (town, caller) => town.credentials.recoveryCode(town.holder(caller)),
  'Mutation.removePassword(currentPassword)': (town) => town.credentials.password,
  'Mutation.removeSecondFactor(code)': (town, caller) => town.credentials.recoveryCode(town.holder(caller)),
  'Mutation.renewRecoveryCodes(code)': (town, caller) => town.credentials.recoveryCode(town.holder(caller)),
  'Mutation.setPassword(currentPassword)': (town) => town.credentials.password,
  'Mutation.setPassword(password)': () => 'un autre mot que personne ne devine',
  'Mutation.signInWithPassword(email)': (town, caller) => town.holder(caller).email,
  'Mutation.signInWithPassword(password)': (town) => town.credentials.password,

  'Mutation.markNotificationsRead(ids)': (town, caller) => town.notificationIds(caller),
  'Mutation.markNotificationsReadUpTo(id)': async (town, caller) => (await town.notificationIds(caller))[0],
  'Mutation.setNotificationPreference(topic)': () => 'BOOKINGS',
  'Mutation.setNotificationPreference(channel)': () => 'MAIL',
  'Mutation.setNotificationPreference(delivery)': () => 'WEEKLY',
  'Query.notifications(unreadOnly)': () => false,

  'Query.auditEntries(actions)': () => ['SIGN_IN', 'ROLE_GRANTED'],
  'Query.auditEntries(email)': (town, caller) => town.holder(caller).email,
  'Query.auditEntries(since)': () => '2026-11-01T00:00:00Z',
  'Query.auditEntries(until)': () => '2026-12-01T00:00:00Z',
  'Query.booking(code)': (town, caller) => town.bookingCode(caller),
  'Query.venue(slug)': (town) => town.desks.venueSlug,

  NeedInput: () => ({ text: 'un bureau demain à 14h' }),
  'NeedInput.text': () => 'une salle pour 4 près de Villeurbanne demain à 14h',
  'NeedInput.kind': () => 'DESK_AREA',
  'NeedInput.capability': () => 'laser-cutting',
  'NeedInput.equipment': () => ['projector'],
  'NeedInput.accessible': () => false,
  'NeedInput.start': () => '2026-11-24T13:00:00Z',
  'NeedInput.minutes': () => 60,
  'NeedInput.party': () => 1,
  'NeedInput.nearLabel': () => 'Part-Dieu',
  'NeedInput.maxTravelMinutes': () => 60,
  HoursChangeInput: (town) => ({ closure: closureOf(town) }),
  'HoursChangeInput.openingHours': (town) => ({ target: town.hoursVenue.venueId, rules: [] }),
  'HoursChangeInput.exception': (town) => ({ target: town.hoursVenue.venueId, date: '2026-12-24' }),
  'HoursChangeInput.closure': (town) => closureOf(town),
  OpeningHoursInput: (town) => ({ target: town.hoursVenue.venueId, rules: [] }),
  'OpeningHoursInput.target': (town) => town.hoursVenue.venueId,
  'OpeningHoursInput.rules': () => [{ weekday: 1, opens: '09:00', closes: '18:00' }],
  'OpeningHoursInput.opensOnHolidays': () => true,
  OpeningRuleInput: () => ({ weekday: 1, opens: '09:00', closes: '18:00' }),
  'OpeningRuleInput.weekday': () => 7,
  'OpeningRuleInput.opens': () => '09:00',
  'OpeningRuleInput.closes': () => '24:00',
  'OpeningRuleInput.validFrom': () => '2026-09-01',
  'OpeningRuleInput.validUntil': () => '2027-06-30',
  OpeningExceptionInput: (town) => ({ target: town.hoursVenue.venueId, date: '2026-12-24' }),
  'OpeningExceptionInput.target': (town) => town.hoursVenue.venueId,
  'OpeningExceptionInput.date': () => '2026-12-24',
  'OpeningExceptionInput.openings': () => [{ opens: '09:00', closes: '12:00' }],
  OpeningTimesInput: () => ({ opens: '09:00', closes: '12:00' }),
  'OpeningTimesInput.opens': () => '09:00',
  'OpeningTimesInput.closes': () => '12:00',
  ClosureInput: (town) => closureOf(town),
  'ClosureInput.target': (town) => town.hoursVenue.venueId,
  'ClosureInput.from': () => '2026-12-24T11:00:00Z',
  'ClosureInput.until': () => '2026-12-26T23:00:00Z',
  'ClosureInput.reason': () => 'Inventaire',
  HoursDecisionInput: (town) => ({ code: town.others[0]!.code, decision: 'KEEP' }),
  'HoursDecisionInput.code': (town) => town.others[0]!.code,
  'HoursDecisionInput.decision': () => 'KEEP',
  'HoursDecisionInput.moveTo': (town) => town.hoursVenue.id,
  PointInput: () => ({ lat: 45.76, lon: 4.86 }),
  'PointInput.lat': () => 45.76,
  'PointInput.lon': () => 4.86,
  VenueFilter: () => ({ near: { lat: 45.76, lon: 4.86 }, freeAt: '2026-11-24T13:00:00Z' }),
  'VenueFilter.text': () => 'lieu',
  'VenueFilter.kinds': () => ['FABLAB'],
  'VenueFilter.spaceKind': () => 'DESK_AREA',
  'VenueFilter.capability': () => 'laser-cutting',
  'VenueFilter.commune': () => 'Villeurbanne',
  'VenueFilter.equipment': () => ['projector'],
  'VenueFilter.accessible': () => false,
  'VenueFilter.freeAt': () => '2026-11-24T13:00:00Z',
  'VenueFilter.freeMinutes': () => 60,
  'VenueFilter.seats': () => 1,
  'VenueFilter.withinMeters': () => 5_000,
};

/** The result type of each mutation with its base values. Without it only the first check would be fuzzed. */
export const expectedResults: Record<string, string> = {
  ...publishingResults,
  'Mutation.book': 'Confirmed',
  'Mutation.cancelBooking': 'Cancelled',
  'Mutation.previewHoursChange': 'HoursPreview',
  'Mutation.setOpeningHours': 'HoursSaved',
  'Mutation.setOpeningException': 'HoursSaved',
  'Mutation.close': 'HoursSaved',
  'Mutation.reopen': 'HoursSaved',
  'Mutation.addPasskey': 'PasskeyAdded',
  'Mutation.renamePasskey': 'Passkey',
  'Mutation.removePasskey': 'Passkey',
  'Mutation.signInWithPasskey': 'SignedIn',
  'Mutation.startProviderSignIn': 'ProviderUnavailable',
  'Mutation.unlinkProvider': 'LinkedIdentity',
  'Mutation.confirmSecondFactor': 'RecoveryCodes',
  'Mutation.endSession': 'SessionsEnded',
  'Mutation.enterSecondFactor': 'SignedIn',
  'Mutation.removePassword': 'PasswordGone',
  'Mutation.removeSecondFactor': 'SecondFactorOff',
  'Mutation.renewRecoveryCodes': 'RecoveryCodes',
  'Mutation.setPassword': 'PasswordKept',
  'Mutation.signInWithPassword': 'SecondFactorAsked',
  'Mutation.requestSignIn': 'SignInRequested',
  'Mutation.changeMyName': 'Me',
  'Mutation.setLocale': 'Me',
  'Mutation.markNotificationsRead': 'NotificationsRead',
  'Mutation.markNotificationsReadUpTo': 'NotificationsRead',
  'Mutation.setNotificationPreference': 'NotificationPreference',
  'Mutation.suspendMember': 'MemberChanged',
  'Mutation.liftSuspension': 'MemberRefused',
  'Mutation.giveRole': 'MemberChanged',
  'Mutation.withdrawRole': 'MemberRefused',
  'Mutation.withdrawInvitation': 'InvitationWithdrawn',
  'Mutation.inviteMembers': 'MembersInvited',
  'Mutation.changeSetting': 'SettingChanged',
  'Mutation.withdrawSettingChange': 'SettingRefused',
  'Mutation.signIn': 'SignedIn',
  'Mutation.signInAsDemo': 'SignedIn',
  'Mutation.signOut': 'SignedOut',
};

type Result = { __typename: string } & Record<string, unknown>;

/** What must be restored after a successful mutation, so that the base values stay valid. */
export const restoreAfter: Record<string, (town: FuzzTown, caller: Caller, result: Result) => Promise<void> | void> = {
  ...publishingRestores,
  'Mutation.addPasskey': (town, caller) => town.credentials.forgetPasskeys(town.holder(caller)),
  'Mutation.signInWithPasskey': (town, caller) => town.credentials.forgetPasskeys(town.holder(caller)),
  'Mutation.book': async (town, caller, { __typename, booking }) => {
    if (__typename === 'Confirmed') await town.giveBack(caller, (booking as { code: string }).code);
  },
  'Mutation.close': (town) => town.openHoursVenue(),
  'Mutation.setOpeningException': (town) => town.openHoursVenue(),
  'Mutation.cancelBooking': (town, caller, { __typename }) => {
    if (__typename === 'Cancelled') town.forget(caller);
  },
};

/** Arguments that are slow on purpose are tried by one role only. */
export const slowOperations = ['Mutation.signInWithPassword', 'Mutation.setPassword'];

/** Words that name what only the server decides. An input of a mutation may use one only with a reason given here. */
export const SERVER_DECIDED =
  /price|cents|amount|role|network|member|account|owner|status|state$|admin|operator|vat|paid|verified|createdAt/i;
export const allowedServerNames: Record<string, string> = {
  'Mutation.inviteStaff(staffRole)': 'a manager gives a role in their own venue, and no other',
};
