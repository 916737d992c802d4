import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { coerceInputValue } from 'graphql';
import { seededRandom, violations } from '#libs/testing';
import { SERVER_DECIDED, expectedResults, slowOperations, allowedServerNames } from './fuzz-bases.fixture.js';
import { type Call, type Slot, isOfStaff, slotsOf } from './fuzz-calls.fixture.js';
import { FuzzCampaign, type FuzzCase, baseOf } from './fuzz-campaign.fixture.js';
import { LEAN, documentOf } from './fuzz-documents.fixture.js';
import { parsed } from './fuzz-response-checker.fixture.js';
import { FUZZ_ROLES, FuzzTown } from './fuzz-town.fixture.js';
import { type Hostile, INJECTED, hostileValues } from './fuzz-values.fixture.js';
import { type Snapshot, changed, snapshot } from './fuzz-snapshot.fixture.js';

const LANES = 4;
/**
 * About how many requests are sent. By default each slot gets a sample of the hostile values, another one for each seed;
 * FUZZ_OPERATIONS=200000 sends every value to every slot, and then many combinations.
 */
const OPERATIONS = Number(process.env.FUZZ_OPERATIONS ?? 8_000);
const MIB = 1024 * 1024;

/** Staff may change or book for whom these name; the authorization specs show that nobody else does. */
const NEIGHBOUR_NAMED = ['a neighbour’s id', 'a neighbour’s mail address', 'a neighbour’s booking'];

const chance = seededRandom();
let town: FuzzTown;
let campaign: FuzzCampaign;
let before: Snapshot;
const values = new Map<Slot, Hostile[]>();

beforeAll(async () => {
  Error.stackTraceLimit = 3; // Jest maps every frame of every refusal back to its source, which is slow.

  town = await FuzzTown.start(LANES);
  campaign = await FuzzCampaign.at(town, town.api.app.get(GraphQLSchemaHost).schema);
  for (const slot of campaign.slots) {
    const good = await baseOf(slot, isMutation(slot.call))?.(town, town.callers[0]![1]!);
    const all = hostileValues(town, good);
    values.set(slot, isOfStaff(slot.call) ? all.filter(([name]) => !NEIGHBOUR_NAMED.includes(name)) : all);
  }
  before = await snapshot(town);
}, 60_000);
afterAll(() => town?.end());

const isMutation = (call: Call): boolean => call.operation === 'mutation';
const WHERE = 'in apps/api/test/fuzz/fuzz-bases.fixture.ts';

/** Ten whole offers with everything about their spaces are too expensive for one request; nobody asks for that. */
const LEAN_ONLY = ['Query.addableSpaces'];

describe('the fixtures of the fuzzer', () => {
  it('give every argument and input field a base value', () => {
    const missing = campaign.slots.filter((slot) => !baseOf(slot, isMutation(slot.call)));
    if (missing.length > 0)
      throw new Error(
        `No base value for ${[...new Set(missing.map(({ key }) => key))].join(', ')}. ` +
          `Add to \`baseValues\` ${WHERE}, under this name, a value that the operation accepts; for a mutation the entry ` +
          `also permits callers to send it.`,
      );
  });

  it('name the result of every mutation with base values', () => {
    const missing = campaign.calls.filter((call) => isMutation(call) && !expectedResults[call.name]);
    if (missing.length > 0)
      throw new Error(
        `No expected result for ${missing.map(({ name }) => name).join(', ')} with base values. Add to \`expectedResults\` ` +
          `${WHERE} the __typename of its result; and to \`restoreAfter\` what must be undone before it can be called again.`,
      );
  });

  it('let no mutation take what only the server decides', () => {
    const taken = campaign.slots
      .filter(({ call, input, key }) => isMutation(call) && SERVER_DECIDED.test(input.name) && !allowedServerNames[key])
      .map(({ key }) => key);
    if (taken.length > 0)
      throw new Error(
        `${taken.join(', ')}: who may set this? Give the reason in \`allowedServerNames\` ${WHERE}, or leave it out.`,
      );
  });

  it('have valid base values, with which every call reaches its named result', async () => {
    const wrong: string[] = [];
    for (const call of campaign.calls) {
      for (const slot of [undefined, ...slotsOf(call)]) {
        const refusals = await refusalsOf(call, slot);
        if (refusals) wrong.push(`${slot?.key ?? call.name}:\n  ${refusals.join('\n  ')}`);
      }
    }
    if (wrong.length > 0)
      throw new Error(`The base values ${WHERE} reach no result for any role at\n${wrong.slice(0, 5).join('\n')}`);
    expect(campaign.failures).toEqual([]);
  }, 600_000);

  /** Undefined as soon as one role gets the expected answer. */
  async function refusalsOf(call: Call, slot: Slot | undefined): Promise<string[] | undefined> {
    const refusals: string[] = [];
    for (const [role, name] of FUZZ_ROLES.entries()) {
      const filled = new Set(slot && [...slot.within, slot.key]);
      const { body } = await campaign.send(
        { call, role, hits: [], filled, rich: !slot && !LEAN_ONLY.includes(call.name) },
        town.callers[0]!,
      );
      const { data, errors } = parsed(body) ?? {};
      const result = data?.[call.steps[0]!.field.name] as { __typename?: string } | null | undefined;
      const wanted = expectedResults[call.name];
      if (!errors && result && (!wanted || wanted === result.__typename)) return undefined;
      refusals.push(`${name}: ${body.slice(0, 300)}`);
    }
    return refusals;
  }
});

