import { describe, expect, it } from '@jest/globals';
import { rateLimitKeyForEmail } from './rate-limit-key.js';

describe('the rate-limit key of a mail address', () => {
  it.each([
    'ada@place.example',
    'ADA@Place.Example',
    ' ada@place.example ',
    'ada+work@place.example',
    'Ada+a+b@place.example',
    'ada+@place.example',
    'ａｄａ@place.example',
  ])('is the same for %j and ada@place.example', (email) =>
    expect(rateLimitKeyForEmail(email)).toBe('ada@place.example'),
  );

  it.each(['ada.l@place.example', 'ada@place.example.org', 'adà@place.example', 'ada-x@place.example'])(
    'differs for %j',
    (email) => expect(rateLimitKeyForEmail(email)).not.toBe('ada@place.example'),
  );

  it('is the text itself when it is not an address', () => expect(rateLimitKeyForEmail('No+body')).toBe('no+body'));
});
