/** Makes a hostile value out of a valid one. */
export type Mutator = (good: unknown) => unknown;

const bytes = (change: (all: Buffer) => Uint8Array) => (value: unknown) =>
  typeof value === 'string' ? Buffer.from(change(Buffer.from(value, 'base64url'))).toString('base64url') : '';
const flipped = (at: number) => (all: Buffer) =>
  all.map((byte, i) => (i === (at + all.length) % all.length ? byte ^ 0x81 : byte));
const fixed =
  (text: string, times = 1) =>
  () =>
    Buffer.from(text.repeat(times), 'hex').toString('base64url');

/** The replacements of each part of a JSON text; parts in base64url are treated as bytes, such as CBOR. */
const CHANGES: Record<string, (value: unknown) => unknown> = {
  'left out': () => undefined,
  nothing: () => null,
  'a number': () => 1e308,
  'an empty text': () => '',
  'no base64': () => '%%\ud800',
  'a list': (value) => [value],
  'a list of what is no text': () => ['a\0', { toString: 1 }, null, '\ud800', -1],
  'an object': () => JSON.parse('{"__proto__":{"x":1},"length":4000000000,"toString":1}'),
  'a long text': () => 'A'.repeat(15_000),
  'cut short': bytes((all) => all.subarray(0, all.length / 2)),
  'with more behind': bytes((all) => Buffer.concat([all, all])),
  'its first byte flipped': bytes(flipped(0)),
  'its second byte flipped': bytes(flipped(1)),
  'a byte in the middle flipped': bytes(flipped(37)),
  'its last byte flipped': bytes(flipped(-1)),
  'lists in lists': fixed('81', 10_000),
  'maps in maps': fixed('a161', 5_000),
  'a text longer than all memory': fixed('7bffffffffffffffff'),
  'a list longer than all memory': fixed('9bffffffffffffffff'),
  'bytes without an end': fixed('5f'),
  'a key that names its prototype': fixed('a1695f5f70726f746f5f5fa16178f5'),
};

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key])),
  ];
}

function changedAt(value: unknown, [key, ...rest]: string[], change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const object = { ...(value as Record<string, unknown>) };
  return { ...object, [key]: changedAt(object[key], rest, change) };
}

const parsed = (text: unknown): unknown => {
  try {
    return typeof text === 'string' && text.startsWith('{') ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

/** Mutations of each part of a JSON text; other texts have none. */
export function mutatorsOf(sample: unknown): (readonly [name: string, mutator: Mutator])[] {
  const whole = parsed(sample);
  if (whole === undefined) return [];
  return pathsOf(whole).flatMap((path) =>
    Object.entries(CHANGES).map(
      ([name, change]) =>
        [
          `${path.join('.')}: ${name}`,
          (good: unknown) => JSON.stringify(changedAt(parsed(good), path, change)),
        ] as const,
    ),
  );
}