describe('hostile input', () => {
  it('is refused with a code or stored as plain text, in every argument and field, by every role', async () => {
    const all = campaign.slots.map((slot) =>
      values
        .get(slot)!
        .flatMap((hostile): FuzzCase[] =>
          rolesFor(slot, hostile).map((role) => ({ call: slot.call, role, hits: [{ slot, hostile }] })),
        ),
    );
    const share = Math.min(1, (OPERATIONS * 0.75) / all.flat().length);
    const sample = all.flatMap((cases) => [chance.pick(cases), ...cases.filter(() => chance.next() < share)]);
    await run(share === 1 ? 'every value' : 'a sample of all values', sample.values());
    expect(campaign.failures).toEqual([]);
  }, 600_000);

  it('changes nothing in pairs and triples, as variables or literals, with all fields selected', async () => {
    const each = Math.max(600, Math.ceil((OPERATIONS - campaign.sent) / 2));
    await run('warming up', randomCases(600));
    const levels = [memoryInUse()];
    for (const half of ['first half', 'second half']) {
      await run(half, randomCases(each));
      levels.push(memoryInUse());
    }
    const [, one, two] = levels;
    const grown = { heap: two!.heap - one!.heap, rss: two!.rss - one!.rss };
    console.log(
      `After collecting garbage, ${each} more requests left ${inMib(grown.heap)} of heap, ${inMib(grown.rss)} in all.`,
    );
    expect(campaign.failures).toEqual([]);
    expect(campaign.sent).toBeGreaterThanOrEqual(OPERATIONS * 0.9);
    expect(grown.heap).toBeLessThan(50 * MIB);
    expect(grown.rss).toBeLessThan(50 * MIB);
  }, 3_600_000);

  it('includes unknown arguments, which are refused whatever their name', async () => {
    for (const call of campaign.calls) {
      const document = documentOf(campaign.schema, call, LEAN);
      const last = call.steps.at(-1)!.field.name;
      for (const [name, value] of Object.entries(INJECTED)) {
        const query = document.replace(
          new RegExp(`([ {]${last})\\((?!.*[ {]${last}\\()`),
          `$1(${name}: ${JSON.stringify(value)}, `,
        );
        expect(query).not.toBe(document);
        const { errors } = await town.api.ask('lyon', query, {}, town.callers[0]![3]!.member);
        expect([call.name, name, errors?.[0]?.extensions.code]).toEqual([call.name, name, 'GRAPHQL_VALIDATION_FAILED']);
      }
    }
  }, 600_000);
});

describe('after the attacks', () => {
  it('other people’s data and constant data are unchanged', async () => {
    expect(changed(before, await snapshot(town))).toEqual([]);
  });
  it('nobody has gained a role', async () => {
    // Administrators give the role of a mentor to members made for it; nobody else gives any.
    const callers = town.callers.flat().flatMap(({ member }) => (member ? [member.id] : []));
    expect(
      await town.given.one(
        `select count(*)::int n from role_grant where role <> 'MENTOR' and revoked_at is null and member_id = any($1)`,
        [callers],
      ),
    ).toEqual({ n: 2 * LANES });
  });
  it('the invariants hold', async () => {
    expect(await violations(town.database.url)).toEqual([]);
  });
  it('requests are answered', async () => {
    const { data } = await town.api.ask('lyon', '{ network { name } }');
    expect(data).toEqual({ network: { name: 'Lyon' } });
  });
});

/** A value of the right type is tried by everyone; values of other types fail in validation for every caller. */
function rolesFor({ type, call }: Slot, [, value]: Hostile): number[] {
  const everybody = [...FUZZ_ROLES.keys()];
  try {
    if (typeof value === 'function') return [chance.pick(everybody)];
    if (value !== undefined) coerceInputValue(JSON.parse(JSON.stringify(value)), type);
    if (!slowOperations.includes(call.name)) return everybody;
  } catch {
    // the value is not of the slot’s type
  }
  return [chance.pick(everybody)];
}

function* randomCases(count: number): Generator<FuzzCase> {
  for (let n = 0; n < count; n++) {
    const first = chance.pick(campaign.slots);
    const beside = campaign.slots.filter(
      ({ call, path }) =>
        call === first.call && !path.join().startsWith(first.path.join()) && !first.path.join().startsWith(path.join()),
    );
    const slots = [first, ...(beside.length > 0 ? [chance.pick(beside)] : [])];
    const filled = campaign.slots.filter(({ call }) => call === first.call && chance.next() < 0.2);
    yield {
      call: first.call,
      role: Math.floor(chance.next() * FUZZ_ROLES.length),
      hits: slots.map((slot) => ({ slot, hostile: chance.pick(values.get(slot)!) })),
      filled: new Set(filled.flatMap(({ within, key }) => [...within, key])),
      as: chance.next() < 0.75 ? 'variables' : chance.pick(['quoted', 'bare']),
      rich: chance.next() < 0.05,
    };
  }
}

async function run(what: string, cases: Iterator<FuzzCase>): Promise<void> {
  const [sent, started] = [campaign.sent, performance.now()];
  await campaign.sendAll(cases);
  const seconds = (performance.now() - started) / 1_000;
  const count = campaign.sent - sent;
  console.log(`Fuzz, ${what}: ${count} operations, ${Math.round(count / seconds)} a second, seed ${chance.seed}.`);
}

/** Bytes in use after garbage collection. */
function memoryInUse(): { heap: number; rss: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
}
const inMib = (bytes: number): string => `${(bytes / MIB).toFixed(1)} MiB`;
