import { UUID_TEXT } from './uuid-text.js';

/** What a page may follow. `planning` and `free` belong to a venue; the others belong to the reader. */
export type Topic =
  { readonly kind: 'agenda' | 'notifications' } | { readonly kind: 'planning' | 'free'; readonly venueId: string };

export const MOST_TOPICS = 40;

/** How a topic is written in addresses and events, such as `agenda` or `planning:VENUE_ID`. */
export const topicName = (topic: Topic): string => ('venueId' in topic ? `${topic.kind}:${topic.venueId}` : topic.kind);

function topicFrom(text: string): Topic | undefined {
  const [kind, venueId, ...more] = text.split(':');
  if (more.length > 0) return undefined;
  if (venueId === undefined) return kind === 'agenda' || kind === 'notifications' ? { kind } : undefined;
  if (!UUID_TEXT.test(venueId)) return undefined;
  return kind === 'planning' || kind === 'free' ? { kind, venueId } : undefined;
}

/** Reads a list of topics, separated by commas. @returns undefined when it is empty, too long or contains anything else */
export function topicsFrom(text: unknown): Topic[] | undefined {
  if (typeof text !== 'string') return undefined;
  const names = [...new Set(text.split(','))];
  if (names.length > MOST_TOPICS) return undefined;
  const topics = names.map(topicFrom);
  return topics.every((topic) => topic !== undefined) ? topics : undefined;
}
