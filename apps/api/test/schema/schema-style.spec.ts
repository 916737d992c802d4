import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { type TestDatabase, cloneDatabase, startApi } from '#libs/testing';

let schema: GraphQLSchema;
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
  const api = await startApi(database.url);
  schema = api.app.get(GraphQLSchemaHost).schema;
  await api.close();
});
afterAll(() => database?.drop());

const ours = (): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
type Named = { at: string; field: GraphQLField<unknown, unknown> };
const outputFields = (): Named[] =>
  ours()
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })));
/** Fields, their arguments, and fields of inputs. */
const typedThings = (): {
  at: string;
  thing: GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField;
}[] => [
  ...outputFields().flatMap(({ at, field }) => [
    { at, thing: field },
    ...field.args.map((arg) => ({ at: `${at}(${arg.name})`, thing: arg })),
  ]),
  ...ours()
    .filter(isInputObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, thing: field })),
    ),
];

/** Every number has its unit in its description. */
const UNIT =
  /\bcents\b|credit-(minutes|hours)|\bminutes\b|\bseconds\b|\bmetres\b|\bdegrees\b|\bseats\b|\bbasis points\b|\bpeople\b|\bhow many\b|\bnumber of\b|\b\d+ to \d+\b|\b1 \w+ to 7\b|\bfrom 1\b/i;

describe('descriptions', () => {
  it('exist for every type, field, argument and input field', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()];
    const mute = [
      ...ours()
        .filter((type) => !type.description?.trim() && !roots.includes(type as never))
        .map(({ name }) => name),
      ...typedThings()
        .filter(({ thing }) => !thing.description?.trim())
        .map(({ at }) => at),
    ];
    expect(mute).toEqual([]);
  });

  it('numbers have descriptions that name the unit', () => {
    const unitless = typedThings()
      .filter(({ thing }) => ['Int', 'Float'].includes(getNamedType(thing.type).name))
      .filter(({ thing }) => !UNIT.test(thing.description ?? ''))
      .map(({ at, thing }) => `${at}: ${thing.description}`);
    expect(unitless).toEqual([]);
  });

  it('enums have descriptions that explain the values', () => {
    const enums = ours().filter(isEnumType);
    expect(enums.length).toBeGreaterThan(5);
    expect(enums.filter(({ description }) => (description ?? '').length < 20).map(({ name }) => name)).toEqual([]);
  });
});

