import { type GraphQLSchema } from 'graphql';
import { generateSync } from 'otplib';
import { policyOf } from '#libs/platform';
import { type Given, type TestApi } from '#libs/testing';
import { type AuthorizationTown } from './authorization-town.fixture.js';
import { suppliesOf } from './townspeople.fixture.js';
import { PASSWORD, SAMPLES, argumentsOf } from './operation-samples.fixture.js';
import { afresh } from './operation-matrix.fixture.js';
import { Capture, Captured, schemaOf } from './probe.fixture.js';
import { calling, everything, objectTypes, rootFields } from '../schema/schema-walk.fixture.js';
import { VIEWERS, asksWhose, mayPass } from './who-may-what.fixture.js';

/** Types that nothing makes yet, or only a browser, or that would take somebody away; and what one would hold. Drop the line when a scenario below reaches it. */
const HAND_MADE: Record<string, object> = {
  AccountErased: { erasedAt: Temporal.Instant.from('2026-11-24T09:00:00Z') },
  AwaitingAnswer: {
    booking: {},
    mentor: {},
    answerBy: Temporal.Instant.from('2026-11-24T09:00:00Z'),
    nextCandidates: 1,
  },
  MentorItem: {
    person: {},
    start: Temporal.Instant.from('2026-11-24T09:00:00Z'),
    end: Temporal.Instant.from('2026-11-24T10:00:00Z'),
    mode: 'VIDEO',
  },
  PasskeyAdded: { passkey: {} },
  Person: { name: 'Somebody' },
  ProviderAsk: { url: 'https://provider.example' },
  SignInProvider: { label: 'A provider' },
};

interface Stage {
  readonly town: AuthorizationTown;
  readonly given: Given;
  readonly api: TestApi;
  /** Asks as somebody and keeps all that comes back. */
  readonly ask: (who: string, query: string, variables?: object, slug?: string) => Promise<Record<string, unknown>>;
}

const PROPOSE = (select: string) => `query ($need: NeedInput!) { propose(need: $need) ${select} }`;
const BOOK = (select: string) =>
  `mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) ${select} }`;

