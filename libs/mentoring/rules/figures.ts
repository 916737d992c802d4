/** Below this number, what people did is not shown: it could be one person’s. */
export const SMALLEST_SHOWN = 5;

/** Requests and answers are counted over this many days. */
export const COVERAGE_DAYS = 90;

/** A count that is safe to show: 0, or at least five; null in between. */
export const safeCount = (count: number): number | null => (count > 0 && count < SMALLEST_SHOWN ? null : count);

/** A part of a whole as a percentage; null where the whole is too small to say something about nobody in particular. */
export const safePercent = (part: number, whole: number): number | null =>
  whole < SMALLEST_SHOWN ? null : Math.round((100 * part) / whole);

/** One figure of what a skill has at a stage. */
export interface CoverageFacts {
  readonly skill: string;
  readonly stage: string;
}

/** Counts by skill and stage, as a table of rows by skill with one number for each stage. */
export function tableOf(
  counts: readonly (CoverageFacts & { readonly n: number })[],
  stages: readonly string[],
): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const { skill, stage, n } of counts) {
    const at = stages.indexOf(stage);
    if (at < 0) continue;
    const row = rows.get(skill) ?? stages.map(() => 0);
    row[at] = (row[at] ?? 0) + n;
    rows.set(skill, row);
  }
  return rows;
}