/** Lists without paging, and why they stay short. */
const SHORT_LISTS: Record<string, string> = {
  'Appointment.suggestedStarts': 'a mentor proposes two at most',
  'MentorProposal.starts': 'two at most',
  'MentorWait.proposals': 'one a mentor who was asked, within the days of a wait',
  'Query.myMentorWaits': '20 at most, as the description says',
  'Query.mentorWaitOffers': '20 at most, as the description says',
  'Mentor.languages': 'the languages of the product',
  'Mentor.modes': 'there are three',
  'Mentor.skills': '15 at most',
  'Mentor.stages': 'there are eight',
  'MentorCoverage.skills': 'the vocabulary has about 150',
  'MentorCoverage.stages': 'there are eight',
  'MentorCoverage.unanswered': 'the vocabulary has about 150',
  'MentorFigures.lastThanks': '50 at most',
  'SkillCoverage.mentors': 'one for each of eight stages',
  'SkillCoverage.requests': 'one for each of eight stages',
  'MentorOfNetwork.skills': '15 at most',
  'MyMentoring.exceptions': '200 at most',
  'MyMentoring.languages': 'the languages of the product',
  'MyMentoring.modes': 'there are three',
  'MyMentoring.skills': '15 at most',
  'MyMentoring.stages': 'there are eight',
  'MyMentoring.week': '50 at most',
  'Booking.items': 'the spaces of one booking',
  'DirectoryPerson.skills': 'five at most',
  'MyProfile.homeVenueChoices': '50 at most, as the description says',
  'Profile.jobs': 'five at most',
  'Profile.languages': 'ten at most',
  'Profile.links': 'five at most',
  'Profile.projects': 'ten at most',
  'Profile.skills': '30 at most',
  'Profile.venues': 'ten at most',
  'Project.history': '50 at most, as the description says',
  'Project.invited': '30 at most, as the description says',
  'Project.needs': 'ten at most',
  'Project.team': '30 at most, as the description says',
  'Query.findJobTitles': 'ten at most',
  'Query.findSkills': 'ten at most',
  'Query.projectSectors': 'written in the code',
  'Query.spokenLanguages': 'written in the code',
  'Booking.reminders': 'at most four a booking',
  'Cancellation.steps': 'the steps of a policy, a grace period and a withdrawal period',
  'DecisionsNeeded.touched': '200 at most, as the description says',
  'ErasureRefused.networks': 'the networks one person belongs to',
  'HoursPreview.nextFourWeeks': 'the stretches of 28 days',
  'HoursPreview.touched': '200 at most, as the description says',
  'HoursSaved.nextFourWeeks': 'the stretches of 28 days',
  'KioskScreen.spaces': '60 at most, as the description says',
  'LegalPagesNeeded.pages': 'one a kind',
  'Query.venueKiosks': 'twenty at most, as the description says',
  'MoveTaken.alternatives': 'three at most',
  'MemberMergePreview.moved': 'one a kind',
  'MembersMerged.moved': 'one a kind',
  'Needs.requirements': 'one a kind',

  'Query.plans': 'the plans that one network sells',
  'Query.myUsageByVenue': 'twenty at most, as the description says',
  'Subscription.planned': 'three at most, as the description says',
  'PassUsage.plans': 'the plans of one network',
  'PassUsage.months': 'six',
  'PassOpeningsSet.openings': 'fifty at most',
  'Space.passOpenings': 'fifty at most',
  'OwnUse.conflicts': 'fifty at most',
  'OwnUseInConflict.conflicts': 'fifty at most',
  'Nothing.nearest': 'as many as `first` of propose, 10 at most',
  'Offer.items': 'a space, a person, or both',
  'Offer.reasons': 'one a factor',
  'Offer.requirements': 'one a kind',
  'ManagedSpace.capabilities': 'from the vocabulary, 20 at most',
  'ManagedSpace.equipment': 'from the vocabulary, 50 at most',
  'ManagedSpace.partIds': '20 at most',
  'ManagedVenue.checklist': 'six points',
  'ManagedVenue.embedOrigins': '10 at most',
  'ManagedVenue.equipment': 'from the vocabulary, 50 at most',
  'ManagedVenue.invitations': '100 at most, as the description says',
  'ManagedVenue.spaces': 'of one venue, for its team',
  'ManagedVenue.staff': 'the team of one venue',
  'ManagedVenue.tariffClasses': 'the classes of one tariff',
  'SeriesBooked.bookings': '26 at most',
  'SeriesMoved.bookings': '26 at most',
  'SeriesMovePreview.moves': '26 at most',
  'SeriesPreview.times': '26 at most',
  'SpaceFileLine.faults': 'one a column',
  'SpacesImport.lines': '200 at most, as the description says',
  'CertificatesImport.lines': '200 at most, as the description says',
  'CertificateFileLine.faults': 'one for each column at most',
  'Me.identities': 'one a provider, and there is one provider',
  'Me.notificationPreferences': 'two a topic',
  'Me.passkeys': 'ten at most',
  'Me.sessions': 'of one person; 50 at most, as the description says',
  'RecoveryCodes.codes': 'ten',
  'Me.roles': 'what one person was granted in one network',
  'InvitationFilePreview.lines': '500 at most, as the description says',
  'NetworkMember.roles': 'what one person was granted in one network',
  'NotificationPreference.choices': 'four at most',
  'OpeningCalendar.closures': '200 at most, as the description says',
  'OpeningCalendar.exceptions': '200 at most, as the description says',
  'OpeningCalendar.nextFourWeeks': 'the stretches of 28 days',
  'OpeningCalendar.rules': '100 at most, as their input says',
  'Pass.lots': 'usable now: an allowance, a carry, a few packs and grants',
  'PreferenceFixed.choices': 'four at most',
  'Proposal.offers': 'as many as `first`, 10 at most',
  'Query.myCalendarFeeds': 'ten at most',
  'Query.capabilities': 'the vocabulary, written in the code',
  'Query.addableSpaces': 'as many as `first`, 20 at most',
  'Query.appointmentMoveTimes': 'as many as `first`, 24 at most',
  'Query.moveTimes': 'as many as `first`, 96 at most',
  'Query.communes': 'of one metropolis',
  'Query.demoSignIns': 'one a role',
  'Query.equipment': 'the vocabulary, written in the code',
  'Query.myCertificates': 'of one person; 50 at most, as the description says',
  'Query.myHolds': 'ten at most, as the description says',
  'Query.myVenueClaims': 'of one person; 50 at most, as the description says',
  'Query.myVenueInvitations': 'of one person; 20 at most, as the description says',
  'Invoice.lines': 'as many as a member used venues and prices in a month',
  'MonthClose.parkedAccounts': 'fifty at most, as the description says',
  'Query.ledgerTotals': 'one for each kind of account',
  'Query.legalPages': 'three at most',
  'Query.legalPagesToAccept': 'two at most',
  'Query.networkTasks': 'one a kind, and one a setting',
  'Query.networks': 'the metropolises of one deployment',
  'Query.waitingForMe': '20 at most of each kind',
  'Query.settings': 'the declared ones, written in the code',
  'Setting.fields': 'of one declared value',
  'Setting.history': '50 at most, as the description says',
  'SettingField.choices': 'of one declared value',
  'SettingField.columns': 'of one declared value',
  'SettingField.path': 'three at most',
  'SettingPreview.touches': 'a few sentences',
  'SettingRefused.path': 'of one field',
  'Query.territoryCoverage': 'of one metropolis; 500 at most, as the description says',
  'Venue.trainings': 'of one venue; 200 at most, as the description says',
  'Query.trainings': 'of one network; 200 at most, as the description says',
  'Requirement.sessions': 'three at most',
  'Space.capabilities': 'from the vocabulary',
  'Space.equipment': 'from the vocabulary',
  'Taken.alternatives': 'three at most',
  'TouchedBooking.moveTo': 'three at most',
  'TouchedBooking.options': 'one a kind of decision',
  'UnderstoodNeed.also': 'of a text of 500 characters',
  'UnderstoodNeed.assumed': 'date, hour, minutes, kind',
  'UnderstoodNeed.doubts': 'of a text of 500 characters',
  'UnderstoodNeed.equipment': 'at most ten in the field, or named in a text of 500 characters',
  'UnderstoodNeed.excluded': 'of a text of 500 characters',
  'UnderstoodNeed.faults': 'of a text of 500 characters',
  'UnderstoodNeed.unread': 'of a text of 500 characters',
  'PhotosReordered.photos': 'twenty at most',
  'Space.documents': 'ten at most',
  'Space.photos': 'twenty at most',
  'Venue.photos': 'twenty at most',
  'Venue.equipment': 'from the vocabulary',
  'Venue.openToday': 'the stretches of one day',
  'Venue.openingHours': 'of one week',
  'VenueFigures.hours': 'the hours of a week',
  'VenueFigures.leadTimes': 'six steps',
  'VenueFigures.spaces': '200 at most, as the description says',
  'VenueFigures.unmet': '20 at most, as the description says',
  'VenueHit.matchingSpaces': 'five at most',
  'VenueHitConnection.points': '500 at most, as the description says',
};

