import { describe, expect, it } from '@jest/globals';
import { ageMinutes, isCodeAccepted, nextPollMs } from './kiosk-state.js';

const shown = (secondsLeft: number) => ({
  receivedAt: 1_000_000,
  now: '2026-11-23T08:00:10Z',
  codeChangesAt: new Date(Date.parse('2026-11-23T08:00:10Z') + secondsLeft * 1_000).toISOString(),
});
const after = (seconds: number) => 1_000_000 + seconds * 1_000;

describe('the screen at the door', () => {
  it('shows a code only while it is accepted', () => {
    expect([44, 46].map((seconds) => isCodeAccepted(shown(20), after(seconds)))).toEqual([true, false]);
    expect([24, 26].map((seconds) => isCodeAccepted(shown(0), after(seconds)))).toEqual([true, false]);
  });

  it('asks every ten seconds, sooner when the code changes, and again five seconds after a failure', () => {
    expect([shown(25), shown(4), shown(0), undefined].map(nextPollMs)).toEqual([10_000, 4_300, 500, 5_000]);
  });

  it('says how old the shown state is', () => {
    expect([0, 59, 60, 3_600].map((seconds) => ageMinutes(shown(1), after(seconds)))).toEqual([0, 0, 1, 60]);
  });
});