/** What else must happen for every type to be met: the answers that no sample of an operation leads to. */
const SCENARIOS: Record<string, (stage: Stage, select: (type: string) => string) => Promise<void>> = {
  'an offer somebody else took': async ({ ask }, select) => {
    const need = { kind: 'MEETING_ROOM', start: '2026-11-26T09:00:00Z', minutes: 60 };
    const [first, second] = [await offered(ask, 'mentor', need), await offered(ask, 'adviser', need)];
    await ask('mentor', BOOK('{ __typename }'), { token: first, key: 'key-of-the-faster' });
    await ask('adviser', BOOK(select('BookResult')), { token: second, key: 'key-of-the-slower' });
    await ask('mentor', BOOK(select('BookResult')), { token: first, key: 'key-of-a-second-click' });
  },
  'a price that rose': async ({ ask, given }, select) => {
    const token = await offered(ask, 'adviser', { kind: 'DESK_AREA', start: '2026-11-27T09:00:00Z', minutes: 60 });
    await rewrite(given, `update tariff_weight set weight = 2 where tariff_class = 'DESK'`);
    await ask('adviser', BOOK(select('BookResult')), { token, key: 'key-at-the-old-price' });
    await rewrite(given, `update tariff_weight set weight = 1 where tariff_class = 'DESK'`);
  },
  'a booking beyond the monthly limit': async ({ ask }, select) => {
    const need = { kind: 'DESK_AREA', start: '2026-11-27T09:00:00Z', minutes: 720, party: 20 };
    await ask('animator', BOOK(select('BookResult')), {
      token: await offered(ask, 'animator', need),
      key: 'key-beyond-the-limit',
    });
  },
  'a booking that needs a pass': async ({ ask, given }, select) => {
    await rewrite(given, `update tariff set without_pass_basis_points = null`);
    const need = { kind: 'DESK_AREA', start: '2026-11-27T09:00:00Z', minutes: 60 };
    await ask('member of both networks', PROPOSE(select('Proposal')), { need }, 'nantes');
    const token = await offered(ask, 'member of both networks', need, 'nantes');
    await ask('member of both networks', BOOK(select('BookResult')), { token, key: 'key-without-a-pass' }, 'nantes');
  },
  'needs that cannot be met, or are not quite understood': async ({ ask }, select) => {
    const near = { lat: 45.76, lon: 4.85 };
    for (const need of [
      { capability: 'laser-cutting', start: '2026-11-27T03:00:00Z', minutes: 60, near, nearLabel: 'chez moi' },
      { text: 'une découpe laser hier à 14 h' },
      { text: 'quelqu’un pour une levée de fonds' },
    ])
      await ask('member', PROPOSE(select('Proposal')), { need });
  },
  'venues found near a point': async ({ ask }, select) => {
    const filter = { near: { lat: 45.76, lon: 4.85 } };
    const search = `query ($filter: VenueFilter) { searchVenues(filter: $filter) ${select('VenueHitConnection')} }`;
    await ask('member', search, { filter });
  },
  'what is none of one’s own': async ({ ask }, select) => {
    await ask('member', BOOK(select('BookResult')), { token: 'no token', key: 'key-of-nothing' });
  },
  'too many tries': async ({ ask }, select) => {
    const query = `mutation { signInWithPassword(email: "often@spec.example", password: "wrong") ${select('PasswordSignInResult')} }`;
    for (let time = 0; time < 8; time++) await ask('member', query);
  },
  'a ready person of the demonstration': async ({ ask, given, town }) => {
    for (const who of ['mentor', 'facilitator'])
      await given.client.query(`update account set email = $2 where id = $1`, [
        town.people.get(who)!.accountId,
        `${who}@demo.traboule.example`,
      ]);
    await ask('member', `{ demoSignIns { key } }`);
  },
  'a password, a second factor, and both at once': async ({ ask, api }, select) => {
    const code = (name: string) =>
      `mutation ($code: String!) { ${name}(code: $code) ${select(`${name[0]!.toUpperCase()}${name.slice(1)}Result`)} }`;
    const who = 'facilitator';
    const setPassword = `mutation ($password: String!) { setPassword(password: $password) ${select('SetPasswordResult')} }`;
    for (const password of ['court', PASSWORD]) await ask(who, setPassword, { password });
    const { offerSecondFactor } = (await ask(
      who,
      `mutation { offerSecondFactor { ... on SecondFactorOffer { secret } } }`,
    )) as {
      offerSecondFactor: { secret: string };
    };
    const epoch = Math.floor(api.clock.now().epochMilliseconds / 1000);
    const first = generateSync({ secret: offerSecondFactor.secret, epoch });
    const { confirmSecondFactor } = (await ask(who, code('confirmSecondFactor'), { code: first })) as {
      confirmSecondFactor: { codes: string[] };
    };
    await ask(who, `mutation { offerSecondFactor ${select('OfferSecondFactorResult')} }`);
    const signIn = `mutation ($email: String!, $password: String!) { signInWithPassword(email: $email, password: $password) ${select('PasswordSignInResult')} }`;
    await ask(who, signIn, { email: 'facilitator@demo.traboule.example', password: PASSWORD });
    await ask(
      who,
      `mutation { enterSecondFactor(challenge: "old", code: "000000") ${select('EnterSecondFactorResult')} }`,
    );
    await ask(who, code('removeSecondFactor'), { code: confirmSecondFactor.codes[0] });
  },
  // Moves the clock: stays the last.
  'an offer, and a proof of who one is, that are too old': async ({ ask, api }, select) => {
    const token = await offered(ask, 'animator', { kind: 'DESK_AREA', start: '2026-11-30T09:00:00Z', minutes: 60 });
    api.clock.advance({ minutes: 20 });
    await ask('animator', BOOK(select('BookResult')), { token, key: 'key-that-came-late' });
    await ask('animator', `mutation { startAddingPasskey ${select('StartAddingPasskeyResult')} }`);
  },
};

