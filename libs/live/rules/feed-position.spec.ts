import { describe, expect, it } from '@jest/globals';
import { isReadableFrom, positionFrom, positionText } from './feed-position.js';

const epoch = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const position = (seconds: number, snapshot = '750:753:750,752') => ({ epoch, seconds, snapshot });

describe('the position in the feeds', () => {
  it('is read back from the id of an event', () => {
    for (const snapshot of ['750:753:750,752', '1:1:', '3:20000000000:'])
      expect(positionFrom(positionText(position(1_790_000_000, snapshot)))).toEqual(position(1_790_000_000, snapshot));
  });

  it.each([
    undefined,
    '',
    'x',
    `${epoch}.1.753:750:`,
    `${epoch}.1.0:750:`,
    `${epoch}.1.750:753:752,750`,
    `${epoch}.1.750:753:753`,
    `${epoch}.1.750:753:,`,
    `${epoch}.1.750:99999999999999999999:`,
    `${epoch}.1.750:753:'); select 1`,
    `${epoch}.1.750:9999:${'751,'.repeat(600)}`,
    positionText({ epoch: null, seconds: 1, snapshot: '1:1:' }),
  ])('is refused when it is made up: %j', (text) => expect(positionFrom(text)).toBeUndefined());

  it('is readable for half an hour in the same epoch', () => {
    expect(isReadableFrom(position(1_000), position(2_000))).toBe(true);
    expect(isReadableFrom(position(1_000), position(2_800))).toBe(false);
    expect(isReadableFrom(position(2_001), position(2_000))).toBe(false);
    expect(isReadableFrom({ ...position(1_000), epoch: epoch.replace('1', '2') }, position(2_000))).toBe(false);
    expect(isReadableFrom({ ...position(1_000), epoch: null }, { ...position(1_001), epoch: null })).toBe(false);
  });
});
