import { isStaffOf } from '#libs/directory';
import { type Sql, type Viewer } from '#libs/platform';
import { publicOf } from './live-feed.queries.js';
import { type Topic, topicName } from './rules/topics.js';

/** Where the changes of one topic are found: its network, its kind and whose it is. */
export const topicKey = (networkId: string, kind: Topic['kind'], subjectId: string): string =>
  `${networkId} ${kind} ${subjectId}`;

/** Those of the wanted topics that the viewer may follow, by their key. The others are left out without a word. */
export async function grantedTopics(
  open: Sql,
  viewer: Viewer,
  wanted: readonly Topic[],
): Promise<ReadonlyMap<string, string>> {
  const { network, account, member } = viewer;
  const freeOf = wanted.flatMap((topic) => (topic.kind === 'free' ? [topic.venueId] : []));
  const publicIds = freeOf.length > 0 ? await publicOf(open, network.id, freeOf) : new Set<string>();
  const subjectOf = (topic: Topic): string | undefined => {
    if (!('venueId' in topic)) return topic.kind === 'agenda' ? member?.id : account?.id;
    const isPublic = topic.kind === 'free' && publicIds.has(topic.venueId);
    return isPublic || isStaffOf(viewer, topic.venueId) ? topic.venueId : undefined;
  };
  return new Map(
    wanted.flatMap((topic) => {
      const subject = account ? subjectOf(topic) : undefined;
      return subject === undefined ? [] : [[topicKey(network.id, topic.kind, subject), topicName(topic)] as const];
    }),
  );
}
