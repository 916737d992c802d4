import { type GivenMember } from '#libs/testing';
import { type Base, type Restore } from './base.types.js';
import { type FuzzTown } from './fuzz-town.fixture.js';

/** The hold of each member that can be released. */
const live = new WeakMap<GivenMember, string>();

async function holdOf(town: FuzzTown, member: GivenMember): Promise<string> {
  const found = live.get(member);
  if (found) return found;
  const token = await town.bookingClient.offer(member, town.desks, '2026-11-29T09:00:00Z', 60);
  const { data } = await town.api.ask<{ holdOffer: { id: string } }>(
    'lyon',
    `mutation ($token: String!, $key: ID!) { holdOffer(token: $token, idempotencyKey: $key) { ... on Held { id } } }`,
    { token, key: town.fresh() },
    member,
  );
  live.set(member, data.holdOffer.id);
  return data.holdOffer.id;
}

export const holdBases: Record<string, Base> = {
  'Mutation.holdOffer(token)': (town, caller) => town.offerToken(caller),
  'Mutation.holdOffer(idempotencyKey)': (town) => town.fresh(),
  'Mutation.releaseHold(id)': (town, caller) => holdOf(town, town.holder(caller)),
};

export const holdResults: Record<string, string> = {
  'Mutation.holdOffer': 'Held',
  'Mutation.releaseHold': 'HoldReleased',
};

export const holdRestores: Record<string, Restore> = {
  'Mutation.holdOffer': async (town, caller, { __typename, id }) => {
    if (__typename !== 'Held') return;
    await town.api.ask('lyon', `mutation ($id: ID!) { releaseHold(id: $id) { __typename } }`, { id }, caller.member!);
  },
  'Mutation.releaseHold': (town, caller, { __typename }) => {
    if (__typename === 'HoldReleased') live.delete(town.holder(caller));
  },
};
