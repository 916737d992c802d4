/** Places on the screen, in pixels. */
export type Pixel = readonly [x: number, y: number];
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Shape {
  name: string;
  /** Outer outlines; holes are too small to matter to a name. */
  outlines: Pixel[][];
}
export interface Spot {
  name: string;
  at: Pixel;
}

const STEPS = 9;
const LINE = 18;
const LETTER = 7.5;

/** Where each name can be read: inside the part of its shape that is in view, as far from its edges as may be, over no pin
 *  and no other name. Large shapes choose first; a shape without room goes unnamed. */
export function labelSpots(shapes: Shape[], view: Box, taken: Box[]): Spot[] {
  const busy = [...taken];
  const spots: Spot[] = [];
  const inView = shapes.flatMap((shape) =>
    shape.outlines.map((outline) => ({ name: shape.name, outline, box: cut(boxOf(outline), view) })),
  );
  for (const { name, outline, box } of inView.sort((a, b) => size(b.box) - size(a.box))) {
    if (spots.some((spot) => spot.name === name)) continue;
    const at = roomiest(outline, box, view, (candidate) => {
      const label = labelBox(name, candidate);
      return inside(label, view) && !busy.some((other) => overlaps(label, other));
    });
    if (!at) continue;
    busy.push(labelBox(name, at));
    spots.push({ name, at });
  }
  return spots;
}

/** The point of a grid over `box` that is deepest inside the outline, of those that are free. */
function roomiest(outline: Pixel[], box: Box, view: Box, isFree: (at: Pixel) => boolean): Pixel | undefined {
  if (box.right - box.left < LINE || box.bottom - box.top < LINE) return undefined;
  let best: Pixel | undefined;
  let deepest = LINE / 2;
  for (let i = 1; i < STEPS; i++) {
    for (let j = 1; j < STEPS; j++) {
      const at: Pixel = [
        box.left + ((box.right - box.left) * i) / STEPS,
        box.top + ((box.bottom - box.top) * j) / STEPS,
      ];
      if (!contains(outline, at)) continue;
      const depth = Math.min(
        distanceToEdge(outline, at),
        at[0] - view.left,
        view.right - at[0],
        at[1] - view.top,
        view.bottom - at[1],
      );
      if (depth <= deepest || !isFree(at)) continue;
      [best, deepest] = [at, depth];
    }
  }
  return best;
}

function labelBox(name: string, [x, y]: Pixel): Box {
  const half = (name.length * LETTER) / 2;
  return { left: x - half, right: x + half, top: y - LINE / 2, bottom: y + LINE / 2 };
}

const size = ({ left, right, top, bottom }: Box) => Math.max(0, right - left) * Math.max(0, bottom - top);
const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const inside = (a: Box, b: Box) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
const cut = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  right: Math.min(a.right, b.right),
  top: Math.max(a.top, b.top),
  bottom: Math.min(a.bottom, b.bottom),
});

function boxOf(outline: Pixel[]): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y] of outline) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function contains(outline: Pixel[], [x, y]: Pixel): boolean {
  let within = false;
  outline.forEach(([ax, ay], i) => {
    const [bx, by] = outline[(i + 1) % outline.length]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  });
  return within;
}

function distanceToEdge(outline: Pixel[], [x, y]: Pixel): number {
  let least = Infinity;
  outline.forEach(([ax, ay], i) => {
    const [bx, by] = outline[(i + 1) % outline.length]!;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
  });
  return least;
}
