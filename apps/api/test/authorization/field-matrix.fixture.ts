import { type GraphQLObjectType } from 'graphql';
import { type Viewer, policyOf } from '#libs/platform';
import { type TestApi } from '#libs/testing';
import { type AuthorizationTown } from './authorization-town.fixture.js';
import { type Captured, Probe, viewerOf } from './probe.fixture.js';
import { type Relation, STRANGERS, VIEWERS, asksWhose, mayPass, relations } from './who-may-what.fixture.js';

/** Reads every field of the types as every viewer at every relation, on the api of a town that some have left. */
export async function fieldMatrix(
  town: AuthorizationTown,
  captured: Captured,
  api: TestApi,
  types: readonly GraphQLObjectType[],
) {
  const probe = new Probe(api);
  const viewers = new Map<string, Viewer>();
  for (const viewer of VIEWERS)
    for (const slug of Object.keys(town.networkIds))
      viewers.set(`${viewer} at ${slug}`, await viewerOf(api, slug, town.session(viewer)?.secret));
  /** An object in that relation to the viewer; any at all where the policy does not ask whose it is, or nobody's is theirs. */
  const objectFor = (type: string, policy: string, viewer: string, relation: Relation): unknown => {
    const theirs = captured.of(type, town.whose(viewer, relation));
    const mustBeTheirs = asksWhose(policy) && mayPass(policy, viewer, relation);
    return theirs ?? (mustBeTheirs ? undefined : captured.any(type));
  };

  const wrong: string[] = [];
  const totals = { fields: 0, checks: 0, let: 0, refused: 0 };
  for (const type of types)
    for (const field of Object.values(type.getFields())) {
      totals.fields++;
      const policy = policyOf(type, field)!;
      for (const viewer of VIEWERS)
        for (const relation of relations) {
          const isLetIn = mayPass(policy, viewer, relation);
          const asker = viewers.get(`${viewer} at ${town.addressOf(viewer, relation)}`)!;
          const got = await probe.read(asker, type.name, field, objectFor(type.name, policy, viewer, relation));
          totals.checks++;
          totals[isLetIn ? 'let' : 'refused']++;
          const refusal = STRANGERS.includes(viewer) ? 'UNAUTHENTICATED' : 'FORBIDDEN';
          const isRight = isLetIn ? got === 'value' || got === 'null' : got === refusal;
          if (!isRight) wrong.push(`${type.name}.${field.name} (${policy}), ${viewer}, ${relation}: ${got}`);
        }
    }
  return { wrong, totals };
}
