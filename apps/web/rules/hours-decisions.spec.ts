import { describe, expect, it } from '@jest/globals';
import {
  type DecisionKind,
  countDecisions,
  decide,
  decideAll,
  decisionsToSend,
  stillPossible,
} from './hours-decisions.js';

const booking = (code: string, spaces: string[] = [], options: DecisionKind[] = ['KEEP', 'MOVE', 'CANCEL']) => ({
  code,
  options: spaces.length > 0 ? options : options.filter((option) => option !== 'MOVE'),
  moveTo: spaces.map((id) => ({ id })),
});
const A = booking('A', ['near', 'far']);
const B = booking('B');
const C = booking('C', ['near'], ['KEEP', 'MOVE']);

describe('decisions about touched bookings', () => {
  it('move a booking to the nearest space at first', () => {
    expect(decide({}, A, 'MOVE')).toEqual({ A: { kind: 'MOVE', moveTo: 'near' } });
    expect(decide({}, A, 'KEEP')).toEqual({ A: { kind: 'KEEP', moveTo: null } });
  });

  it('are made for all bookings that allow them, and leave the others', () => {
    const kept = decide({}, B, 'KEEP');
    expect(decideAll(kept, [A, B, C], 'MOVE')).toEqual({
      A: { kind: 'MOVE', moveTo: 'near' },
      B: { kind: 'KEEP', moveTo: null },
      C: { kind: 'MOVE', moveTo: 'near' },
    });
    expect(decideAll({}, [A, C], 'CANCEL')).toEqual({ A: { kind: 'CANCEL', moveTo: null } });
  });

  it('stay only where they still can be carried out', () => {
    const decided = decideAll({}, [A, B, C], 'MOVE');
    const again = [booking('A', ['far']), B, C, booking('D')];
    expect(stillPossible({ ...decided, B: { kind: 'CANCEL', moveTo: null } }, again)).toEqual({
      B: { kind: 'CANCEL', moveTo: null },
      C: { kind: 'MOVE', moveTo: 'near' },
    });
  });

  it('are counted, with those that are missing', () => {
    expect(countDecisions(decide({}, A, 'CANCEL'), [A, B, C])).toEqual({ KEEP: 0, MOVE: 0, CANCEL: 1, open: 2 });
  });

  it('are sent for touched bookings only', () => {
    const decided = { ...decide({}, A, 'MOVE'), gone: { kind: 'KEEP' as const, moveTo: null } };
    expect(decisionsToSend(decided, [A, B])).toEqual([{ code: 'A', decision: 'MOVE', moveTo: 'near' }]);
  });
});
