import { generateSync } from 'otplib';
import { Signer } from '#libs/platform';
import { PASSWORD } from './account-samples.fixture.js';
import { BOOKING_SCENARIOS } from './booking-scenarios.fixture.js';
import { cancellations } from './cancelling-scenario.fixture.js';
import { BOOK, PROPOSE, type Scenarios, offerToken } from './scenario-context.fixture.js';
import { invoicesAndClose } from './billing-scenario.fixture.js';
import { factsOfEverybodysBooking } from './booking-facts-scenario.fixture.js';
import { mentorAndFounder } from './mentoring-scenario.fixture.js';
import { minorAndGuardian } from './minors-scenario.fixture.js';
import { peopleAndProjects } from './people-scenario.fixture.js';
import { subscriptionOfAMember } from './subscription-scenario.fixture.js';
import { presenceScenario } from './presence-scenario.fixture.js';
import { NOW } from './townspeople.fixture.js';
import { unmetConditions } from './unmet-scenario.fixture.js';

/** Scenarios for the types that no sample of an operation leads to. */
export const SCENARIOS: Scenarios = {
  'a minor and their guardian': minorAndGuardian,
  'a mentor and a founder': mentorAndFounder,
  'a block, and an invitation into a team': peopleAndProjects,
  'invoices that are paid, and a month that is closed': invoicesAndClose,
  'bookings cancelled late, by withdrawal and by the venue': cancellations,
  'a subscription that is paused and kept': subscriptionOfAMember,
  ...BOOKING_SCENARIOS,
  'needs without offers, and needs partly understood': async ({ ask }, select) => {
    const near = { lat: 45.76, lon: 4.85 };
    for (const need of [
      { capability: 'laser-cutting', start: '2026-11-27T03:00:00Z', minutes: 60, near, nearLabel: 'chez moi' },
      { text: 'une découpe laser hier à 14 h' },
      { text: 'quelqu’un pour une levée de fonds' },
      { text: 'salle mer calme à 10h' },
      { text: 'salle de réunion jeudi 10h et imprimante 3D vendredi 14h' },
      { text: 'salle de réunion demain de 9h à 18h pour 1h, sauf entre midi et deux' },
    ])
      await ask('member', PROPOSE(select('Proposal')), { need });
  },
  'a full session, and one that has begun': async ({ ask, given, town }, select) => {
    const { attendedSessionId, fullSessionId, placeId } = town.people.get('venue staff')!;
    await ask('adviser', `mutation ($id: ID!) { takePlace(sessionId: $id, idempotencyKey: "key-of-a-latecomer") ${select('TakePlaceResult')} }`, { id: fullSessionId }); // prettier-ignore
    await given.client.query(`update session set state = 'HELD', during = '[2026-11-22T08:00Z,2026-11-22T09:00Z)', cancelled_at = null where id = $1`, [attendedSessionId]); // prettier-ignore
    const record = `mutation ($id: ID!, $placeId: ID!) { recordAttendance(sessionId: $id, attendances: [{ placeId: $placeId, attended: true }]) ${select('AttendanceResult')} }`;
    await ask('venue staff', record, { id: attendedSessionId, placeId });
  },
  'a machine that requires a certificate': async ({ ask, given, town }, select) => {
    const { trainingId, desks } = town.people.get('a colleague')!;
    await given.client.query(`update space set training_id = $2, adult_only = true where kind = 'MACHINE' and venue_id = $1`, [desks.venueId, trainingId]); // prettier-ignore
    const need = { kind: 'MACHINE', start: '2026-11-27T09:00:00Z', minutes: 60 };
    await ask('member of another venue', PROPOSE(select('Proposal')), { need });
    await given.client.query(`update space set training_id = null, adult_only = false where kind = 'MACHINE'`);
  },
  'a newcomer who has not accepted the terms, and a series that cannot be booked': unmetConditions,
  'a space that is kept for a moment': async ({ ask }, select) => {
    const token = await offerToken(ask, 'adviser', { kind: 'DESK_AREA', start: '2026-11-29T09:00:00Z', minutes: 60 });
    const hold = `mutation ($token: String!) { holdOffer(token: $token, idempotencyKey: "key-of-a-hold") ${select('HoldResult')} }`;
    const { holdOffer } = (await ask('adviser', hold, { token })) as { holdOffer: { id: string } };
    const release = `mutation ($id: ID!) { releaseHold(id: $id) ${select('ReleaseHoldResult')} }`;
    await ask('adviser', release, { id: holdOffer.id });
  },
  'a request for a room, and its answer': async ({ ask, given, town }, select) => {
    const { desks } = town.people.get('venue staff')!;
    const approval = `update space set needs_approval = $2 where kind = 'MEETING_ROOM' and venue_id = $1`;
    await given.client.query(approval, [desks.venueId, true]);
    const need = { kind: 'MEETING_ROOM', start: '2026-11-28T09:00:00Z', minutes: 60 };
    const { propose } = (await ask('adviser', `query ($need: NeedInput!) { propose(need: $need, first: 10) { offers { token certainty } } }`, { need })) as { propose: { offers: { token: string; certainty: string }[] } }; // prettier-ignore
    const { token } = propose.offers.find(({ certainty }) => certainty === 'NEEDS_ANSWER')!;
    await ask('adviser', BOOK(select('BookResult')), { token, key: 'key-of-a-request' }, 'lyon', 'adviser');
    await given.client.query(approval, [desks.venueId, false]);
    const list = `query ($id: ID!) { venueRequests(venueId: $id) ${select('VenueRequestConnection')} }`;
    await ask('venue staff', list, { id: desks.venueId });
    const accept = `mutation ($id: ID!, $code: String!) { acceptRequest(venueId: $id, code: $code, idempotencyKey: "key-of-an-answer") ${select('AnswerRequestResult')} }`;
    const { code } = await given.one<{ code: string }>(`select code from booking where state = 'PENDING'`);
    await ask('venue staff', accept, { id: desks.venueId, code });
  },
  'an own use over a booking': async ({ ask, town }, select) => {
    const { desks } = town.people.get('venue staff')!;
    const input = { spaceId: desks.id, start: '2026-11-24T08:00:00Z', end: '2026-12-20T08:00:00Z' };
    const query = `mutation ($input: AddOwnUseInput!) { addOwnUse(input: $input, idempotencyKey: "key-of-the-busy") ${select('AddOwnUseResult')} }`;
    await ask('venue staff', query, { input });
  },
  'people who come, do not come and come without a booking': presenceScenario,
  'photos in a new order': async ({ ask, town }, select) => {
    const { photoId } = town.people.get('a former member')!; // the only photo of that venue
    const reorder = `mutation ($ids: [ID!]!) { reorderPhotos(ids: $ids) ${select('ReorderPhotosResult')} }`;
    await ask('network admin', reorder, { ids: [photoId] });
  },
  'venues found near a point': async ({ ask }, select) => {
    const filter = { near: { lat: 45.76, lon: 4.85 } };
    const search = `query ($filter: VenueFilter) { searchVenues(filter: $filter) ${select('VenueHitConnection')} }`;
    await ask('member', search, { filter });
  },
  'a preference that is fixed': async ({ ask }, select) => {
    const query = `mutation { setNotificationPreference(topic: SECURITY, channel: MAIL, delivery: NEVER) ${select('SetNotificationPreferenceResult')} }`;
    await ask('member', query);
  },
  // In both networks: the venue of an answer is found in its own network only.
  'an invitation that is accepted, and a claim': async ({ ask, given, town, api }, select) => {
    const accept = `mutation ($token: String!) { acceptInvitation(token: $token) ${select('AcceptInvitationResult')} }`;
    for (const who of ['mentor', 'a stranger', 'member of the other network']) {
      // Of a venue that the copies of the town have, too.
      const { id: memberId, email, desks, network } = town.people.get(who)!;
      const { id } = await given.one<{ id: string }>(
        `insert into staff_invitation (network_id, venue_id, email, role, locale, invited_by, invited_at, expires_at)
         values ($1, $2, $3, 'VENUE_MANAGER', 'fr', $4, $5, $5::timestamptz + interval '14 days') returning id`,
        [town.networkIds[network]!, desks.venueId, email, memberId, NOW],
      );
      const token = new Signer(api.env.SECRET, 'staff-invitation').seal(id);
      await ask(who, `{ waitingForMe ${select('WaitingForMe')} }`, {}, network);
      await ask(who, `{ myVenueInvitations ${select('MyVenueInvitation')} }`, {}, network, who);
      await ask(who, accept, { token }, network, who);
      await given.client.query(
        `insert into venue_claim (network_id, venue_id, member_id, proof, domain_matches, made_at) values ($1, $2, $3, 'x', false, $4)`,
        [town.networkIds[network]!, desks.venueId, memberId, NOW],
      );
      await ask(who, `{ myVenueClaims ${select('MyVenueClaim')} }`, {}, network, who);
      await given.client.query(`delete from venue_claim where venue_id = $1 and member_id = $2`, [
        desks.venueId,
        memberId,
      ]);
      await given.client.query(
        `delete from role_grant where venue_id = $1 and member_id = $2 and role = 'VENUE_MANAGER'`,
        [desks.venueId, memberId],
      );
    }
  },
  'a member whose role changes': async ({ ask, town }, select) => {
    const give = `mutation ($id: ID!) { giveRole(id: $id, grantable: FACILITATOR) ${select('ChangeMemberResult')} }`;
    await ask('network admin', give, { id: town.people.get('adviser')!.id });
  },
  'two accounts of one person': async ({ ask, given, town }, select) => {
    const admin = town.people.get('network admin')!;
    const accounts: string[] = [];
    for (const name of ['Awa Diallo', 'Awa D.']) {
      const { id } = await given.one<{ id: string }>(
        `with person as (insert into account (email, name) values (gen_random_uuid() || '@spec.example', $2) returning id)
         insert into member (network_id, account_id, name) select $1, id, $2 from person returning id`,
        [town.networkIds[admin.network]!, name],
      );
      accounts.push(id);
    }
    await given.client.query(`insert into role_grant (network_id, member_id, role) values ($1, $2, 'MENTOR')`, [
      town.networkIds[admin.network]!,
      accounts[1],
    ]);
    const ids = { kept: accounts[0], merged: accounts[1] };
    const both = '$kept: ID!, $merged: ID!';
    const args = 'keptId: $kept, mergedId: $merged';
    await ask(admin.who, `query (${both}) { previewMemberMerge(${args}) ${select('PreviewMemberMergeResult')} }`, ids);
    await ask(
      admin.who,
      `mutation (${both}) { mergeMembers(${args}, reason: "Deux adresses") ${select('MergeMembersResult')} }`,
      ids,
    );
  },
  'an invalid offer token': async ({ ask }, select) => {
    await ask('member', BOOK(select('BookResult')), { token: 'no token', key: 'key-of-nothing' });
  },
  'too many attempts': async ({ ask }, select) => {
    const query = `mutation { signInWithPassword(email: "often@spec.example", password: "wrong") ${select('PasswordSignInResult')} }`;
    for (let time = 0; time < 31; time++) await ask('member', query);
  },
  'demonstration accounts': async ({ ask, given, town }) => {
    for (const who of ['mentor', 'facilitator'])
      await given.client.query(`update account set email = $2 where id = $1`, [
        town.people.get(who)!.accountId,
        `${who}@demo.traboule.example`,
      ]);
    await ask('member', `{ demoSignIns { key } }`);
  },
  'a password, a second factor, and both at once': async ({ ask, api }, select) => {
    const code = (name: string) =>
      `mutation ($code: String!) { ${name}(code: $code) ${select(`${name[0]!.toUpperCase()}${name.slice(1)}Result`)} }`;
    const who = 'facilitator';
    const setPassword = `mutation ($password: String!) { setPassword(password: $password) ${select('SetPasswordResult')} }`;
    for (const password of ['court', PASSWORD]) await ask(who, setPassword, { password });
    const { offerSecondFactor } = (await ask(
      who,
      `mutation { offerSecondFactor { ... on SecondFactorOffer { secret } } }`,
    )) as {
      offerSecondFactor: { secret: string };
    };
    const epoch = Math.floor(api.clock.now().epochMilliseconds / 1000);
    const first = generateSync({ secret: offerSecondFactor.secret, epoch });
    const { confirmSecondFactor } = (await ask(who, code('confirmSecondFactor'), { code: first })) as {
      confirmSecondFactor: { codes: string[] };
    };
    await ask(who, `mutation { offerSecondFactor ${select('OfferSecondFactorResult')} }`);
    const signIn = `mutation ($email: String!, $password: String!) { signInWithPassword(email: $email, password: $password) ${select('PasswordSignInResult')} }`;
    await ask(who, signIn, { email: 'facilitator@demo.traboule.example', password: PASSWORD });
    await ask(
      who,
      `mutation { enterSecondFactor(challenge: "old", code: "000000") ${select('EnterSecondFactorResult')} }`,
    );
    await ask(who, code('removeSecondFactor'), { code: confirmSecondFactor.codes[0] });
  },
  'a suspended member who reads why': async ({ ask, town, given }, select) => {
    const { accountId } = town.people.get('facilitator')!;
    await given.client.query(
      `update member set suspended_at = '2026-11-22', suspended_reason = 'Badge prêté' where account_id = $1`,
      [accountId],
    );
    await ask('facilitator', `{ me ${select('Me')} }`);
    await given.client.query(`update member set suspended_at = null, suspended_reason = null`);
  },
  'settings that change and one whose rows have columns': async ({ ask }, select) => {
    const admin = 'network admin';
    const change = `mutation { changeSetting(key: "booking.perHour", value: "30") ${select('ChangeSettingResult')} }`;
    await ask(admin, change);
    await ask(admin, `{ previewSetting(key: "booking.gridMinutes", value: "30") ${select('PreviewSettingResult')} }`);
  },
  'a change of opening hours that touches bookings': async ({ ask, given, town }, select) => {
    const who = 'venue manager';
    const { venueId: target } = town.people.get(who)!.desks;
    const closure = { target, from: '2026-11-24T13:30:00Z', until: '2026-11-26T20:00:00Z', reason: 'Dégât des eaux' };
    await given.client.query('analyze'); // the town was written a moment ago, and nothing has counted its rows yet
    const preview = `mutation ($change: HoursChangeInput!) { previewHoursChange(change: $change) ${select('HoursPreviewResult')} }`;
    await ask(who, preview, { change: { closure } });
    const close = `mutation ($closure: ClosureInput!, $key: ID!) { close(closure: $closure, idempotencyKey: $key) ${select('HoursSaveResult')} }`;
    await ask(who, close, { closure, key: 'key-without-decisions' });
    await ask(who, close, { closure: { ...closure, reason: '' }, key: 'key-without-reason' });
  },
  'what stands about a booking of everybody': factsOfEverybodysBooking,
  // This scenario moves the clock, so it stays the last.
  'an expired offer and a sign-in that is not recent': async ({ ask, api }, select) => {
    const token = await offerToken(ask, 'animator', { kind: 'DESK_AREA', start: '2026-11-30T09:00:00Z', minutes: 60 });
    api.clock.advance({ minutes: 20 });
    await ask('animator', BOOK(select('BookResult')), { token, key: 'key-that-came-late' });
    await ask('animator', `mutation { startAddingPasskey ${select('StartAddingPasskeyResult')} }`);
  },
};

/** Changes append-only tables with their triggers disabled. */
