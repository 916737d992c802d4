import { VIEWERS, relations } from './expected-permissions.fixture.js';

/** Prints how much a matrix has checked. */
export function printTotals(matrix: string, totals: object, wrong: readonly string[]): void {
  const counts = { ...totals, viewers: VIEWERS.length, relations: relations.length, unexpected: wrong.length };
  const lines = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  console.log(`${matrix}: ${lines.join(', ')}`);
}