describe('lists', () => {
  it('are paged, or listed above with the reason why they stay short', () => {
    const plain = outputFields()
      .filter(({ field }) => isListType(getNullableType(field.type)) && field.name !== 'edges')
      .map(({ at }) => at);
    expect(plain.sort()).toEqual(Object.keys(SHORT_LISTS).sort());
  });

  it('called connections take `first` and `after`, and have edges, pageInfo and totalCount', () => {
    const connections = outputFields().filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(3);
    for (const { field } of connections) {
      expect(field.args.map(({ name }) => name)).toEqual(expect.arrayContaining(['after', 'first']));
      const type = getNamedType(field.type);
      const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
      expect(fields).toEqual(expect.arrayContaining(['edges', 'pageInfo', 'totalCount']));
    }
  });
});

describe('secrets', () => {
  it('appear in no field name except those that a client needs', () => {
    const named = outputFields()
      .map(({ at }) => at)
      .filter((at) => !at.startsWith('Mutation.'))
      .filter((at) => /\.\w*(secret|password|hash|salt|token|cookie|private|credential|apikey|session$)/i.test(at));
    expect(named.sort()).toEqual([
      'AttendanceRecorded.session', // a session that people come to: no secret
      'How.token',
      'Me.passwordChangedAt',
      'MyVenueInvitation.token', // for the invited address only
      'Nothing.waitingListToken',
      'Offer.token',
      'PlaceLeft.session',
      'PlaceTaken.session',
      'Query.session',
      'SecondFactorOffer.secret',
      'SessionChanged.session',
      'SessionFull.session',
      'SessionScheduled.session',
      'Taken.waitingListToken',
      'WaitingListChanged.session',
    ]);
  });

  it('never let a client send decisions of the server, such as price, role and status', () => {
    const sent = typedThings()
      .filter(
        ({ at, thing }) =>
          at.includes('(') || ours().some((type) => isInputObjectType(type) && thing === type.getFields()[thing.name]),
      )
      .map(({ at }) => at)
      .filter((at) => !at.startsWith('Query.')) // a filter of a list decides nothing
      .filter((at) => /[.(](price|cents|amount|role|state|status|memberId|accountId|networkId)\b/i.test(at));
    expect(sent).toEqual([]);
  });
});
