import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Box, type Pixel, type Shape, labelSpots } from './label-spots.js';

const view: Box = { left: 0, top: 0, right: 400, bottom: 300 };
const rectangle = (left: number, top: number, right: number, bottom: number): Pixel[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];
const square = (name: string, left: number, top: number, side: number): Shape => ({
  name,
  outlines: [rectangle(left, top, left + side, top + side)],
});

describe('where a name is written', () => {
  it('is the middle of what is in view, not of the whole shape', () => {
    const [spot] = labelSpots([square('Lyon', -2000, -2000, 2200)], view, []);
    expect(spot?.at[0]).toBeGreaterThan(50);
    expect(spot?.at[0]).toBeLessThan(150);
    expect(spot?.at[1]).toBeLessThan(150);
  });

  it('keeps clear of pins, and says nothing where no room is left', () => {
    const pin = { left: 80, right: 120, top: 80, bottom: 120 };
    const [spot] = labelSpots([square('Bron', 0, 0, 200)], view, [pin]);
    expect(spot).toBeDefined();
    expect(Math.abs(spot!.at[1] - 100) > 20 || Math.abs(spot!.at[0] - 100) > 20).toBe(true);
    expect(labelSpots([square('Bron', 0, 0, 200)], view, [view])).toEqual([]);
  });

  it('is inside an outline that bends', () => {
    const horseshoe: Pixel[] = [
      [0, 0],
      [300, 0],
      [300, 250],
      [220, 250],
      [220, 60],
      [80, 60],
      [80, 250],
      [0, 250],
    ];
    const [spot] = labelSpots([{ name: 'U', outlines: [horseshoe] }], view, []);
    const [x, y] = spot!.at;
    expect(x < 80 || x > 220 || y < 60).toBe(true);
  });

  it('a commune of several pieces is named once, on the piece with most room', () => {
    const pieces = { name: 'Deux', outlines: [rectangle(0, 0, 60, 60), rectangle(100, 50, 380, 280)] };
    const spots = labelSpots([pieces], view, []);
    expect(spots).toHaveLength(1);
    expect(spots[0]!.at[0]).toBeGreaterThan(100);
  });

  it('never overlaps another name or leaves the view, whatever the shapes', () => {
    const shapes = fc.array(
      fc.record({
        left: fc.integer({ min: -300, max: 400 }),
        top: fc.integer({ min: -300, max: 300 }),
        side: fc.integer({ min: 1, max: 600 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(shapes, (squares) => {
        const spots = labelSpots(
          squares.map(({ left, top, side }, i) => square(`Commune ${i}`, left, top, side)),
          view,
          [],
        );
        const boxes = spots.map(({ name, at: [x, y] }) => ({ x, y, half: (name.length * 7.5) / 2 }));
        for (const [i, { x, y, half }] of boxes.entries()) {
          expect(x - half >= 0 && x + half <= 400 && y >= 0 && y <= 300).toBe(true);
          for (const other of boxes.slice(i + 1))
            expect(Math.abs(other.y - y) >= 18 || Math.abs(other.x - x) >= half + other.half).toBe(true);
        }
      }),
    );
  });
});
