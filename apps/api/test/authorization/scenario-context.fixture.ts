import { type Given, type TestApi } from '#libs/testing';
import { type AuthorizationTown } from './authorization-town.fixture.js';

export interface ScenarioContext {
  readonly town: AuthorizationTown;
  readonly given: Given;
  readonly api: TestApi;
  /** Runs an operation as a person and keeps all objects of the answer, as nobody’s unless an owner is named. */
  readonly ask: (
    who: string,
    query: string,
    variables?: object,
    slug?: string,
    owner?: string,
  ) => Promise<Record<string, unknown>>;
}

export const PROPOSE = (select: string) => `query ($need: NeedInput!) { propose(need: $need) ${select} }`;
export const BOOK = (select: string) =>
  `mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) ${select} }`;

/** The token of the first offer for a need of a person. */
export async function offerToken(
  ask: ScenarioContext['ask'],
  who: string,
  need: object,
  slug?: string,
): Promise<string> {
  const { propose } = (await ask(who, PROPOSE('{ offers { token } }'), { need }, slug)) as {
    propose: { offers: { token: string }[] };
  };
  if (!propose.offers[0]) throw new Error(`${who} gets no offer for ${JSON.stringify(need)}`);
  return propose.offers[0].token;
}

/** Books the first offer for a need of a person. @returns its code */
export async function bookAs(ask: ScenarioContext['ask'], who: string, need: object): Promise<string> {
  const variables = { token: await offerToken(ask, who, need), key: `key-of-${who}-${JSON.stringify(need)}` };
  const { book } = await ask(who, BOOK('{ __typename ... on Confirmed { booking { code } } }'), variables);
  const { booking } = book as { booking?: { code: string } };
  if (!booking) throw new Error(`${who} cannot book ${JSON.stringify(need)}: ${JSON.stringify(book)}`);
  return booking.code;
}

/** By name. `select` gives the fields of a type. */
export type Scenarios = Record<string, (stage: ScenarioContext, select: (type: string) => string) => Promise<void>>;
