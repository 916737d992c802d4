import { type Relation } from './expected-permissions.fixture.js';
import { type FreshValues } from './fresh-values.fixture.js';
import { type Townsperson } from './townspeople.fixture.js';

/** How an operation is called, and what a permitted viewer gets: `null`, `list`, or a type with its refusal code. */
export interface Sample {
  /**
   * Arguments that identify a person's objects. Without it the operation concerns only the viewer and is tried once
   * per network.
   */
  readonly argsFor?: (at: Townsperson, supplies: FreshValues) => object | Promise<object>;
  readonly args?: (supplies: FreshValues) => object | Promise<object>;
  readonly answer: (viewer: string, relation: Relation) => string;
  /** Viewers who are refused whichever object they name, so nothing can be captured from their answers. */
  readonly exceptFor?: string;
}
