import { describe, expect, it } from '@jest/globals';
import { MOST_TOPICS, topicName, topicsFrom } from './topics.js';

const VENUE = '01a00000-0000-7000-8000-000000000000';

describe('topics', () => {
  it('are read from a list, each once, and written in the same way', () => {
    const topics = topicsFrom(`agenda,notifications,planning:${VENUE},free:${VENUE},agenda`)!;
    expect(topics.map(topicName)).toEqual(['agenda', 'notifications', `planning:${VENUE}`, `free:${VENUE}`]);
  });

  it.each([
    undefined,
    '',
    'agenda,',
    'agenda:x',
    'planning',
    'planning:x',
    `planning:${VENUE}:x`,
    `agenda:${VENUE}`,
    `other:${VENUE}`,
    ['agenda'],
  ])('refuse %j', (text) => expect(topicsFrom(text)).toBeUndefined());

  it('are limited in number', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => `free:${VENUE.slice(0, -2)}${String(n).padStart(2, '0')}`);
    expect(topicsFrom(many(MOST_TOPICS).join())).toHaveLength(MOST_TOPICS);
    expect(topicsFrom(many(MOST_TOPICS + 1).join())).toBeUndefined();
  });
});
