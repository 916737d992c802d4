import { encodeCursor } from '#libs/platform';
import { type FuzzTown } from './fuzz-town.fixture.js';
import { mutatorsOf } from './fuzz-mutators.fixture.js';

/** A hostile value, or a function that derives one from the valid value, with its name in failures. */
export type Hostile = readonly [name: string, value: unknown];

/** A number in a form that our JSON writer never produces. */
const raw = (text: string): unknown => (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text);
const nested = (levels: number): unknown => JSON.parse(`${'{"near":'.repeat(levels)}1${'}'.repeat(levels)}`);
const nestedLists = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
const range = (start: string, end: string) => ({ start, end });
const UNKNOWN_ID = '019f0000-0000-7000-8000-000000000000';

/** Fields that only the server fills in. They must be refused when added to an input. */
export const INJECTED: Record<string, unknown> = {
  price: 0,
  priceCents: 0,
  amountCents: -1,
  creditMinutes: 0,
  role: 'NETWORK_ADMIN',
  roles: ['NETWORK_ADMIN'],
  networkId: UNKNOWN_ID,
  memberId: UNKNOWN_ID,
  accountId: UNKNOWN_ID,
  status: 'CONFIRMED',
  state: 'CONFIRMED',
  platformOperator: true,
  createdAt: '2020-01-01T00:00:00Z',
};

const TEXTS: Record<string, string> = {
  'empty text': '',
  'blank text': ' \t\u00a0\u2003 ',
  'a line end': '\n',
  NUL: 'a\0b',
  'half a surrogate pair': 'a\ud800',
  'the other half': '\udc00a',
  'a right-to-left override': '\u202Egnp.exe\u202C',
  'invisible characters': '\u200b\u200d\ufeff\u2060',
  emoji: '👩🏽‍🔧👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  'many combining marks': `e${'\u0301'.repeat(400)}`,
  'no characters of any script': '\uffff\ufffe\u{10ffff}',
  'text for NaN': 'NaN',
  'text for Infinity': '-Infinity',
  'text for null': 'null',
  'text for true': 'true',
  'a number as text': '1e309',
  'hexadecimal text': '0x1F',
  SQL: `'; drop table booking; --`,
  'SQL, blind': `1' or '1'='1' union select null,version()--`,
  'SQL, asleep': `1; select case when (1=1) then repeat('x',9) end --`,
  'LIKE wildcards': '%_%\\%',
  'search operators': `& | ! ( ) <-> :* ' \\`,
  'a pattern without end': `${'(a+)+'.repeat(20)}$`,
  'many spaces, then a character': `${' '.repeat(5_000)}!`,
  'the prototype’s name': '__proto__',
  'the constructor’s name': 'constructor',
  'a method’s name': 'toString',
  'a header': 'x\r\nSet-Cookie: traboule=stolen\r\n\r\n<html>',
  'a mail header': 'a@spec.example\r\nBcc: victim@evil.example',
  'two mail addresses': 'a@spec.example, b@evil.example',
  'a mail address with a name': '"x" <a@spec.example>',
  'a formula': '=cmd|"/c calc"!A1',
  'another formula': '@SUM(1+1)*cmd',
  script: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a template': '${7*7}{{7*7}}#{7*7}<%= 7*7 %>',
  'a script as address': 'javascript:alert(1)//',
  'an inner address': 'http://169.254.169.254/latest/meta-data/',
  'a path': '../../../../etc/passwd',
  'a path, encoded': '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  'an unknown id': UNKNOWN_ID,
  'a malformed id': '019f0000-0000-7000-8000-00000000000',
  'an id with braces': `{${UNKNOWN_ID}}`,
  'a long text': 'x'.repeat(500),
  'a very long text': 'é'.repeat(60_000),
  'JSON in a text': '{"$ne":null}',
  'a time long ago': '1970-01-01T00:00:00Z',
  'a time in the past': '2026-11-22T13:00:00Z',
  'a time ten years ahead': '2036-11-23T13:00:00Z',
  'the last time': '2199-12-31T23:59:59.999999999Z',
  'a time after the supported range': '+275760-09-13T00:00:00Z',
  'a time before the supported range': '-271821-04-20T00:00:00Z',
  'infinity as a time': 'infinity',
  'a time off the grid': '2026-11-24T13:07:11.123456789Z',
  'the hour the clocks skip': '2027-03-28T02:30:00+01:00',
  'a time without an offset': '2026-11-24T13:00:00',
  'an invalid day': '2026-02-30T00:00:00Z',
  'a leap second': '2026-12-31T23:59:60Z',
  'a time with a calendar': '2026-11-24T13:00:00+01:00[Europe/Paris][u-ca=hebrew]',
  'a malformed cursor': '%%%',
  'an empty cursor': encodeCursor(),
  'a cursor of other kinds': encodeCursor(null, 'x', 1),
  'a cursor of SQL': encodeCursor(`2026-11-23T00:00:00Z'; select 1`, UNKNOWN_ID),
  'a cursor of infinity': encodeCursor('infinity', UNKNOWN_ID),
  'a valid cursor': encodeCursor('2026-11-23T00:00:00Z', UNKNOWN_ID),
  'a cursor of a huge number': Buffer.from(`[1e999,"x","${UNKNOWN_ID}"]`).toString('base64url'),
  'a cursor with NUL': encodeCursor('a\0', UNKNOWN_ID),
};

