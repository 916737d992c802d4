import { type GivenMember } from '#libs/testing';
import { type Base, type Restore } from './base.types.js';
import { type FuzzTown } from './fuzz-town.fixture.js';

/** The feed of each member that can be revoked. */
const live = new WeakMap<GivenMember, string>();

async function feedOf(town: FuzzTown, member: GivenMember): Promise<string> {
  const found = live.get(member);
  if (found) return found;
  // Others that random operations made would count towards the most.
  await revokeAll(town, member);
  const { id } = await town.given.one<{ id: string }>(
    `insert into calendar_feed (network_id, member_id, shows_titles, token_hash, made_at) values ($1, $2, true, sha256(uuid_send(uuidv7())), now()) returning id`,
    [town.lyon.id, member.id],
  );
  live.set(member, id);
  return id;
}

export const feedsBases: Record<string, Base> = {
  'Mutation.makeCalendarFeed(spaceId)': () => null,
  'Mutation.makeCalendarFeed(showsTitles)': () => true,
  'Mutation.revokeCalendarFeed(id)': (town, caller) => feedOf(town, town.holder(caller)),
};

export const feedsResults: Record<string, string> = {
  'Mutation.makeCalendarFeed': 'CalendarFeedMade',
  'Mutation.revokeCalendarFeed': 'CalendarFeedRevoked',
};

const revokeAll = async ({ given }: FuzzTown, { id }: GivenMember): Promise<void> =>
  void (await given.client.query(
    `update calendar_feed set revoked_at = made_at where member_id = $1 and revoked_at is null`,
    [id],
  ));

export const feedsRestores: Record<string, Restore> = {
  'Mutation.makeCalendarFeed': (town, caller) => {
    live.delete(town.holder(caller));
    return revokeAll(town, town.holder(caller));
  },
  'Mutation.revokeCalendarFeed': (town, caller, { __typename }) => {
    if (__typename === 'CalendarFeedRevoked') live.delete(town.holder(caller));
  },
};