/** Changes what only grows: the triggers that forbid it are off meanwhile. */
const rewrite = (given: Given, text: string) =>
  given.client.query(`set session_replication_role = replica; ${text}; set session_replication_role = default`);

async function offered(ask: Stage['ask'], who: string, need: object, slug?: string): Promise<string> {
  const { propose } = (await ask(who, PROPOSE('{ offers { token } }'), { need }, slug)) as {
    propose: { offers: { token: string }[] };
  };
  if (!propose.offers[0]) throw new Error(`${who} is offered nothing for ${JSON.stringify(need)}`);
  return propose.offers[0].token;
}

/** One of every object type, and of what belongs to people one of each person's: every operation is run by everybody who may, and every
 *  scenario once, on a copy of the town from before anybody left. */
export async function captureAll(town: AuthorizationTown, given: Given, api: TestApi): Promise<Captured> {
  const captured = new Captured();
  const capture = new Capture(api, captured);
  const schema = schemaOf(api);
  const select = (type: string) => everything(schema.getType(type)!);
  const operations = rootFields(schema).map(({ at, root, field }) => {
    const query = calling(root, field, (type) => everything(type));
    return { at, query, policy: policyOf({}, field)! };
  });
  for (const person of town.people.values()) {
    const supplies = suppliesOf(given, town.networkIds[person.network]!);
    for (const [at, sample] of Object.entries(SAMPLES)) {
      const operation = operations.find((one) => one.at === at);
      if (!operation) continue; // the spec tells
      const { query, policy } = operation;
      await afresh(given);
      const mayWho = VIEWERS.includes(person.who) && mayPass(policy, person.who, 'own');
      if (!mayWho && !mayPass(policy, 'member', 'own')) continue; // not for ordinary members
      if (sample.notFor === person.who) continue;
      const variables = await argumentsOf(sample, person, supplies);
      await capture.run(person.who, { slug: person.network, secret: person.secret }, query, variables);
    }
  }
  const stage: Stage = {
    town,
    given,
    api,
    ask: async (who, query, variables, slug = 'lyon') => {
      await given.client.query(`update session set revoked_at = null where revoked_at is not null`); // tries go on being counted
      return capture.run('a scenario', { slug, secret: town.session(who)!.secret }, query, variables);
    },
  };
  for (const scenario of Object.values(SCENARIOS)) await scenario(stage, select);
  for (const [type, object] of Object.entries(HAND_MADE)) {
    if (captured.any(type))
      throw new Error(`${type} can be met now: drop it from HAND_MADE in type-samples.fixture.ts.`);
    captured.keep(type, 'made by hand', object);
  }
  // No member, but somebody: their account is theirs.
  const operator = 'platform operator';
  await capture.run(operator, { slug: 'lyon', secret: town.session(operator)!.secret }, `{ me ${select('Me')} }`);
  return captured;
}

/** Types of which the matrix has no instance, or not one of everybody's where a policy asks whose it is; and what to do. */
export const unmet = (schema: GraphQLSchema, captured: Captured, people: readonly string[]): string[] =>
  objectTypes(schema).flatMap((type) => {
    if (!captured.any(type.name))
      return [
        `${type.name}: no operation leads to one; add a scenario that does to apps/api/test/authorization/type-samples.fixture.ts`,
      ];
    const isSomebodys = Object.values(type.getFields()).some((field) => asksWhose(policyOf(type, field)!));
    const without = isSomebodys ? people.filter((who) => !captured.of(type.name, who)) : [];
    return without.length > 0
      ? [
          `${type.name}: ${without.join(', ')} has none; let apps/api/test/authorization/authorization-town.fixture.ts give everybody one`,
        ]
      : [];
  });
