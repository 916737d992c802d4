import { describe, expect, it } from '@jest/globals';
import { countedAs } from './mail-address.js';

describe('tries for a mail address', () => {
  it.each([
    'ada@place.example',
    'ADA@Place.Example',
    ' ada@place.example ',
    'ada+work@place.example',
    'Ada+a+b@place.example',
    'ada+@place.example',
    'ａｄａ@place.example',
  ])('%j counts as the one mailbox it is', (email) => expect(countedAs(email)).toBe('ada@place.example'));

  it.each(['ada.l@place.example', 'ada@place.example.org', 'adà@place.example', 'ada-x@place.example'])(
    '%j is somebody else',
    (email) => expect(countedAs(email)).not.toBe('ada@place.example'),
  );

  it('text that is no address counts as itself', () => expect(countedAs('No+body')).toBe('no+body'));
});
