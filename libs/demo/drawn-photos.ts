/** A picture of simple shapes, painted pixel by pixel: nothing is downloaded, and no photo of a real place is shown. */
class Painting {
  readonly pixels: Buffer;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = Buffer.alloc(width * height * 3);
  }

  /** Fills every point for which `isInside` holds. Coordinates run from 0 to 1, from the left and from the top. */
  fill(colour: readonly number[], isInside: (x: number, y: number) => boolean, shade = 0): this {
    for (let row = 0; row < this.height; row++)
      for (let column = 0; column < this.width; column++) {
        const [x, y] = [column / this.width, row / this.height];
        if (!isInside(x, y)) continue;
        const light = 1 - shade * y;
        this.pixels.set(
          colour.map((part) => Math.round(part * light)),
          (row * this.width + column) * 3,
        );
      }
    return this;
  }

  rectangle(colour: readonly number[], left: number, top: number, right: number, bottom: number): this {
    return this.fill(colour, (x, y) => x >= left && x < right && y >= top && y < bottom);
  }

  /** A window or a door that is round at its top. */
  arch(colour: readonly number[], middle: number, top: number, halfWidth: number, bottom: number): this {
    const radius = halfWidth * (this.width / this.height);
    return this.fill(colour, (x, y) => {
      const dx = (x - middle) / halfWidth;
      if (Math.abs(dx) > 1 || y > bottom) return false;
      return y >= top + radius || dx ** 2 + ((y - top - radius) / radius) ** 2 <= 1;
    });
  }
}

const WALLS = [
  [236, 208, 188],
  [205, 222, 218],
  [240, 224, 190],
  [214, 208, 226],
] as const;
const WOOD = [150, 98, 66];
const DARK = [70, 52, 44];
const SKY = [176, 214, 232];

/** A room with windows and tables, each one a little different. @param index chooses the wall, the windows and the tables */
export function drawRoom(index: number, width = 1_600, height = 1_200): Painting {
  const painting = new Painting(width, height);
  const wall = WALLS[index % WALLS.length]!;
  painting
    .fill(wall, (_x, y) => y < 0.72, 0.15)
    .fill([188, 160, 132], (_x, y) => y >= 0.72, 0.25)
    .rectangle(DARK, 0, 0.715, 1, 0.725);
  const windows = 2 + (index % 3);
  for (let n = 0; n < windows; n++) {
    const middle = (n + 0.5) / windows;
    painting.arch([252, 248, 240], middle, 0.14, 0.34 / windows, 0.6).arch(SKY, middle, 0.16, 0.31 / windows, 0.585);
    painting.rectangle([252, 248, 240], middle - 0.004, 0.16, middle + 0.004, 0.585);
  }
  const tables = 1 + (index % 2);
  for (let n = 0; n < tables; n++) {
    const [left, right] = [0.12 + (n * 0.8) / tables, 0.04 + ((n + 1) * 0.84) / tables];
    painting.rectangle(WOOD, left, 0.7, right, 0.735);
    for (const leg of [left + 0.02, right - 0.035]) painting.rectangle(DARK, leg, 0.735, leg + 0.015, 0.9);
    painting.rectangle([92, 140, 134], left + 0.06, 0.655, left + 0.14, 0.7);
  }
  painting
    .rectangle(DARK, 0.495, 0, 0.505, 0.06)
    .fill([250, 214, 120], (x, y) => (x - 0.5) ** 2 * 1.8 + (y - 0.09) ** 2 < 0.0016);
  return painting;
}
