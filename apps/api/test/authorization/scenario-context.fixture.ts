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
