import {
  type Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  givenCertificate,
  givenSession,
} from '#libs/testing';

/** What a person has to do with sessions and trainings. All is at the venue of the person. */
export interface SessionsOfPerson {
  /** A session in which the person has a place, and others can take one. */
  readonly attendedSessionId: string;
  readonly placeId: string;
  /** A full session for which the person waits. */
  readonly fullSessionId: string;
  /** A session in which a place is held for the person. */
  readonly offeredSessionId: string;
  readonly offerId: string;
  readonly certificateId: string;
  readonly trainingId: string;
}

const TAKE = `mutation ($id: ID!, $key: ID!) { takePlace(sessionId: $id, idempotencyKey: $key) { __typename ... on PlaceTaken { place { id } } } }`;
const JOIN = `mutation ($id: ID!, $key: ID!) { joinWaitingList(sessionId: $id, idempotencyKey: $key) { __typename } }`;
const LEAVE = `mutation ($id: ID!) { leaveSession(sessionId: $id) { __typename } }`;
let people = 0;

/** Gives a person a place, a wait, an offer and a certificate, through the api. Each person's sessions have a day of their own. */
export async function createSessions(
  given: Given,
  api: TestApi,
  network: GivenNetwork,
  person: GivenMember,
  venueId: string,
): Promise<SessionsOfPerson> {
  const n = ++people;
  const [host, filler] = [await given.member(network, { hours: null }), await given.member(network, { hours: null })];
  const day = Temporal.Instant.from('2026-12-01T00:00:00Z').add({ hours: 24 * n });
  const session = async (hour: number, places: number) => {
    const start = day.add({ hours: hour }).toString();
    return (await givenSession(given, network, { hostId: host.id, venueId, start, places })).id;
  };
  const ask = async (query: string, id: string, as: GivenMember) => {
    const variables = { id, key: `sessions-of-${as.id}-${id}` };
    const { data, errors } = await api.ask<Record<string, { place?: { id: string } }>>(
      network.slug,
      query,
      variables,
      as,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const [attendedSessionId, fullSessionId, offeredSessionId] = [await session(9, 40), await session(12, 1), await session(15, 1)]; // prettier-ignore
  const placeId = (await ask(TAKE, attendedSessionId, person)).takePlace!.place!.id;
  for (const id of [fullSessionId, offeredSessionId]) {
    await ask(TAKE, id, filler);
    await ask(JOIN, id, person);
  }
  await ask(LEAVE, offeredSessionId, filler);
  const { offerId } = await given.one<{ offerId: string }>(
    `select o.id as "offerId" from waiting_offer o join waiting_list_entry w on w.id = o.entry_id where w.subject_id = $1`,
    [offeredSessionId],
  );
  const { trainingId } = await given.one<{ trainingId: string }>(
    `select training_id as "trainingId" from venue_training where venue_id = $1`,
    [venueId],
  );
  const { id: certificateId } = await givenCertificate(given, network, { memberId: person.id, trainingId, venueId, givenById: host.id }); // prettier-ignore
  return { attendedSessionId, placeId, fullSessionId, offeredSessionId, offerId, certificateId, trainingId };
}
