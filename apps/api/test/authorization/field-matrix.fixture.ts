import { type GraphQLObjectType } from 'graphql';
import { type Viewer, policyOf } from '#libs/platform';
import { type TestApi } from '#libs/testing';
import { type AuthorizationTown } from './authorization-town.fixture.js';
import { type CapturedObjects, FieldReader, viewerOf } from './probe.fixture.js';
import {
  type Relation,
  UNAUTHENTICATED_VIEWERS,
  VIEWERS,
  dependsOnOwner,
  isAllowed,
  relations,
} from './expected-permissions.fixture.js';

/** Reads every field of the types as every viewer and relation, on an api whose town has had departures. */
export async function checkFields(
  town: AuthorizationTown,
  captured: CapturedObjects,
  api: TestApi,
  types: readonly GraphQLObjectType[],
) {
  const probe = new FieldReader(api);
  const viewers = new Map<string, Viewer>();
  for (const viewer of VIEWERS)
    for (const slug of Object.keys(town.networkIds))
      viewers.set(`${viewer} at ${slug}`, await viewerOf(api, slug, town.session(viewer)?.secret));
  /**
   * An object in this relation to the viewer. Any object of the type serves where the policy does not depend on its
   * owner, but where it must refuse, as if it were of the owner's venue.
   */
  const objectFor = (type: string, policy: string, viewer: string, relation: Relation): unknown => {
    const owner = town.ownerName(viewer, relation);
    const theirs = captured.of(type, owner);
    if (theirs) return theirs;
    const isLetIn = isAllowed(policy, viewer, relation);
    if (isLetIn && dependsOnOwner(policy)) return undefined;
    const any = captured.any(type) as { venueId?: string };
    const venueId = town.people.get(owner)?.desks.venueId;
    return isLetIn || any.venueId === undefined || venueId === undefined ? any : { ...any, venueId };
  };

  const wrong: string[] = [];
  const totals = { fields: 0, checks: 0, let: 0, refused: 0 };
  for (const type of types)
    for (const field of Object.values(type.getFields())) {
      totals.fields++;
      const policy = policyOf(type, field)!;
      for (const viewer of VIEWERS)
        for (const relation of relations) {
          const isLetIn = isAllowed(policy, viewer, relation);
          const asker = viewers.get(`${viewer} at ${town.networkOf(viewer, relation)}`)!;
          const got = await probe.read(asker, type.name, field, objectFor(type.name, policy, viewer, relation));
          totals.checks++;
          totals[isLetIn ? 'let' : 'refused']++;
          const refusal = UNAUTHENTICATED_VIEWERS.includes(viewer) ? 'UNAUTHENTICATED' : 'FORBIDDEN';
          const isRight = isLetIn ? got === 'value' || got === 'null' : got === refusal;
          if (!isRight) wrong.push(`${type.name}.${field.name} (${policy}), ${viewer}, ${relation}: ${got}`);
        }
    }
  return { wrong, totals };
}
