import { describe, expect, it } from '@jest/globals';
import { earliestSlot, wantedOf } from './slot.js';

const room = { kind: 'MEETING_ROOM', capabilities: [] };
const laser = { kind: 'MACHINE', capabilities: [{ code: 'laser-cutting' }, { code: 'engraving' }] };
const at = (start: string) => ({ nextFree: { start } });

describe('the slot of a card', () => {
  it('asks for what can be done in the space, else for its kind', () => {
    expect(wantedOf(laser)).toEqual({ capability: 'laser-cutting' });
    expect(wantedOf(room)).toEqual({ kind: 'MEETING_ROOM' });
  });

  it('is the earliest of the spaces, and of two at the same time the first', () => {
    const late = { ...room, ...at('2026-11-24T10:00:00Z') };
    expect(earliestSlot([late, { ...laser, ...at('2026-11-24T09:00:00Z') }])).toEqual({
      start: '2026-11-24T09:00:00Z',
      wanted: { capability: 'laser-cutting' },
    });
    expect(earliestSlot([late, { ...laser, ...at('2026-11-24T10:00:00Z') }])!.wanted).toEqual({ kind: 'MEETING_ROOM' });
  });

  it('is none when no space has one', () => {
    expect(earliestSlot([{ ...room, nextFree: null }])).toBeNull();
    expect(earliestSlot([])).toBeNull();
  });
});