const OTHERS: Record<string, unknown> = {
  nothing: null,
  'left out': undefined,
  zero: 0,
  'minus zero': raw('-0'),
  'minus one': -1,
  half: 0.5,
  '2^31': 2 ** 31,
  '-2^31': -(2 ** 31),
  'the largest Int': 2 ** 31 - 1,
  '2^53': 2 ** 53,
  'more digits than a number holds': raw('9'.repeat(400)),
  'above the largest number': raw('1e400'),
  'the smallest number': 5e-324,
  'the largest number': 1.7976931348623157e308,
  true: true,
  false: false,
  'an empty list': [],
  'a list of one': ['x'],
  'a list of nothing': [null],
  'a list in a list': [['x']],
  'a list of all kinds': [0, 'x', true, null, {}],
  'a long list': Array.from({ length: 400 }, () => 'projector'),
  'a very long list': Array.from({ length: 50_000 }, () => 'x'),
  'an empty object': {},
  'an object with a method’s name': { toString: 'x', valueOf: 1 },
  'an object that names its prototype': JSON.parse(
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}',
  ),
  'a deep object': nested(40),
  'a very deep object': nested(1_000),
  'deep lists': nestedLists(500),
  'a reversed range': range('2026-11-24T14:00:00Z', '2026-11-24T13:00:00Z'),
  'an empty range': range('2026-11-24T13:00:00Z', '2026-11-24T13:00:00Z'),
  'a range of ten years': range('2026-11-24T13:00:00Z', '2036-11-24T13:00:00Z'),
  'an unbounded range': range('-infinity', 'infinity'),
};

/** Larger than the limit of a request. */
const TOO_HEAVY: Hostile = ['a megabyte', 'x'.repeat(1_000_000)];

/** The values that are the same for every caller. */
export const EVERYBODYS: readonly Hostile[] = [...Object.entries(TEXTS), ...Object.entries(OTHERS)];

/** Values that belong to somebody else, or that resemble them. */
function stolen(town: FuzzTown): Hostile[] {
  const [neighbour, stranger] = town.others;
  const cut = neighbour!.token.slice(0, -3);
  const [body, signature] = neighbour!.token.split('.');
  return [
    ['a neighbour’s booking', neighbour!.code],
    ['a stranger’s booking', stranger!.code],
    ['a neighbour’s offer', neighbour!.token],
    ['a stranger’s offer', stranger!.token],
    ['an offer cut short', cut],
    ['an offer with another’s signature', `${body}.${stranger!.token.split('.')[1]}`],
    ['an offer without a signature', `${body}.`],
    ['an offer with its parts swapped', `${signature}.${body}`],
    ['a stranger’s cursor', stranger!.cursor],
    ['a stranger’s place', stranger!.space.venueSlug],
    ['a stranger’s space', stranger!.space.id],
    ['a stranger’s network', stranger!.network.id],
    ['a neighbour’s id', neighbour!.member.id],
    ['a neighbour’s account', neighbour!.member.accountId],
    ['a neighbour’s passkey', town.othersPasskey],
    ['a neighbour’s session', neighbour!.member.secret],
    ['a neighbour’s mail address', neighbour!.member.email],
    ['an operator’s key', 'operator'],
  ];
}

/** Every value that is tried in a slot whose valid value is `good`. */
export const hostileValues = (town: FuzzTown, good: unknown): Hostile[] => [
  ...EVERYBODYS,
  ...stolen(town),
  TOO_HEAVY,
  ['the good value in a list', [good]],
  ['the good value twice', [good, good]],
  ...(typeof good === 'string' ? around(good) : []),
  ...(isObject(good)
    ? Object.entries(INJECTED).map(([name, value]): Hostile => [`${name} put in`, { ...good, [name]: value }])
    : []),
];

const around = (good: string): Hostile[] => [
  ...mutatorsOf(good),
  ['the good value in spaces', ` ${good} `],
  ['the good value and NUL', `${good}\0`],
  ['the good value in capitals', good.toUpperCase()],
  ['the good value repeated', good.repeat(3)],
];
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
