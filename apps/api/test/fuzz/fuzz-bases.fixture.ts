import { deskBases, deskResults } from './fuzz-desks.fixture.js';
import { fileBases, fileResults } from './fuzz-files.fixture.js';
import { type Base, type Restore } from './base.types.js';
import { kioskBases, kioskRestores, kioskResults } from './kiosk-bases.fixture.js';
import { feedsBases, feedsRestores, feedsResults } from './feeds-bases.fixture.js';
import { mentoringBases, mentoringRestores, mentoringResults } from './mentoring-bases.fixture.js';
import { minorsBases, minorsRestores, minorsResults } from './minors-bases.fixture.js';
import { billingBases, billingRestores, billingResults } from './billing-bases.fixture.js';
import { peopleBases, peopleRestores, peopleResults } from './people-bases.fixture.js';
import { subscriptionBases, subscriptionResults } from './subscription-bases.fixture.js';
import { waitingBases, waitingRestores, waitingResults } from './waiting-bases.fixture.js';
import { holdBases, holdRestores, holdResults } from './hold-bases.fixture.js';
import { requestBases, requestRestores, requestResults } from './request-bases.fixture.js';
import { cancellingBases, cancellingRestores, cancellingResults } from './cancelling-bases.fixture.js';
import { openingBases, openingRestores, openingResults } from './opening-bases.fixture.js';
import { seriesBases, seriesRestores, seriesResults } from './series-bases.fixture.js';
import { movingBases, movingRestores, movingResults } from './moving-bases.fixture.js';
import { hoursBases, hoursRestores, hoursResults } from './hours-bases.fixture.js';
import { presenceBases, presenceResults } from './presence-bases.fixture.js';
import { sessionBases, sessionRestores, sessionResults } from './session-bases.fixture.js';
import { administrationBases, administrationRestores, administrationResults } from './administration-bases.fixture.js';
import { togetherBases, togetherResults } from './together-bases.fixture.js';
import { publishingBases, publishingRestores, publishingResults } from './fuzz-publishing.fixture.js';

/**
 * The valid values that a hostile one is placed among. Keys are `Type.field(argument)` or `InputType.field`; arguments
 * of queries may be keyed by their bare name. Inputs of a mutation must all be listed here. The entry of an input type
 * is its smallest useful value.
 */
export const baseValues: Record<string, Base> = {
  ...openingBases,
  ...togetherBases,
  ...seriesBases,
  ...movingBases,
  ...requestBases,
  ...holdBases,
  ...feedsBases,
  ...kioskBases,
  ...minorsBases,
  ...mentoringBases,
  ...billingBases,
  ...peopleBases,
  ...waitingBases,
  ...subscriptionBases,
  ...hoursBases,
  ...sessionBases,
  ...presenceBases,
  ...administrationBases,
  ...publishingBases,
  ...deskBases,
  ...fileBases,
  size: () => 'MEDIUM',
  locale: () => 'FR',
  first: () => 5,
  after: () => null,
  when: () => 'UPCOMING',
  'Mutation.book(token)': (town, caller) => town.offerToken(caller),
  'Mutation.book(idempotencyKey)': (town) => town.fresh(),
  'Mutation.book(acceptOverCap)': () => false,
  'Mutation.book(note)': () => 'Nous serons six',
  'Mutation.book(expressRequest)': () => false,
  'Mutation.book(lookUpOnly)': () => false,
  'Mutation.book(fallback)': () => 'NONE',
  ...cancellingBases,
  'Mutation.requestSignIn(email)': (town) => `${town.fresh()}@spec.example`,
  'Mutation.requestSignIn(name)': () => 'Jeanne Côté',
  'Mutation.requestSignIn(locale)': () => 'FR',
  'Mutation.changeMyName(name)': () => 'Jeanne Côté',
  'Mutation.setLocale(locale)': () => 'FR',
  'Mutation.signIn(accepted)': () => [{ kind: 'TERMS', version: 1 }],
  AcceptedLegalPageInput: () => ({ kind: 'TERMS', version: 1 }),
  'AcceptedLegalPageInput.kind': () => 'TERMS',
  'AcceptedLegalPageInput.version': () => 1,
  'Mutation.signIn(token)': (town) => town.credentials.linkSecret(town.lyon.id),
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
  ...openingResults,
  ...togetherResults,
  ...seriesResults,
  ...movingResults,
  ...requestResults,
  ...holdResults,
  ...feedsResults,
  ...kioskResults,
  ...minorsResults,
  ...mentoringResults,
  ...billingResults,
  ...peopleResults,
  ...waitingResults,
  ...subscriptionResults,
  ...hoursResults,
  ...sessionResults,
  ...presenceResults,
  ...administrationResults,
  ...publishingResults,
  ...deskResults,
  ...fileResults,
  'Mutation.book': 'Confirmed',
  ...cancellingResults,
  'Mutation.declareAdult': 'Me',
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
  'Mutation.signIn': 'SignedIn',
  'Mutation.signInAsDemo': 'SignedIn',
  'Mutation.signOut': 'SignedOut',
};

/** What must be restored after a successful mutation, so that the base values stay valid. */
export const restoreAfter: Record<string, Restore> = {
  ...openingRestores,
  ...seriesRestores,
  ...movingRestores,
  ...requestRestores,
  ...holdRestores,
  ...feedsRestores,
  ...kioskRestores,
  ...minorsRestores,
  ...mentoringRestores,
  ...billingRestores,
  ...peopleRestores,
  ...waitingRestores,
  ...hoursRestores,
  ...sessionRestores,
  ...administrationRestores,
  ...publishingRestores,
  'Mutation.addPasskey': (town, caller) => town.credentials.forgetPasskeys(town.holder(caller)),
  'Mutation.signInWithPasskey': (town, caller) => town.credentials.forgetPasskeys(town.holder(caller)),
  'Mutation.book': async (town, caller, { __typename, booking }) => {
    if (__typename === 'Confirmed') await town.giveBack(caller, (booking as { code: string }).code);
  },
  ...cancellingRestores,
};

/** Arguments that are slow on purpose are tried by one role only. */
export const slowOperations = ['Mutation.signInWithPassword', 'Mutation.setPassword'];

/** Words that name what only the server decides. An input of a mutation may use one only with a reason given here. */
export const SERVER_DECIDED =
  /price|cents|amount|role|network|member|account|owner|status|state$|admin|operator|vat|paid|verified|createdAt/i;
export const allowedServerNames: Record<string, string> = {
  'AcceptedFeeInput.amountCents': 'the most that the member agrees to pay; the server decides the fee',
  'Mutation.walkIn(acceptedCents)': 'the most that the member agrees to pay; the server decides the price',
  'Mutation.moveBooking(maxAmountCents)': 'the most that the member accepts to pay; the server decides the price',
  'Mutation.moveSeries(maxAmountCents)': 'the most that the member accepts to pay; the server decides the price',
  'Mutation.bookSeries(maxAmountCents)': 'the most that the member accepts to pay; the server decides the price',
  'Mutation.changeSubscription(acceptedCents)': 'the most that the member agrees to pay; the server decides the price',
  'Mutation.bookForMember(member)': 'whom the staff of a venue book for; only they may, and it is recorded',
  'Mutation.inviteToProject(teamRole)':
    'a founder gives a role in their own project, which the person accepts or declines',
  'Mutation.inviteStaff(staffRole)': 'a manager gives a role in their own venue, and no other',
  'SpaceInput.leadMinutes': 'a number of minutes; “admin” stands in it by chance',
  'SpaceInput.needsOperator': 'whether the machine of a venue needs somebody beside it, which its team knows',
};
