import { VIEWERS, relations } from './expected-permissions.fixture.js';

/** Says how much a matrix has checked. */
export function totalsText(matrix: string, totals: object, wrong: readonly string[]): string {
  const counts = { ...totals, viewers: VIEWERS.length, relations: relations.length, unexpected: wrong.length };
  const lines = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return `${matrix}: ${lines.join(', ')}`;
}
