import { WaitTokens } from '#libs/offers';
import { type GivenMember, type GivenSpace } from '#libs/testing';
import { type Base, type Restore } from './base.types.js';
import { type FuzzTown } from './fuzz-town.fixture.js';

const START = Temporal.Instant.from('2026-11-27T09:00:00Z');
/** A room of each town that somebody has. */
const rooms = new WeakMap<FuzzTown, Promise<GivenSpace>>();
/** The wait of each member that can be left. */
const live = new WeakMap<GivenMember, string>();

async function takenRoom(town: FuzzTown): Promise<GivenSpace> {
  const room = await town.given.space(town.lyon, { name: 'Salle prise', lat: 45.95 });
  await town.bookingClient.proposeAndBook(await town.given.member(town.lyon), room, START.toString());
  return room;
}

async function waitToken(town: FuzzTown, member: GivenMember): Promise<string> {
  const room = rooms.get(town) ?? takenRoom(town);
  rooms.set(town, room);
  return new WaitTokens(town.api.env.SECRET).seal({
    networkId: town.lyon.id,
    memberId: member.id,
    spaceId: (await room).id,
    seats: 1,
    start: START,
    end: START.add({ hours: 1 }),
    expiresAt: START,
  });
}

async function waitOf(town: FuzzTown, member: GivenMember): Promise<string> {
  const found = live.get(member);
  if (found) return found;
  const { data } = await town.api.ask<{ joinSpaceWaitingList: { id: string } }>(
    'lyon',
    `mutation ($token: String!) { joinSpaceWaitingList(token: $token) { ... on SpaceWait { id } } }`,
    { token: await waitToken(town, member) },
    member,
  );
  live.set(member, data.joinSpaceWaitingList.id);
  return data.joinSpaceWaitingList.id;
}

export const waitingBases: Record<string, Base> = {
  'Query.myAgenda(from)': () => '2026-11-23T00:00:00Z',
  'Query.myAgenda(until)': () => '2026-11-30T00:00:00Z',
  'Mutation.joinSpaceWaitingList(token)': (town, caller) => waitToken(town, town.holder(caller)),
  'Mutation.leaveSpaceWaitingList(id)': (town, caller) => waitOf(town, town.holder(caller)),
};

export const waitingResults: Record<string, string> = {
  'Mutation.joinSpaceWaitingList': 'SpaceWait',
  'Mutation.leaveSpaceWaitingList': 'SpaceWaitLeft',
};

export const waitingRestores: Record<string, Restore> = {
  'Mutation.leaveSpaceWaitingList': (town, caller, { __typename }) => {
    if (__typename === 'SpaceWaitLeft') live.delete(town.holder(caller));
  },
};
