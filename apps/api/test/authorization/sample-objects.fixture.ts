import { type GraphQLSchema } from 'graphql';
import { policyOf } from '#libs/platform';
import { type Given, type TestApi } from '#libs/testing';
import { type AuthorizationTown } from './authorization-town.fixture.js';
import { freshValuesFor } from './fresh-values.fixture.js';
import { type ScenarioContext } from './scenario-context.fixture.js';
import { SCENARIOS } from './scenarios.fixture.js';
import { SAMPLES, argumentsOf } from './operation-samples.fixture.js';
import { resetSessions } from './operation-matrix.fixture.js';
import { ObjectRecorder, CapturedObjects, schemaOf } from './probe.fixture.js';
import { documentCalling, selectAll, objectTypes, rootFields } from '../schema/schema-walk.fixture.js';
import { VIEWERS, dependsOnOwner, isAllowed } from './expected-permissions.fixture.js';

/**
 * Types that nothing creates yet, only a browser can, or that would delete an account, with an instance of each. Remove the line when a scenario
 * reaches the type.
 */
const HAND_MADE_OBJECTS: Record<string, object> = {
  AccountErased: { erasedAt: Temporal.Instant.from('2026-11-24T09:00:00Z') },
  PasskeyAdded: { passkey: {} },
  ProviderAsk: { url: 'https://provider.example' },
  SignInProvider: { label: 'A provider' },
};

/**
 * Captures one object of every type, and one per person where objects belong to people: every permitted viewer runs
 * every operation, and every scenario runs once, on a copy of the town before anyone left.
 */
export async function captureObjects(town: AuthorizationTown, given: Given, api: TestApi): Promise<CapturedObjects> {
  const captured = new CapturedObjects();
  const capture = new ObjectRecorder(api, captured);
  const schema = schemaOf(api);
  const select = (type: string) => selectAll(schema.getType(type)!);
  const operations = rootFields(schema).map(({ at, root, field }) => {
    const query = documentCalling(root, field, (type) => selectAll(type));
    return { at, query, policy: policyOf({}, field)! };
  });
  for (const person of town.people.values()) {
    const supplies = freshValuesFor(given, town.networkIds[person.network]!);
    // Queries first: what they return is in every copy of the town, and what mutations make is not.
    const samples = Object.entries(SAMPLES).toSorted(
      ([a], [b]) => Number(b.startsWith('Query.')) - Number(a.startsWith('Query.')),
    );
    for (const [at, sample] of samples) {
      const operation = operations.find((one) => one.at === at);
      if (!operation) continue; // the spec reports it
      const { query, policy } = operation;
      await resetSessions(given);
      const mayWho = VIEWERS.includes(person.who) && isAllowed(policy, person.who, 'own');
      if (!mayWho && !isAllowed(policy, 'member', 'own')) continue; // the sample is not for ordinary members
      if (sample.exceptFor === person.who) continue;
      const variables = await argumentsOf(sample, person, supplies);
      await capture.run(person.who, { slug: person.network, secret: person.secret }, query, variables);
    }
  }
  const stage: ScenarioContext = {
    town,
    given,
    api,
    ask: async (who, query, variables, slug = 'lyon', owner = 'a scenario') => {
      await given.client.query(`update sign_in_session set revoked_at = null where revoked_at is not null`); // keeps the counters of attempts, unlike `afresh`
      return capture.run(owner, { slug, secret: town.session(who)!.secret }, query, variables);
    },
  };
  for (const scenario of Object.values(SCENARIOS)) await scenario(stage, select);
  for (const [type, object] of Object.entries(HAND_MADE_OBJECTS)) {
    if (captured.any(type))
      throw new Error(
        `${type} is now reached by an operation or a scenario: remove it from HAND_MADE_OBJECTS in sample-objects.fixture.ts.`,
      );
    captured.add(type, 'made by hand', object);
  }
  // Not a member, but the owner of an account.
  const operator = 'platform operator';
  await capture.run(operator, { slug: 'lyon', secret: town.session(operator)!.secret }, `{ me ${select('Me')} }`);
  return captured;
}

/** Types of which only a mentor has objects: those of a colleague, who is one, are enough. */
const OF_MENTORS: readonly string[] = ['MentorWaitOffer'];

/**
 * Types of which the matrix lacks an instance, or an instance per person where a policy depends on the owner; with
 * what to do.
 */
export const typesWithoutSample = (
  schema: GraphQLSchema,
  captured: CapturedObjects,
  people: readonly string[],
): string[] =>
  objectTypes(schema).flatMap((type) => {
    if (!captured.any(type.name))
      return [
        `${type.name}: no operation returns one; add a scenario that does to apps/api/test/authorization/scenarios.fixture.ts`,
      ];
    const isSomebodys = Object.values(type.getFields()).some((field) => dependsOnOwner(policyOf(type, field)!));
    const without =
      isSomebodys && !OF_MENTORS.includes(type.name) ? people.filter((who) => !captured.of(type.name, who)) : [];
    return without.length > 0
      ? [
          `${type.name}: ${without.join(', ')} has none; create one for everyone in apps/api/test/authorization/authorization-town.fixture.ts`,
        ]
      : [];
  });
