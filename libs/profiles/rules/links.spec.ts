import { describe, expect, it } from '@jest/globals';
import { publicLink } from './links.js';

describe('a link of a profile', () => {
  it.each([
    ['https://traboule.org/a?b=c#d', 'https://traboule.org/a?b=c#d'],
    ['  HTTPS://Example.COM ', 'https://example.com/'],
    ['https://émile.fr/café', 'https://xn--mile-9oa.fr/caf%C3%A9'],
  ])('%j is %j', (text, link) => {
    expect(publicLink(text)).toBe(link);
  });

  it.each([
    'http://traboule.org',
    'javascript:alert(1)',
    'data:text/html,x',
    '//traboule.org',
    'traboule.org',
    'https://user:password@traboule.org',
    'https://traboule.org@evil.org',
    'https://traboule.org:8443/',
    'https://127.0.0.1/',
    'https://0x7f000001/',
    'https://[::1]/',
    'https://localhost/',
    'https://printer.local/',
    'https://traboule/',
    'https://a b.org/',
    'https://',
    '',
    `https://traboule.org/${'x'.repeat(300)}`,
  ])('%j is refused', (text) => {
    expect(publicLink(text)).toBeUndefined();
  });
});
