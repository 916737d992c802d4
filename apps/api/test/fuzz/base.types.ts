import { type Caller, type FuzzTown } from './fuzz-town.fixture.js';

/** A value that the operation accepts from this caller. */
export type Base = (town: FuzzTown, caller: Caller) => unknown;

export type Result = { __typename: string } & Record<string, unknown>;

/** Restores what a successful mutation changed, so that the base values stay valid. */
export type Restore = (town: FuzzTown, caller: Caller, result: Result) => Promise<void> | void;
